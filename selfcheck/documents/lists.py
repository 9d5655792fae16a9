"""The lists that units fill in, and what their columns are called: on printed sheets, in Word and in Excel alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..plan.text import Text


class Column(NamedTuple):
    """A column: what it holds, the same word in every list, and its heading."""

    id: str
    title: Text


def columns(kind: str, _: Callable[[str], Text], *, by_points: bool = False) -> list[Column]:
    """The columns of a list, in order; `_` is the language's gettext, `by_points` whether scores are out of points.

    `checklist`: to tick by hand. `assessment`: with everything to be filled in (on paper, `filled`, without those
    that only a file needs). `gaps`: what to put right. `changes`: since the earlier period. `plan-changes`: since the
    plan's earlier version.
    `evidence`: which documents there are.
    """
    remedy = [Column("action", _("整改措施")), Column("post", _("责任岗位")), Column("due", _("完成时限"))]
    number, measure, text = Column("number", _("序号")), Column("measure", _("措施")), Column("text", _("要求"))
    evidence, note = Column("evidence", _("佐证材料")), Column("note", _("存在问题（备注）"))
    rating, checked = Column("rating", _("自评")), Column("checked", _("考评得分"))
    about = Column("text", _("对应要求"))
    match kind:
        case "checklist":
            return [number, text, Column("boxes", _("自评（打√）")), evidence, note]
        case "assessment":
            method, score, na = (
                Column("method", _("评分方式")),
                Column("score", _("得分")),
                Column("na", _("不适用的理由")),
            )
            seen_through = [
                Column("state", _("整改进展")),
                Column("closed_on", _("完成日期")),
                Column("proof", _("完成佐证")),
            ]
            return [number, measure, text, method, rating, score, na, evidence, note, checked, *remedy, *seen_through]
        case "filled":
            return [
                number,
                measure,
                text,
                rating,
                Column("score", _("得分") if by_points else _("得分（满分 100）")),
                evidence,
                note,
                checked,
            ]
        case "gaps":
            return [number, about, Column("note", _("存在问题")), *remedy, Column("done", _("完成情况"))]
        case "changes":
            return [number, text, Column("before", _("上一周期")), Column("after", _("本期"))]
        case "plan-changes":
            return [Column("was", _("原来的要求")), Column("text", _("现在的要求")), rating]
        case "evidence":
            return [number, about, Column("material", _("材料名称和存放处")), Column("remark", _("备注"))]
        case _:
            raise ValueError(kind)

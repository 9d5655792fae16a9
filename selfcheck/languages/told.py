"""What is told of a requirement beside its text: which facts, and in what order, on pages and in documents alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..plan.scale_kinds import Typed
from ..plan.text import Text, filled

if TYPE_CHECKING:
    from ..plan.model import Requirement, Sector
    from .edition import Edition


class Told(NamedTuple):
    """One fact: what it is about, and its words as pieces to set one after another, each in its own language."""

    about: str
    pieces: list[Text]


def rules_of_typed(edition: Edition) -> list[Text]:
    """How typed numbers become scores, for each kind of scale that the plan uses."""
    kinds = dict.fromkeys(scale.kind for scale in edition.plan.scales.scales)
    return [kind.rule(edition.gettext) for kind in kinds if isinstance(kind, Typed)]


def how_often(edition: Edition, requirement: Requirement) -> list[Told]:
    """In a few words each, for a single line: how binding it is, how often, for whom, how many, the points."""
    _ = edition.gettext
    found: list[Told] = []
    if requirement.level:
        found.append(Told("level", [edition.level(requirement.level)]))
    if requirement.period:
        found.append(Told("period", [edition.period(requirement.period)]))
    if requirement.per:
        found.append(Told("per", list(filled(_("对象：每个{per}"), {"per": requirement.per}))))
    if requirement.target:
        found.append(Told("target", [_("目标："), Text(f"{requirement.target:g}", edition.language)]))
    if requirement.points:
        label = _("加分：") if requirement.bonus else _("分值：")
        found.append(Told("points", [label, Text(f"{requirement.points:g}", edition.language)]))
    if requirement.deduct:
        words = _("每个问题扣 {points} 分") if requirement.points else _("每个问题从合计中扣 {points} 分")
        number = Text(f"{requirement.deduct:g}", edition.language)
        found.append(Told("deduct", list(filled(words, {"points": number}))))
    if requirement.veto:
        found.append(Told("veto", [_("一票否决")]))
    return found


def told(edition: Edition, sector: Sector, requirement: Requirement) -> list[Told]:
    """A line or more each: when it applies, what could show that it is met, how that is checked, a note, a warning."""
    _ = edition.gettext
    found: list[Told] = []
    if requirement.when:
        found.append(Told("condition", [_("适用条件："), *edition.condition(sector, requirement.when.tree)]))
    if requirement.requires:
        other, grade = edition.plan.sector(requirement.requires.sector), edition.plan.grade(requirement.requires.grade)
        words = _("前提：“{sector}”的自查达到“{grade}”或者更高等次。")
        found.append(Told("requires", list(filled(words, {"sector": other.title, "grade": grade.label}))))
    if other_one := sector.answered_with(requirement):
        number = Text(sector.number(other_one), edition.language)
        found.append(
            Told("same", list(filled(_("与 {number} 一起自评：填一处，另一处随之填写。"), {"number": number})))
        )
    if requirement.evidence:
        comma = Text(_("、"), edition.language)
        listed = [piece for item in requirement.evidence for piece in (comma, item)][1:]
        found.append(Told("evidence", [_("可供参考的材料："), *listed]))
    if requirement.method:
        found.append(Told("method", [_("检查方式："), requirement.method]))
    if requirement.note:
        found.append(Told("note", [_("说明："), requirement.note]))
    if requirement.needs:
        words = {
            "evidence": _("填最好一档的，须写明材料名称和存放处。"),
            "note": _("填最好一档的，须在备注里说明。"),
        }
        found.append(Told("needs", [words[requirement.needs]]))
    if requirement.sensitive:
        found.append(Told("sensitive", [_("只记材料名称和存放处，不记个人信息。")]))
    return found

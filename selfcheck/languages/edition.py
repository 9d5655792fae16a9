"""The site in one language: the plan, the interface's texts, and what pages and documents say in the same words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..plan.text import Text
from .messages import texts

if TYPE_CHECKING:
    import datetime

    from ..plan.condition import Tree
    from ..plan.model import Facet, Plan, Sector
    from .catalogues import Catalogue


# Texts of the interface that do nothing but name a part of a plan, and the plan's own word for it (`frame.Words`).
NAMES = {
    "单位类型": "sector",
    "按单位类型": "sector",
    "措施": "measure",
    "各项措施": "measure",
    "具体措施": "measure",
    "项措施": "measures",
    "要求": "requirement",
    "对应要求": "requirement",
    "条要求": "requirements",
}


@dataclass(frozen=True)
class Edition:
    """The plan translated, and the interface's texts."""

    language: str
    plan: Plan
    ui: Catalogue

    @cached_property
    def drafts(self) -> dict[str, Text]:
        """The translations shown that nobody has reviewed, and what stands for each where nothing can mark it."""
        drafts = [*(text for text in texts(self.plan) if text.draft), *self.ui.drafts()]
        return {str(text): text.firm for text in drafts}

    def gettext(self, source: str) -> Text:
        """An interface text, in this language where the catalogue has it; the plan's own word where it
        has one in this language."""
        own: Text | None = getattr(self.plan.frame.words, NAMES.get(source, ""), None)
        return own if own and own.lang == self.language else self.ui.text(None, source)

    def draft_remark(self) -> Text:
        """The remark at the head of whatever shows drafts: the edition is a preview."""
        _ = self.gettext
        return _("这一语言版是预览版：译文不全，其中有未经审核的草稿，以方案原文为准。")

    def day(self, date: datetime.date) -> Text:
        """A date as it is written in this language."""
        _ = self.gettext
        pattern = _("{year}年{month}月{day}日")
        return Text(pattern.format(year=date.year, month=date.month, day=date.day), pattern.lang, pattern.draft)

    def issued(self) -> Text | None:
        """When the plan was issued, as far as it says: the day, the year, or nothing."""
        _, frame = self.gettext, self.plan.frame
        if frame.date:
            return self.day(frame.date)
        pattern = _("{year}年")
        return Text(pattern.format(year=frame.year), pattern.lang, pattern.draft) if frame.year else None

    def level(self, name: str) -> Text:
        """How binding a requirement is; `name` as in `Requirement.level`."""
        _ = self.gettext
        return {"must": _("必须"), "should": _("应当"), "may": _("可以")}[name]

    def plan_title(self) -> Text:
        """The plan's title as one names a document: in Chinese within 《》 (GB/T 15834)."""
        title = self.plan.frame.title
        if title.lang.startswith("zh") and not title.startswith("《"):
            return Text(f"《{title}》", title.lang, title.draft)
        return title

    def period(self, name: str) -> Text:
        """How often something is to happen; `name` as in `Requirement.period`."""
        _ = self.gettext
        names = {
            "week": _("每周"),
            "month": _("每月"),
            "quarter": _("每季度"),
            "half-year": _("每半年"),
            "semester": _("每学期"),
            "year": _("每年"),
        }
        return names[name]

    def options(self, facet: Facet) -> dict[str, Text]:
        """A facet's answers: id -> what it is called."""
        _ = self.gettext
        if facet.options:
            return {option.id: option.label for option in facet.options}
        return {"yes": _("是"), "no": _("否")}

    def condition(self, sector: Sector, tree: Tree) -> list[Text]:
        """The questions and the answers to them under which a requirement applies, as pieces to set one after another;
        `tree` as in `Requirement.when`."""
        _ = self.gettext
        if "facet" in tree:
            facet = next(facet for facet in sector.facets if facet.id == tree["facet"])
            blank, options = Text(" ", self.language), self.options(facet)
            if "is" in tree:
                return [facet.question, blank, options[tree["is"]]]
            return [facet.question, blank, _("不是"), blank, options[tree["not"]]]
        word = _("，并且") if "all" in tree else _("，或者")
        pieces: list[Text] = []
        for part in tree.get("all") or tree["any"]:
            said = self.condition(sector, part)
            pieces += [word] if pieces else []
            pieces += said if "facet" in part else [_("（"), *said, _("）")]
        return pieces

"""The texts of a document: each keeps its language, and the document knows what it must own up to."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from ..languages.told import how_often, told
from ..plan import markdown
from ..plan.text import Text, filled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..languages.edition import Edition
    from ..plan.model import Facet, Requirement, Sector
    from ..plan.scale_kinds import Typed
    from ..plan.scales import Scale

_WIDE = re.compile("[\u2e80-\uffef□“”]")
_NUMERALS = "〇一二三四五六七八九"


class Words:
    """The texts of one edition, for one document. Notes which drafts and untranslated texts it used."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.language = edition.language
        self._drafts = False
        self._foreign = False

    def gettext(self, source: str) -> Text:
        """An interface text."""
        return self.text(self.edition.gettext(source))

    def text(self, text: str) -> Text:
        """A text of the plan as it will be shown; a bare string counts as one of the edition's language."""
        if not isinstance(text, Text):
            return Text(text, self.language)
        self._drafts |= text.draft
        self._foreign |= text.lang != self.language
        return text

    @staticmethod
    def code(text: str) -> Text:
        """An id: in no language (zxx), so in Latin letters' font, and of no concern to a spelling checker."""
        return Text(text, "zxx")

    def fill(self, template: Text, **values: str | Iterable[str]) -> list[Text]:
        """`template` with each {name} replaced, as the pieces to set one after another."""
        pieces: list[Text] = []
        for piece in filled(template, values):
            inner = [piece] if isinstance(piece, str) else piece
            pieces += [self.text(text) for text in inner if text]
        return pieces

    def remarks(self) -> list[Text]:
        """What must stand at the top of a document that shows drafts or untranslated texts. Ask when it is written."""
        _ = self.edition.gettext
        remarks = []
        if self._drafts:
            remarks.append(self.edition.draft_remark())
        if self._foreign:
            remarks.append(_("还没有译文的文字以原来的语言显示。"))
        return remarks

    # --- sentences that several documents share ---

    def source(self) -> list[Text]:
        """A line that names the plan and, where it is known, its date."""
        _, issued = self.gettext, self.edition.issued()
        date = [Text(" · ", self.language), self.text(issued)] if issued else []
        return [_("依据："), self.text(self.edition.plan_title()), *date]

    def options(self, facet: Facet) -> list[tuple[str, Text]]:
        """A facet's answers: id and text."""
        return [(name, self.text(label)) for name, label in self.edition.options(facet).items()]

    def small_print(self, sector: Sector, requirement: Requirement) -> list[Text]:
        """A requirement's id within the plan, and before it the word that says what it is; behind it, how often."""
        _, between = self.gettext, Text(" · ", self.language)
        # With a blank, also after a full-width colon: else LibreOffice tears the id apart rather than start a line.
        colon = _("：")
        return [
            _("编号"),
            Text(f"{colon.rstrip()} ", colon.lang, colon.draft),
            self.code(sector.full_id(requirement)),
            *(
                piece
                for fact in how_often(self.edition, requirement)
                for piece in (between, *map(self.text, fact.pieces))
            ),
        ]

    def told(self, sector: Sector, requirement: Requirement, *about: str) -> list[list[Text]]:
        """What is told of a requirement: each fact in a line of its own, of those that are asked for."""
        facts = told(self.edition, sector, requirement)
        return [[self.text(piece) for piece in fact.pieces] for fact in facts if fact.about in about]

    def details(self, requirement: Requirement) -> list[list[Text]]:
        """A requirement's details, a line each; an item with its sign, a link with its address."""
        found: list[list[Text]] = []
        for block in markdown.parse(requirement.details) if requirement.details else []:
            for number, runs in enumerate(block.lines, block.first or 0):
                sign = "" if not block.listed else "• " if block.first is None else f"{number}. "
                line = [Text(sign, self.language)] if sign else []
                for run in runs:
                    line.append(self.text(run.text))
                    if run.link and run.text != run.link:
                        line.append(self.code(f" <{run.link.removeprefix('mailto:')}>"))
                found.append(line)
        return found

    def ratings(self, scale: Scale) -> list[tuple[str, Text, float, Text]]:
        """A scale's levels: id, label, value, meaning; none for a count.

        Labels differ from each other and from `not_applicable`, because a sheet finds the level by its label.
        """
        rows: list[tuple[str, Text, float, Text]] = []
        taken = {str(self.not_applicable()).casefold()}
        for rating in scale.ratings or []:
            label = self.text(rating.label)
            if label.casefold() in taken:
                label = Text(f"{label} ({rating.id})", label.lang, label.draft)
            taken.add(label.casefold())
            rows.append((rating.id, label, rating.value, self.text(rating.meaning)))
        return rows

    def states(self) -> list[tuple[str, Text]]:
        """How far the putting right of something is: id and label. `open` stands in no file: it is the want of any."""
        _ = self.gettext
        return [("open", _("未开始")), ("under-way", _("进行中")), ("closed", _("已完成"))]

    def prompt(self, kind: Typed) -> list[Text]:
        """What stands before the line for a number."""
        return [kind.prompt(self.gettext), self.gettext("：")]

    def not_applicable(self) -> Text:
        """The answer that takes a requirement out of the score, for a reason."""
        _ = self.gettext
        return _("不适用")

    def ordinal(self, number: int) -> str:
        """A heading's number with its mark: 十二、 in Chinese documents, 12. elsewhere; 100、 from a hundred on."""
        if not self.language.startswith("zh"):
            return f"{number}. "
        tens, ones = divmod(number, 10)
        if tens > 9:
            return f"{number}、"
        numeral = ("" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十") + (
            _NUMERALS[ones] if ones or not tens else ""
        )
        return f"{numeral}、"


def packed(labels: list[Text], ems: float, between: float) -> list[list[Text]]:
    """Labels in lines of at most `ems`, so that none is torn apart; `between` is what each takes besides its text."""
    rows: list[list[Text]] = []
    left = 0.0
    for label in labels:
        need = width(label) + between
        if not rows or need > left:
            rows.append([])
            left = ems
        left -= need
        rows[-1].append(label)
    return rows


def lines(text: str, points: float, size: float) -> int:
    """How many lines a text takes in a column `points` wide, in type of `size` points, roughly."""
    return sum(max(1, math.ceil(width(line) * size / (points * 0.93))) for line in text.split("\n"))


def width(text: str) -> float:
    """How wide a text is, in ems, roughly: to decide what fits on a line."""
    return (len(text) + len(_WIDE.findall(text))) / 2

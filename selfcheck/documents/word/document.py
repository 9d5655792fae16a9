"""The checklist of one sector as a Word document, to be filled in by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...plan.scale_kinds import Typed
from ..fonts import BOX_FONT, fonts_of
from ..lists import columns
from ..wording import Words, packed
from . import xml
from .file import word_file
from .parts import Writer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...languages.edition import Edition
    from ...plan.model import Measure, Plan, Requirement, Sector
    from ...plan.text import Text

# Millimetres; together the 156 of the type area.
_COLUMNS = (11, 61, 41, 24, 19)
# In one font for every script: else a program may take a box from another font than the next.
_BOX = xml.run("□", xml.font(BOX_FONT, BOX_FONT.body))


def word_document(edition: Edition, sector: Sector) -> bytes:
    """The .docx of a sector of the edition's plan. The same data always give the same bytes."""
    checklist, frame = _Checklist(edition, sector), edition.plan.frame
    fonts = fonts_of(edition.language)
    properties = {
        "title": "".join(checklist.title()),
        "subject": str(frame.title),
        "author": str(frame.site_name),
        "last_modified_by": str(frame.site_name),
        "comments": "",
        "keywords": "",
        "language": fonts.tag,
    }
    return word_file(fonts, checklist.blocks(), properties, frame.stamp)


class _Checklist:
    """The paragraphs and tables of a checklist, as xml.py gives them."""

    def __init__(self, edition: Edition, sector: Sector) -> None:
        self.plan: Plan = edition.plan
        self.sector = sector
        self.words = Words(edition)
        self.writer = Writer(edition.language)

    def title(self) -> list[Text]:
        """What the checklist is called, in pieces."""
        _ = self.words.gettext
        return self.words.fill(_("{sector}自查核对清单"), sector=self.sector.title)

    def blocks(self) -> list[str]:
        """The whole checklist, from top to bottom."""
        top = list(self._top())
        rest = list(self._rest())
        # Only now is it known whether drafts were used.
        remarks = [self.writer.paragraph(remark, "Small Print") for remark in self.words.remarks()]
        return top + remarks + rest

    def _top(self) -> Iterator[str]:
        """Title, facts, disclaimer."""
        _, words, writer = self.words.gettext, self.words, self.writer
        yield writer.paragraph(self.title(), "Title")
        yield writer.paragraph(words.source(), "Small Print", centred=True)
        facts = (("", _("单位：")), (" ", _("自评周期：")), (" ", _("填表日期：")))
        lines = "".join(writer.runs(fact) + xml.TAB for fact in facts)
        yield xml.paragraph(lines, lines_to=(62, 108, 156), before=8, after=6)
        yield writer.paragraph(words.text(self.plan.scales.disclaimer), "Small Print")

    def _rest(self) -> Iterator[str]:
        _ = self.words.gettext
        purpose = _("本表供打印以后手工填写。要交电子文件，请用 Excel 自评表，或者网页上“保存到文件”得到的文件。")
        yield self.writer.paragraph(purpose, "Small Print")
        if self.sector.facets:
            yield from self._facets()
        for position, measure in enumerate(self.sector.measures, 1):
            yield self._space()
            if group := self.sector.begun_by(measure):
                title = [f"{group.number} " if group.number else "", self.words.text(group.title)]
                yield self.writer.paragraph(title, "Heading 1", after=4, keep_with_next=True)
            yield self._measure(position, measure)
        yield from self._meeting()
        yield self._space()
        yield self._signatures()
        # Word wants a paragraph after the last table; a small one, so that it starts no page of its own.
        yield self.writer.paragraph("", "Small Print", height=1)

    def _space(self) -> str:
        """Space between tables; without a paragraph Word would join them."""
        return self.writer.paragraph("", "Small Print")

    def _facets(self) -> Iterator[str]:
        _, words, writer = self.words.gettext, self.words, self.writer
        yield self._space()
        yield writer.paragraph(_("单位情况"), "Heading 1", after=4)
        table = xml.Table((96, 60), _("单位情况"))
        writer.head(table, (_("有些要求只适用于具备相应情况的单位："), _("回答（打√）")))
        for facet in self.sector.facets:
            question = writer.paragraph(words.text(facet.question), "Table Text")
            table.row(question, self._boxes([label for _id, label in words.options(facet)], 60))
        yield str(table)

    def _measure(self, position: int, measure: Measure) -> str:
        """The table of a measure, which is the `position`th."""
        words = self.words
        title = words.text(measure.title)
        table = xml.Table(_COLUMNS, title)
        heads = [column.title for column in columns("checklist", words.gettext)]
        number = f"{measure.number} " if measure.number else words.ordinal(position)
        self.writer.head(table, heads, [number, title])
        for requirement in measure.requirements:
            order = self.writer.paragraph(self.sector.number(requirement), "Table Text", centred=True)
            table.row(order, self._requirement(requirement), self._answer(requirement), "", "")
        return str(table)

    def _requirement(self, requirement: Requirement) -> str:
        """The requirement, and below it in small type its id and what else is to be known of it."""
        words, writer = self.words, self.writer
        text = writer.paragraph(words.text(requirement.text), "Table Text")
        facts = words.told(
            self.sector,
            requirement,
            "condition",
            "requires",
            "same",
            "evidence",
            "method",
            "note",
            "needs",
            "sensitive",
        )
        small = [words.small_print(self.sector, requirement), *words.details(requirement), *facts]
        return text + "".join(writer.paragraph(each, "Small Print") for each in small)

    def _answer(self, requirement: Requirement) -> str:
        scale, words = self.plan.scale(requirement.scale), self.words
        line = self._line(words.prompt(scale.kind), _COLUMNS[2] - 8) if isinstance(scale.kind, Typed) else ""
        labels = [label for _id, label, *_rest in words.ratings(scale)]
        never = requirement.na == "never"
        return line + self._boxes([*labels, *([] if never else [words.not_applicable()])], _COLUMNS[2])

    def _boxes(self, labels: list[Text], room: float) -> str:
        """Boxes to tick, as many on a line as there is room for (in millimetres), none torn apart."""
        between = self.writer.runs("  ")
        return "".join(
            xml.paragraph(between.join(_BOX + self.writer.runs(label) for label in line), "Box")
            for line in packed(labels, (room - 3) / 3.7, 1.5)  # a character of 10.5 points has 3.7 mm
        )

    def _line(self, label: str | Iterable[str], end: float) -> str:
        """A label and a line to write on, up to `end` millimetres."""
        return xml.paragraph(self.writer.runs(label) + xml.TAB, "Table Text", lines_to=[end])

    def _meeting(self) -> Iterator[str]:
        _ = self.words.gettext
        # On a page of its own: it is signed and filed, with the checklist or without.
        yield self.writer.paragraph(_("会议记录"), "Heading 1", new_page=True, after=4)
        table = xml.Table((28, 50, 28, 50), _("会议记录"))
        table.row(self._label(_("会议名称")), "", height=9)
        for first, second in ((_("时间"), _("地点")), (_("主持人"), _("记录人")), (_("应到人数"), _("实到人数"))):
            table.row(self._label(first), "", self._label(second), "", height=9)
        for label, height in ((_("议题"), 20), (_("讨论情况"), 30), (_("决议"), 30)):
            table.row(self._label(label), "", height=height)
        yield str(table)

    def _label(self, text: str) -> str:
        return self.writer.paragraph(text, "Table Head", centred=True)

    def _signatures(self) -> str:
        """Who filled in, who checked, who answers for it: lines to sign by hand."""
        _ = self.words.gettext
        table = xml.Table((52, 52, 52), _("签字"), style="")
        table.row(*(self._line(label, 46) for label in (_("填表人："), _("审核人："), _("负责人："))), height=11)
        stamp = self.writer.paragraph(_("（盖章）"), "Table Text", centred=True)
        table.row("", stamp, self._line(_("日期："), 46), height=11)
        return str(table)

"""The checklist of one sector as a Word document, to be filled in by hand or on the screen."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ..model import Measure, Plan, Requirement, Sector
from ..site import Edition
from ..zipped import moment, repacked
from .fonts import BOX_FONT, fonts_of
from .word_parts import add_head, add_row, add_table, put, write
from .word_styles import set_font, set_up
from .words import Words, packed

# Millimetres; together the 156 of the type area.
_COLUMNS = (11, 61, 41, 24, 19)
_BOX = "□"


def word_document(edition: Edition, sector: Sector) -> bytes:
    """The .docx of a sector of the edition's plan. The same data always give the same bytes."""
    return _Checklist(edition, sector).save()


class _Checklist:
    def __init__(self, edition: Edition, sector: Sector) -> None:
        self.plan: Plan = edition.plan
        self.sector = sector
        self.words = Words(edition)
        self.language = edition.language
        self.document: WordDocument = Document()
        set_up(self.document, fonts_of(edition.language))
        remarks = self._top()
        if sector.facets:
            self._facets()
        number = 0
        for position, measure in enumerate(sector.measures, 1):
            self._measure(position, measure, number)
            number += len(measure.requirements)
        self._meeting()
        self._signatures()
        # Only now is it known whether drafts were used.
        for remark in self.words.remarks():
            self._write(remarks.insert_paragraph_before("", "Small Print"), remark)
        remarks._p.getparent().remove(remarks._p)
        self._properties()

    def save(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return repacked(stream.getvalue(), self.plan.frame.date)

    def _write(self, paragraph: Paragraph, texts: object) -> Paragraph:
        return write(paragraph, texts, self.language)  # type: ignore[arg-type]

    def _put(self, cell: _Cell, texts: object, style: str = "Table Text") -> Paragraph:
        return put(cell, texts, self.language, style)  # type: ignore[arg-type]

    def _paragraph(self, texts: object, style: str = "Normal") -> Paragraph:
        return self._write(self.document.add_paragraph("", style), texts)

    def _space(self) -> None:
        """Space between tables; without a paragraph Word would join them."""
        self._paragraph("", "Small Print")

    def _top(self) -> Paragraph:
        """Title, facts, disclaimer. Returns the empty paragraph where remarks on the translation go."""
        _, words = self.words.gettext, self.words
        self._paragraph(words.fill(_("{sector}自查核对清单"), sector=self.sector.title), "Title")
        self._paragraph(words.source(), "Small Print").alignment = WD_ALIGN_PARAGRAPH.CENTER
        facts = self._paragraph("")
        facts.paragraph_format.space_before = Pt(8)
        facts.paragraph_format.space_after = Pt(6)
        for label, end in ((_("单位："), 62), (_("自评周期："), 108), (_("填表日期："), 156)):
            self._blank(facts, [*([" "] if facts.text else []), label], end)
        self._paragraph(words.text(self.plan.scales.disclaimer), "Small Print")
        return self._paragraph("", "Small Print")

    def _facets(self) -> None:
        _, words = self.words.gettext, self.words
        self._space()
        self._paragraph(_("单位情况"), "Heading 1").paragraph_format.space_after = Pt(4)
        table = add_table(self.document, (96, 60), _("单位情况"))
        add_head(table, (_("有些要求只适用于具备相应情况的单位："), _("回答（打√）")), self.language)
        for facet in self.sector.facets:
            question, answer = add_row(table).cells
            self._put(question, words.text(facet.question))
            self._boxes(answer, [label for _id, label in words.options(facet)], 60)

    def _measure(self, position: int, measure: Measure, before: int) -> None:
        _, words = self.words.gettext, self.words
        title = words.text(measure.title)
        self._space()
        table = add_table(self.document, _COLUMNS, title)
        heads = (_("序号"), _("要求"), _("自评（打√）"), _("佐证材料"), _("备注"))
        add_head(table, heads, self.language, [words.ordinal(position), title])
        for number, requirement in enumerate(measure.requirements, before + 1):
            self._requirement(table, number, requirement)

    def _requirement(self, table: Table, number: int, requirement: Requirement) -> None:
        _, words = self.words.gettext, self.words
        order, text, answer, _evidence, _note = add_row(table).cells
        self._put(order, str(number)).alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._put(text, words.text(requirement.text))
        code = words.code(f"{self.sector.id}.{requirement.id}")
        self._put(text, [code, *words.how_often(requirement)], "Small Print")
        if requirement.when:
            self._put(text, words.condition(self.sector, requirement.when), "Small Print")
        if requirement.evidence:
            self._put(text, words.evidence(requirement), "Small Print")
        if requirement.note:
            self._put(text, words.text(requirement.note), "Small Print")
        if requirement.sensitive:
            self._put(text, _("只记材料名称和存放处，不记个人信息。"), "Small Print")
        ratings = words.ratings(self.plan.scale(requirement.scale))
        if not ratings:
            self._blank(self._put(answer, []), _("次数："), _COLUMNS[2] - 8)
        self._boxes(answer, [*(label for _id, label, *_rest in ratings), words.not_applicable()], _COLUMNS[2])

    def _boxes(self, cell: _Cell, labels: list, room: float) -> None:
        """Boxes to tick, as many on a line as there is room for (in millimetres), none torn apart."""
        for line in packed(labels, (room - 3) / 3.7, 1.5):  # a character of 10.5 points has 3.7 mm
            paragraph = self._put(cell, [], "Box")
            for label in line:
                self._write(paragraph, ["  "] if paragraph.text else [])
                # In one font for every script: else a program may take a box from another font than the next.
                set_font(paragraph.add_run(_BOX)._r.get_or_add_rPr(), BOX_FONT, BOX_FONT.body)
                self._write(paragraph, label)

    def _blank(self, paragraph: Paragraph, label: object, end: float) -> None:
        """A label and a line to write on, up to `end` millimetres."""
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(end), leader=WD_TAB_LEADER.LINES)
        self._write(paragraph, label)
        paragraph.add_run("\t")

    def _meeting(self) -> None:
        _ = self.words.gettext
        # On a page of its own: it is signed and filed, with the checklist or without.
        heading = self._paragraph(_("会议记录"), "Heading 1").paragraph_format
        heading.page_break_before, heading.space_after = True, Pt(4)
        table = add_table(self.document, (28, 50, 28, 50), _("会议记录"))
        pairs = (
            (_("会议名称"), None),
            (_("时间"), _("地点")),
            (_("主持人"), _("记录人")),
            (_("应到人数"), _("实到人数")),
        )
        for first, second in pairs:
            cells = add_row(table, 9).cells
            self._label(cells[0], first)
            if second:
                self._label(cells[2], second)
            else:
                cells[1].merge(cells[3])
        for label, height in ((_("议题"), 20), (_("讨论情况"), 30), (_("决议"), 30)):
            cells = add_row(table, height).cells
            self._label(cells[0], label)
            cells[1].merge(cells[3])

    def _label(self, cell: _Cell, text: str) -> None:
        self._put(cell, text, "Table Head").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _signatures(self) -> None:
        """Who filled in, who checked, who answers for it: lines to sign by hand."""
        _ = self.words.gettext
        self._space()
        table = add_table(self.document, (52, 52, 52), _("签字"), "Normal Table")
        cells = add_row(table, 11).cells
        for cell, label in zip(cells, (_("填表人："), _("审核人："), _("负责人：")), strict=True):
            self._blank(self._put(cell, []), label, 46)
        cells = add_row(table, 11).cells
        self._put(cells[1], _("（盖章）")).alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._blank(self._put(cells[2], []), _("日期："), 46)
        # Word wants a paragraph after the last table; a small one, so that it starts no page of its own.
        last = self._paragraph("", "Small Print")
        last.paragraph_format.line_spacing = Pt(1)

    def _properties(self) -> None:
        frame, properties = self.plan.frame, self.document.core_properties
        when = moment(frame.date)
        _ = self.words.gettext
        properties.title = "".join(self.words.fill(_("{sector}自查核对清单"), sector=self.sector.title))[:255]
        properties.subject = str(frame.title)[:255]
        properties.author = properties.last_modified_by = str(frame.site_name)[:255]
        properties.comments = properties.keywords = ""
        properties.language = fonts_of(self.language).tag
        properties.created = properties.modified = when
        properties.revision = 1

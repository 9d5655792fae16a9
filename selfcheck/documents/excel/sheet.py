"""The self-assessment sheet (自评表): what the clerk fills in, and the formulas that score it.

A row is a requirement. To the right of what is printed stand hidden columns with the row's id and
the steps of its score, so that a row stays whole when it is moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from . import formulas
from .head import Head
from .layout import (
    ANSWER,
    CHECKED,
    COUNTED,
    EVIDENCE,
    GAP,
    HEAD_ROW,
    ID,
    MEASURE,
    METHOD,
    NONE,
    ORDER,
    REASON,
    SCORE,
    SCORED,
    STATE,
    TEXT,
    VALUE,
    WEIGHT,
    WIDTHS,
    Pen,
    set_page,
)
from .rows import Rows

if TYPE_CHECKING:
    from ...plan.model import Measure, Plan, Sector
    from .rules import Rules


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, pen: Pen, rules: Rules) -> None:
        self.pen, self.words, self.formats, self.sheet = pen, pen.words, pen.formats, pen.sheet
        self.rules, self.head = rules, Head(pen)

    def write(self, plan: Plan, sector: Sector) -> None:
        """Fill the sheet, all but its remarks: call `head.remarks` when nothing more is written to the workbook."""
        for column, size in enumerate(WIDTHS):
            self.sheet.set_column(column, column, size)
        self.sheet.set_column(ID, GAP, 8, None, {"hidden": True})
        self.head.titles(sector)
        rows = Rows(self.pen, self.rules, plan, sector)
        for facet in sector.facets:
            rows.facet(facet)
        first, number = rows.row, 0
        spans: list[tuple[Measure, int, int]] = []
        for measure in sector.measures:
            start = rows.row
            for requirement in measure.requirements:
                number += 1
                rows.requirement(number, measure, requirement)
            spans.append((measure, start, rows.row - 1))
        last = rows.row - 1
        rows.marks(first, last)
        measures = self._measures(last + 2, spans)
        self.head.results(self.rules, (first, last), measures)
        end = measures[1] + 2
        self._signatures(end)
        set_page(self.sheet, HEAD_ROW)
        self.sheet.print_area(0, 0, end, CHECKED)
        # Without a password: against slips of the hand, not against the clerk.
        self.sheet.protect("", dict.fromkeys(("format_cells", "format_columns", "format_rows", "autofilter"), True))

    def _measures(self, row: int, spans: list[tuple[Measure, int, int]]) -> tuple[int, int]:
        """From `row` on, a row a measure with its score. Returns the first and the last of these rows."""
        _, words = self.words.gettext, self.words
        heads = (
            (ORDER, ORDER, _("序号")),
            (MEASURE, TEXT, _("措施")),
            (METHOD, ANSWER, _("已自评")),
            (SCORE, SCORE, _("得分")),
        )
        for left, right, text in heads:
            self.pen.merge(row, left, right, text, "head")
        for number, (measure, first, last) in enumerate(spans, 1):
            row += 1
            self.sheet.write_number(row, ORDER, number, self.formats.get("number"))
            self.pen.merge(row, MEASURE, TEXT, words.text(measure.title), "text")
            self.pen.merge(row, METHOD, ANSWER, "", "number")
            self.sheet.set_row(row, 18)
            self.pen.text(row, ID, f"#measure:{measure.id}", "id")
            self.sheet.write_number(row, WEIGHT, measure.weight)
            weight, value = (xl_rowcol_to_cell(row, column, col_abs=True) for column in (WEIGHT, VALUE))
            if last >= first:
                columns = {c: xl_range(first, c, last, c) for c in (STATE, COUNTED, SCORED)}
                states = columns[STATE]
                count = f'=COUNTIF({states},">{formulas.OPEN}")&" / "&COUNTIF({states},">{formulas.OFF}")'
                self.pen.formula(row, METHOD, count, f"0 / {last - first + 1}", "number")
                self.pen.formula(row, VALUE, formulas.mean(columns[COUNTED], columns[SCORED]), "")
            else:
                self.pen.formula(row, VALUE, '=""', "")
            self.pen.formula(row, COUNTED, f'=IF({value}="",0,{weight})', 0)
            self.pen.formula(row, SCORED, f'=IF({value}="",0,{weight}*{value})', 0)
            self.pen.formula(row, SCORE, formulas.rounded(value, NONE, "*100"), NONE, "mean")
        return row - len(spans) + 1, row

    def _signatures(self, row: int) -> None:
        _ = self.words.gettext
        self.sheet.set_row(row, 26)
        fields = ((MEASURE, _("填表人："), TEXT), (METHOD, _("审核人："), ANSWER), (REASON, _("负责人："), EVIDENCE))
        for label_at, label, place in fields:
            self.pen.text(row, label_at, label, "label")
            self.pen.text(row, place, "", "signature")

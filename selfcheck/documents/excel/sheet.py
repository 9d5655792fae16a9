"""The self-assessment sheet (自评表): what the clerk fills in, and the formulas that score it.

A row is a requirement. To the right of what is printed stand hidden columns with the row's id and
the steps of its score, so that a row stays whole when it is moved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .head import Head
from .layout import (
    ANSWER,
    CHECKED,
    EVIDENCE,
    HEAD_ROW,
    ID,
    MEASURE,
    METHOD,
    PROOF_ORDER,
    REASON,
    TEXT,
    VETO,
    WIDTHS,
    Pen,
    set_page,
)
from .rows import Rows
from .sums import PointSums, Span, Sums

if TYPE_CHECKING:
    from ...plan.model import Plan, Sector
    from .rules import Rules


class SheetWriter:
    """Writes one sheet."""

    def __init__(self, pen: Pen, rules: Rules) -> None:
        self.pen, self.words, self.formats, self.sheet = pen, pen.words, pen.formats, pen.sheet
        self.rules, self.head = rules, Head(pen)
        self.rows = (0, 0)  # the first and the last one of requirements

    def write(self, plan: Plan, sector: Sector) -> dict[str, str]:
        """Fill the sheet, all but its remarks: call `head.remarks` when nothing more is written to the workbook.

        Returns the cell that says whether it is a gap, for each requirement by its full id.
        """
        for column, size in enumerate(WIDTHS):
            self.sheet.set_column(column, column, size)
        self.sheet.set_column(ID, VETO if plan.scales.points else PROOF_ORDER, 8, None, {"hidden": True})
        self.head.titles(sector)
        rows = Rows(self.pen, self.rules, plan, sector)
        for facet in sector.facets:
            rows.facet(facet)
        first = rows.row
        spans: list[Span] = []
        for measure in sector.measures:
            start = rows.row
            for requirement in measure.requirements:
                rows.requirement(measure, requirement)
            spans.append(Span(measure, start, rows.row - 1))
        last = rows.row - 1
        self.rows = (first, last)
        rows.marks(first, last)
        points = plan.scales.points
        about = (self.pen, self.rules, sector, spans)
        sums = PointSums(*about, points) if points else Sums(*about)
        outcome = sums.write(last + 2)
        self.head.results((first, last), outcome.score, outcome.grade)
        end = outcome.end + 2
        self._signatures(end)
        set_page(self.sheet, HEAD_ROW)
        self.sheet.print_area(0, 0, end, CHECKED)
        # Without a password: against slips of the hand, not against the clerk.
        self.sheet.protect("", dict.fromkeys(("format_cells", "format_columns", "format_rows", "autofilter"), True))
        return rows.gaps

    def _signatures(self, row: int) -> None:
        _ = self.words.gettext
        self.sheet.set_row(row, 26)
        self.pen.text(row, ID, "#signatures", "id")  # a row that takes no entries
        fields = ((MEASURE, _("填表人："), TEXT), (METHOD, _("审核人："), ANSWER), (REASON, _("负责人："), EVIDENCE))
        for label_at, label, place in fields:
            self.pen.text(row, label_at, label, "label")
            self.pen.text(row, place, "", "signature")

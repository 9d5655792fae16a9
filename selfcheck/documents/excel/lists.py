"""The lists beside the self-assessment sheet, which fill themselves from it: what to put right, and the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from ..lists import columns
from . import formulas
from .layout import (
    ACTION,
    DUE,
    EVIDENCE,
    GAP_ORDER,
    ORDER,
    PLAIN,
    POST,
    PROBLEM,
    PROGRESS,
    PROOF_ORDER,
    quoted_name,
    set_page,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from .layout import Pen

_AT_LEAST = 12  # lines: one page, to write on by hand
# Three lines of text and two, in points: no program lets a row grow with what a formula brings. LibreOffice prints all
# lines, in use or not.
_HIGH, _LOW = 40, 28
_HEAD_ROW = 2


class Source(NamedTuple):
    """The self-assessment sheet, and its first and last row of requirements."""

    sheet: Worksheet
    rows: tuple[int, int]

    def column(self, column: int) -> str:
        """A column's cells, as a formula of another sheet has them."""
        first, last = self.rows
        return f"'{quoted_name(self.sheet)}'!{xl_range_abs(first, column, last, column)}"


class _List(NamedTuple):
    """How a list is laid out: widths in characters, the column that says which line a row stands on, and for the
    list's columns the sheet's that they repeat; the others are for the pen."""

    widths: tuple[int, ...]
    places: int
    repeats: dict[str, int]


_LISTS = {
    "gaps": _List(
        (6, 60, 28, 30, 14, 12, 10),
        GAP_ORDER,
        {"number": ORDER, "text": PLAIN, "note": PROBLEM, "action": ACTION, "post": POST, "due": DUE, "done": PROGRESS},
    ),
    "evidence": _List((6, 40, 64, 30), PROOF_ORDER, {"number": ORDER, "text": PLAIN, "material": EVIDENCE}),
}


def write_list(pen: Pen, title: str, kind: str, source: Source) -> None:
    """A list, A4 landscape, with a line for every requirement; `kind` as `columns` has it. Nothing is typed on it."""
    _, sheet, layout = pen.words.gettext, pen.sheet, _LISTS[kind]
    heads = columns(kind, _)
    last = len(heads) - 1
    for column, size in enumerate(layout.widths):
        sheet.set_column(column, column, size)
    pen.merge(0, 0, last, title, "title")
    sheet.set_row(0, 30)
    for column, label, name in ((1, _("单位："), "unit"), (2, _("自评周期："), "period")):
        value: Any = str(label)  # a text, whatever the library declares
        sheet.write_formula(1, column, f"={formulas.quoted(label)}&{name}", pen.formats.get("remark", label), value)
    pen.text(1, 3, _("本表由自评表自动生成，请在自评表里填写。"), "remark")
    sheet.set_row(1, 24)
    for column, head in enumerate(heads):
        pen.text(_HEAD_ROW, column, head.title, "head")
    sheet.set_row(_HEAD_ROW, 24)
    first, final = source.rows
    for line in range(1, final - first + 2):
        _line(pen, line, [head.id for head in heads], layout, source)
    _print_area(pen, source.column(layout.places), last)
    set_page(sheet, _HEAD_ROW)
    sheet.protect("", dict.fromkeys(("format_cells", "format_columns", "format_rows"), True))


def _line(pen: Pen, line: int, heads: list[str], layout: _List, source: Source) -> None:
    """One line of the list, in the grid."""
    row = _HEAD_ROW + line
    places = source.column(layout.places)
    for column, head in enumerate(heads):
        repeated = layout.repeats.get(head)
        kind = {"number": "number", "due": "listed date"}.get(head, "text")
        if repeated is None:
            pen.text(row, column, "", kind)
        else:
            pen.formula(row, column, formulas.listed(line, places, source.column(repeated)), "", kind)
    pen.sheet.set_row(row, _HIGH if line <= _AT_LEAST else _LOW)


def _print_area(pen: Pen, places: str, last: int) -> None:
    """Only the lines in use are printed, and at least a page of them."""
    name, column = quoted_name(pen.sheet), xl_col_to_name(last)
    end = f"INDEX('{name}'!${column}:${column},{_HEAD_ROW + 1}+MAX({_AT_LEAST},MAX({places})))"
    pen.workbook.define_name(f"'{name}'!_xlnm.Print_Area", f"='{name}'!$A$1:{end}")

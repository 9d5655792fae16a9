"""The two lists to fill in beside the self-assessment sheet: what to put right, and which evidence there is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..lists import columns
from .formulas import quoted
from .layout import set_page

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from ..wording import Words
    from .formats import Formats

# In characters, column by column.
_WIDTHS = {"gaps": (6, 34, 30, 34, 18, 14, 20), "evidence": (6, 40, 64, 30)}
_ROWS = 22  # one page; whoever needs more copies a row


def write_list(sheet: Worksheet, formats: Formats, words: Words, title: str, kind: str, remark: str) -> None:
    """An empty numbered list, A4 landscape; `kind` as `columns` has it. Unit and period come from the sheet."""
    _, heads = words.gettext, columns(kind, words.gettext)
    last = len(heads) - 1
    for column, size in enumerate(_WIDTHS[kind]):
        sheet.set_column(column, column, size)
    formats.merge(sheet, 0, 0, last, title, "title")
    sheet.set_row(0, 30)
    for column, label, name in ((1, _("单位："), "unit"), (2, _("自评周期："), "period")):
        value: Any = str(label)  # a text, whatever the library declares
        sheet.write_formula(1, column, f"={quoted(label)}&{name}", formats.get("remark", label), value)
    formats.write(sheet, 1, 3, remark, "remark")
    sheet.set_row(1, 24)
    for column, head in enumerate(heads):
        formats.write(sheet, 2, column, head.title, "head")
    sheet.set_row(2, 24)
    for number in range(1, _ROWS + 1):
        row = number + 2
        sheet.write_number(row, 0, number, formats.get("number"))
        for column in range(1, last + 1):
            formats.write(sheet, row, column, "", "written")
        sheet.set_row(row, 26)
    set_page(sheet, 2)

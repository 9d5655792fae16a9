"""Cell formats of a workbook: one of each kind, in the fonts of each language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..fonts import fonts_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_GRID = {"border": 1, "valign": "vcenter", "text_wrap": True}
_FILL = {**_GRID, "locked": False}
_LINE = {"bottom": 1, "valign": "vcenter", "locked": False, "shrink": True}

# What a cell is for -> its format. Input cells are the unlocked ones.
_KINDS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 18, "align": "center", "valign": "vcenter", "heading": True},
    "remark": {"font_size": 9, "valign": "vcenter", "text_wrap": True},
    "label": {"valign": "vcenter", "align": "right"},
    "line": _LINE,
    "text line": {**_LINE, "num_format": "@"},
    "signature": {**_LINE, "locked": True},  # by hand, on paper: a file holds nobody's name
    "result": {"valign": "vcenter", "align": "left", "bold": True, "num_format": "0.0"},
    "count": {"valign": "vcenter", "align": "left", "bold": True, "num_format": "0"},
    "head": {**_GRID, "align": "center", "heading": True, "bg_color": "#E7E6E6"},
    "number": {**_GRID, "align": "center"},
    "text": _GRID,
    "aside": {**_GRID, "font_size": 9.5},
    "answer": {**_FILL, "align": "center", "bg_color": "#FFFBE6"},
    # A score below the full mark carries a triangle, so that a gap is seen in black and white too.
    "score": {**_GRID, "align": "center", "num_format": '[<100]"△ "0.0;0.0'},
    "points": {**_GRID, "align": "center", "num_format": "0.##"},
    "mean": {**_GRID, "align": "center", "num_format": "0.0"},
    "value": {**_GRID, "align": "center", "num_format": "0.##"},
    "date": {**_FILL, "num_format": "yyyy-mm-dd", "align": "center"},
    "shared": {**_GRID, "align": "center", "font_color": "#595959"},
    "shared date": {**_GRID, "num_format": "yyyy-mm-dd", "align": "center", "font_color": "#595959"},
    "listed date": {**_GRID, "num_format": "yyyy-mm-dd", "align": "center"},
    "written": {**_FILL, "num_format": "@"},
    "free": _FILL,
    "small": {"font_size": 8.5},
    "plain": {},
    # Not even drawn: a hidden column's text would still stand, clipped, in a PDF.
    "id": {"num_format": ";;;"},
}


class Formats:
    """The formats of one workbook. `language` is the document's."""

    def __init__(self, workbook: Workbook, language: str) -> None:
        self.workbook = workbook
        self.language = language
        self._made: dict[tuple[str, str, bool], Format] = {}

    def get(self, kind: str, text: str = "") -> Format:
        """The format of a kind of cell, fit for `text`: in its language's font, never taken for a formula."""
        language = getattr(text, "lang", self.language)
        # Excel would turn such a text into a formula as soon as somebody edits the cell.
        quoted = text.startswith(("=", "+", "-", "@"))
        key = (kind, language, quoted)
        if key not in self._made:
            properties = {"font_size": 10.5, **_KINDS[kind]}
            fonts = fonts_of(language)
            properties["font_name"] = fonts.sheet_heading if properties.pop("heading", False) else fonts.sheet
            properties["quote_prefix"] = quoted
            self._made[key] = self.workbook.add_format(properties)
        return self._made[key]

    def write(self, sheet: Worksheet, row: int, column: int, text: str, kind: str) -> None:
        """Write a text as text, whatever it begins with; an empty one leaves the cell blank."""
        if text:
            sheet.write_string(row, column, str(text), self.get(kind, text))
        else:
            sheet.write_blank(row, column, None, self.get(kind))

    def merge(self, sheet: Worksheet, row: int, first: int, last: int, text: str, kind: str) -> None:
        """Write a text across the columns `first` to `last` (one column: no merging)."""
        if first < last:
            sheet.merge_range(row, first, row, last, "", self.get(kind, text))
        self.write(sheet, row, first, text, kind)

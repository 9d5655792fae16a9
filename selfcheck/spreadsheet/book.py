"""The cells of a workbook, whichever program has saved it."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar
from zipfile import ZipFile

from xlsxwriter.utility import xl_rowcol_to_cell

from ..base.files import read_bytes
from ..base.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Value = TypeVar("Value")

_MAX_PACKED, _MAX_BYTES = 20_000_000, 60_000_000  # ten times all texts of the largest plan
_NO_VALUES = {"f": "a formula", "e": "an error"}
_MAX_ROWS, _MAX_COLUMNS = 20_000, 200


@dataclass
class Sheet:
    """The cells of a sheet that hold anything, by row and column from 1; `faults` are cells that hold no value, with
    what they hold instead; `merged` the cells in the place of which the first of their line holds the value."""

    book: str
    name: str
    cells: dict[tuple[int, int], Any] = field(default_factory=dict[tuple[int, int], Any])
    faults: dict[tuple[int, int], str] = field(default_factory=dict[tuple[int, int], str])
    merged: set[tuple[int, int]] = field(default_factory=set[tuple[int, int]])

    @property
    def rows(self) -> list[int]:
        """The numbers of the rows in which anything stands."""
        return sorted({row for row, _ in self.cells} | {row for row, _ in self.faults})

    def problem(self, row: int, column: int, message: str, remedy: str) -> Problem:
        """A Problem of this sheet at a cell."""
        return Problem(
            f"{self.book}, {self.name}", row, column, message, remedy, cell=xl_rowcol_to_cell(row - 1, column - 1)
        )


def read_sheets(file: Path) -> list[Sheet]:
    """All sheets in order. A cell merged with the ones below it gives its value to each of them.

    Neither the stated size of a sheet nor its first cell is relied on. Raises DataError for what is no workbook.
    """
    return read_workbook(file, lambda book: [_sheet(file.name, each) for each in book.worksheets])


def read_workbook(file: Path, read: Callable[[Any], Value], **options: bool) -> Value:
    """What `read` makes of a file opened by openpyxl with these options. Raises DataError for what is no workbook."""
    content = io.BytesIO(read_bytes(file, str(file), _MAX_PACKED))
    # Loaded here, as it takes longer to load than many a command to run.
    from openpyxl import load_workbook

    try:
        if sum(part.file_size for part in ZipFile(content).infolist()) > _MAX_BYTES:
            raise ValueError("what it unpacks to is too large")
        return read(load_workbook(content, **options))
    except Exception as error:  # openpyxl raises whatever the broken part raises
        message = f"not a workbook: {error}"
        raise DataError([Problem(str(file), 1, 1, message, "save it as .xlsx and try again")]) from error


def _sheet(book: str, source: Any) -> Sheet:
    sheet = Sheet(book, source.title)
    last, width = min(source.max_row, _MAX_ROWS), min(source.max_column, _MAX_COLUMNS)
    for cell in (cell for line in source.iter_rows(max_row=last, max_col=width) for cell in line):
        place, kind = (cell.row, cell.column), cell.data_type
        if kind in _NO_VALUES:
            sheet.faults[place] = _NO_VALUES[kind]
        elif cell.value is not None and str(cell.value).strip():
            sheet.cells[place] = cell.value
    for area in source.merged_cells.ranges:
        left, top, right, bottom = area.bounds
        for column in range(left + 1, min(right, width) + 1):
            sheet.merged |= {(row, column) for row in range(top, min(bottom, last) + 1)}
        if (top, left) in sheet.cells:
            for row in range(top + 1, min(bottom, last) + 1):
                sheet.cells[row, left] = sheet.cells[top, left]
    return sheet


def plain(text: str) -> str:
    """A name as it is compared: whatever its case and its blanks."""
    return re.sub(r"[\s_]+", " ", text).strip().lower()

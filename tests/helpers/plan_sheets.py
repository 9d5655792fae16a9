"""What an office does with a plan's workbook: has it written, changes cells and rows, has it read."""

from __future__ import annotations

import datetime
import filecmp
import shutil
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from selfcheck.base.files import write_all
from selfcheck.base.problems import DataError
from selfcheck.spreadsheet.present import read_present
from selfcheck.spreadsheet.taking import Taken, take_over
from selfcheck.spreadsheet.writing import workbook_of

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.spreadsheet.questions import Ask

DAY = datetime.date(2031, 5, 6)
FIRST = 3  # the first row below the keys and the headings
ASIDE = ("was", "comment", "key", "item")  # columns that nobody fills in
GIVEN = ("id", "domain", "terms")  # columns that may be left empty to be filled in


def written(folder: Path, file: Path) -> Path:
    """The workbook of a folder's plan, with English words."""
    present = read_present(folder)
    file.write_bytes(workbook_of(present.records, present.tables, present.languages, "en", DAY))
    return file


def read(file: Path, folder: Path, ask: Ask | None = None) -> Taken:
    """The workbook taken over into the folder, and what that came to."""
    taken = take_over(file, folder, "en", ask)
    write_all(dict([*taken.files.items(), taken.memory]))
    return taken


class Book:
    """A workbook as somebody has it open: cells by the column's key and the row's id."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.book = openpyxl.load_workbook(file)

    def sheet(self, name: str) -> Any:
        """A sheet by its English name."""
        return self.book[name]

    def column(self, name: str, key: str) -> int:
        """The number of a column."""
        return next(cell.column for cell in self.sheet(name)[1] if cell.value == key)

    def row(self, name: str, own: str) -> int:
        """The number of the row with an id."""
        key = "key" if name in ("plan", "scoring") else "domain" if name == "domains" else "id"
        place = self.column(name, key)
        return next(row for row in range(FIRST, 999) if self.sheet(name).cell(row, place).value == own)

    def cell(self, name: str, own: str, key: str) -> Any:
        """A cell by its row's id and its column's key."""
        return self.sheet(name).cell(self.row(name, own), self.column(name, key))

    def put(self, name: str, own: str, **values: Any) -> Book:
        """Types values into the row with an id; `text__en` is the column text::en, `requires_sector` a column of that
        name with a full stop."""
        for key, value in values.items():
            self.cell(name, own, key.replace("__", "::")).value = value
        return self

    def add(self, name: str, **values: Any) -> int:
        """A new row below the last one; returns its number."""
        sheet = self.sheet(name)
        row = next(
            number
            for number in range(FIRST, 9999)
            if all(sheet.cell(number, column).value is None for column in range(1, sheet.max_column + 1))
        )
        for key, value in values.items():
            sheet.cell(row, self.column(name, key.replace("__", "::"))).value = value
        return row

    def remove(self, name: str, own: str) -> Book:
        """Deletes the row with an id."""
        self.sheet(name).delete_rows(self.row(name, own))
        return self

    def save(self) -> Path:
        """Saves it in its place."""
        self.book.save(self.file)
        return self.file


def fresh(folder: Path, name: str = "again") -> Path:
    """A copy of a folder under the same name, elsewhere: catalogues name it."""
    copy = folder.parent / name / folder.name
    shutil.rmtree(copy.parent, ignore_errors=True)
    shutil.copytree(folder, copy)
    return copy


def said(book: Any) -> dict[str, Counter[tuple[tuple[str, str], ...]]]:
    """What stands in a workbook's visible sheets, by sheet: each row's values by key, without those that are
    given to it."""
    found: dict[str, Counter[tuple[tuple[str, str], ...]]] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        heads = [cell.value for cell in sheet[1]]
        rows = Counter(
            tuple(
                sorted(
                    (head, text)
                    for head, cell in zip(heads, line, strict=True)
                    if head and head not in (*ASIDE, *GIVEN) and (text := _plain(cell))
                )
            )
            for line in sheet.iter_rows(min_row=FIRST, values_only=True)
        )
        del rows[()]
        found[sheet.title] = rows
    return found


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime.datetime):
        value = value.date()
    return unicodedata.normalize("NFKC", "" if value is None else str(value)).strip().replace(",", "\n")


def refusals(book: Book, harbour: Path) -> dict[str, str]:
    """By sheet and cell what is said of a workbook that is refused; nothing of the data has changed."""
    before = fresh(harbour, "before")
    with pytest.raises(DataError) as refused:
        read(book.save(), harbour)
    assert not filecmp.dircmp(before, harbour).diff_files
    return {f"{each.path.split(', ')[-1]} {each.cell}": each.message for each in refused.value.problems}

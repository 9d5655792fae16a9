"""Anything at all may happen to a workbook."""

from __future__ import annotations

import io
import os
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from plan_sheets import ASIDE, FIRST, Book, fresh, read, said, written

from selfcheck.base.problems import DataError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = ["", "改动", "Other words", "=1+1", 3, 2.5, "yes", "ropes", "１２", "a,b", "  lamps  ", "2031-02-30", "x" * 700]


@pytest.mark.many
def test_random_edits_are_taken_or_named(office: Callable[[], Book], harbour: Path) -> None:
    """Rows moved, doubled and deleted, cells emptied and mistyped: the data then say what the workbook says, or a cell
    is named. `EDITS=1000` tries more of them."""
    content = office().file.read_bytes()
    taken = refused = 0
    for seed in range(int(os.environ.get("EDITS", "120"))):
        random, data = Random(seed), fresh(harbour)
        book = openpyxl.load_workbook(io.BytesIO(content))
        edits = [_edit(book, random) for _ in range(random.randint(1, 3))]
        file = harbour.parent / "edited.xlsx"
        book.save(file)
        try:
            report = read(file, data)
        except DataError as error:
            refused += 1
            assert all(each.cell or each.path.endswith(".po") for each in error.problems), (seed, edits)
            continue
        assert read(file, data).files == {}, (seed, edits)
        assert bool(report.files) == bool(report.report), (seed, edits)
        now = openpyxl.load_workbook(written(data, harbour.parent / "now.xlsx"))
        assert said(now) == said(book), (seed, edits)
        taken += bool(report.files)
    assert taken and refused


def _edit(book: Any, random: Random) -> object:
    """One thing that happens in a workbook."""
    sheet = random.choice([each for each in book.worksheets if each.sheet_state == "visible" and each.max_row >= FIRST])
    what = random.choice(["type", "type", "empty", "delete", "double", "swap"])
    row, other = (random.randint(FIRST, sheet.max_row) for _ in range(2))
    place = random.choice([cell.column for cell in sheet[1] if cell.value not in ASIDE])
    if what in ("type", "empty"):
        sheet.cell(row, place).value = random.choice(WORDS) if what == "type" else None
    elif what == "delete":
        sheet.delete_rows(row)
    else:
        values = [cell.value for cell in sheet[row]]
        if what == "double":
            sheet.insert_rows(row + 1)
            other = row + 1
        else:
            for column, cell in enumerate(list(sheet[other]), 1):
                sheet.cell(row, column).value = cell.value
        for column, value in enumerate(values, 1):
            sheet.cell(other, column).value = value
    return what, sheet.title, row, other, place

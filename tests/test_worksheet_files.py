"""Worksheets as other programs save them, damaged or made to harm."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from random import Random
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import polib
import pytest
from openpyxl import load_workbook
from project import PROJECT
from translator import DAY, column

from selfcheck.base.problems import DataError
from selfcheck.languages.catalogues import catalogue_file
from selfcheck.languages.site import Site
from selfcheck.spreadsheet.worksheet import read_worksheet, write_worksheet

if TYPE_CHECKING:
    from pathlib import Path


def test_a_workbook_that_unpacks_without_end_is_refused(harbour: Path) -> None:
    """A small file that would fill the memory is refused by the sizes that it states."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "bomb.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as book, book.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(DataError, match="what it unpacks to is too large"):
        read_worksheet(site, "zh", file, DAY)


def rewritten(file: Path, part: str, find: str, put: str) -> None:
    """Replace a text within one part of a workbook."""
    with ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts[part].decode()
    assert find in text
    parts[part] = text.replace(find, put, 1).encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


SHEET = "xl/worksheets/sheet1.xml"
FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize("stated", ["A1", "A1:G1", "A1:XFD1048576", "G2:A1"])
def test_the_stated_size_of_a_sheet_is_no_matter(harbour: Path, stated: str) -> None:
    """WPS and others state A1 whatever the sheet holds: every filled row is taken over all the same."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    book.worksheets[0].cell(2, column(book.worksheets[0], "new translation")).value = "码头"
    book.save(file)
    with ZipFile(file) as packed:
        [size] = [line for line in packed.read(SHEET).decode().split("<") if line.startswith("dimension")]
    rewritten(file, SHEET, f"<{size}", f'<dimension ref="{stated}"/>')
    assert len(read_worksheet(site, "zh", file, DAY).changed) == 1


@pytest.mark.many
def test_a_cell_in_the_last_row_costs_neither_time_nor_memory(harbour: Path) -> None:
    """One far cell, by mistake or on purpose, does not fill the memory with the empty ones before it."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    rewritten(file, SHEET, "</sheetData>", FAR)
    tracemalloc.start()
    try:
        read_worksheet(site, "zh", file, DAY)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_two_answers_for_one_text_are_both_refused(harbour: Path) -> None:
    """Neither of two rows wins unsaid; the same answer twice is one answer."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    second, third = ([str(cell.value or "") for cell in sheet[row][:5]] for row in (2, 3))
    between = [None] * (column(sheet, "new translation") - 6)
    for new in ("码头", "栈桥"):
        sheet.append([*second, *between, new])
    for _ in range(2):
        sheet.append([*third, *between, "甲"])
    book.save(file)
    report = read_worksheet(site, "zh", file, DAY)
    last = sheet.max_row
    assert [(row.row, row.reason) for row in report.refused] == [
        (last - 3, f"row {last - 2} says otherwise: keep one of them"),
        (last - 2, f"row {last - 3} says otherwise: keep one of them"),
    ]
    assert set(report.changed) == {str(sheet.cell(3, 3).value)}


def test_another_sheet_in_front_is_no_matter(harbour: Path) -> None:
    """The sheet is known by its first row; a workbook without it is refused with the names of its sheets."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    book.worksheets[0].cell(2, column(book.worksheets[0], "new translation")).value = "码头"
    book.create_sheet("说明", 0).append(["填表说明"])
    book.save(file)
    assert len(read_worksheet(site, "zh", file, DAY).changed) == 1
    del book["zh"]
    book.save(file)
    with pytest.raises(DataError, match="none of its sheets"):
        read_worksheet(site, "zh", file, DAY)


def test_a_damaged_worksheet_is_named_or_read(harbour: Path) -> None:
    """Three hundred damaged ones: each is read, or refused with its name; no catalogue holds what no sheet said."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    new = column(book.worksheets[0], "new translation")
    for row in range(2, book.worksheets[0].max_row + 1):
        book.worksheets[0].cell(row, new).value = "码头"
    book.save(file)
    sound = file.read_bytes()
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    catalogue = catalogue_file(harbour, "zh", "plan")
    before = catalogue.read_bytes() if catalogue.exists() else None
    random = Random(11)
    outcomes: Counter[str] = Counter()
    for number in range(300):
        if number % 2:  # the archive itself
            content = bytearray(sound)
            for _ in range(random.randint(1, 20)):
                content[random.randrange(len(content))] = random.randrange(256)
            file.write_bytes(content[: random.randint(1, len(content))] if number % 5 == 0 else content)
        else:  # one of its parts, in an archive that is sound
            name = random.choice(sorted(parts))
            part = bytearray(parts[name])
            for _ in range(random.randint(1, 6)):
                at = random.randrange(len(part))
                part[at : at + random.randint(0, 30)] = random.choice([b"", b"<", b'"', b"\xff", b"&a;", b"<c/>"])
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                for other, content in parts.items():
                    archive.writestr(other, bytes(part) if other == name else content)
        try:
            read_worksheet(site, "zh", file, DAY)
            outcomes["read"] += 1
        except DataError as error:
            assert error.problems[0].path == str(file)
            outcomes["refused"] += 1
        if catalogue.exists():
            said = {entry.msgstr for entry in polib.pofile(str(catalogue)) if not entry.obsolete}
            assert all("码" in text or "头" in text or not text for text in said), said
            catalogue.unlink()
        if before is not None:
            catalogue.write_bytes(before)
    assert min(outcomes["read"], outcomes["refused"]) > 30, outcomes

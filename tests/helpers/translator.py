"""What a translator does with a worksheet."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from project import PROJECT

from selfcheck.languages.catalogues import read_catalogue
from selfcheck.languages.site import Site
from selfcheck.spreadsheet.worksheet import Report, read_worksheet, write_worksheet

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2031, 5, 6)
BOARD = "Harbour school"


def with_mongolian(harbour: Path) -> Path:
    """Gives the harbour a Mongolian edition."""
    plan = harbour / "plan.yml"
    named = "  - {id: zh, name: 中文}"
    plan.write_text(plan.read_text("utf-8").replace(named, f"{named}\n  - {{id: mn-Mong, name: ᠮᠣᠩᠭᠣᠯ}}"), "utf-8")
    return harbour


def out_and_back(harbour: Path, fills: dict[str, dict[str, Any]], language: str = "zh", terms: str = "") -> Report:
    """Write the worksheet, fill in cells by original text and heading, save it with openpyxl, read it back."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    write_worksheet(site, language, file, terms)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        for heading, text in fills.get(str(row[2].value), {}).items():
            row[column(sheet, heading) - 1].value = text
    book.save(file)
    return read_worksheet(site, language, file, DAY)


def column(sheet: Any, heading: str) -> int:
    """The number of the column under a heading, from 1."""
    return [cell.value for cell in sheet[1]].index(heading) + 1


def translation(harbour: Path, context: str, source: str) -> Any:
    """What the Chinese catalogue now gives."""
    return read_catalogue(harbour, "zh", "plan", "en").text(context, source)

"""What tests ask of Word, Excel and PDF files."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx

from selfcheck.documents.excel.layout import ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import openpyxl
    from openpyxl.worksheet.worksheet import Worksheet

    from selfcheck.plan.model import Sector


def squeezed(text: str) -> str:
    """Without white space: where a line breaks is no matter here."""
    return re.sub(r"\s+", "", text)


def times(needle: str, text: str) -> int:
    """How often `needle` stands in `text`."""
    return squeezed(text).count(squeezed(needle))


def id_times(requirement_id: str, text: str) -> int:
    """How often an id stands in `text`, not counting longer ids that begin with it."""
    return len(re.findall(rf"(?<![\w.-]){re.escape(requirement_id)}(?![\w-])", text))


def cells(row: Any) -> Iterator[Any]:
    """A row's cells, merged ones once."""
    seen: list[Any] = []
    for cell in row.cells:
        if cell._tc not in seen:
            seen.append(cell._tc)
            yield cell


def word_text(content: bytes) -> str:
    """All text of a .docx."""
    word = docx.Document(BytesIO(content))
    parts = [paragraph.text for paragraph in word.paragraphs]
    return "\n".join(parts + [cell.text for table in word.tables for row in table.rows for cell in cells(row)])


def sheet_rows(sheet: Worksheet) -> dict[str, int]:
    """Row number by the hidden id column."""
    column = {row: sheet.cell(row, ID + 1).value for row in range(1, sheet.max_row + 1)}
    return {value: row for row, value in column.items() if isinstance(value, str)}


def named(book: openpyxl.Workbook, name: str) -> Any:
    """The value of a named cell."""
    sheet, cell = next(book.defined_names[name].destinations)
    return book[sheet][cell].value


def all_once(requirements: list[tuple[str, str]], text: str) -> None:
    """Every id and every text stands in `text` exactly once (a text within another counts as part of that)."""
    assert {name: id_times(name, text) for name, _ in requirements} == {name: 1 for name, _ in requirements}
    expected = {own: sum(times(own, other) for _, other in requirements) for _, own in requirements}
    assert {own: times(own, text) for own in expected} == expected


def requirements_of(sector: Sector) -> list[tuple[str, str]]:
    """Id and text of each requirement."""
    return [(f"{sector.id}.{each.id}", str(each.text)) for each in sector.requirements]


@dataclass
class Printed:
    """A PDF that LibreOffice made of a document."""

    text: str
    pages: list[tuple[float, float]]


def printed(pdf: Path) -> Printed:
    """Read a PDF with poppler."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    text = text.replace("\u2011", "-")  # the hyphen at which an id does not break
    facts = subprocess.run(["pdfinfo", "-l", "99", pdf], capture_output=True, text=True, check=True).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", facts)
    return Printed(text, [(round(float(width)), round(float(height))) for width, height in sizes])

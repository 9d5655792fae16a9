"""What a document says of its texts, and that none is damaged on the way into one."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest
from contents import sheet_rows, times, word_text
from handmade import ODD, odd_edition

from selfcheck.documents.excel.workbook import excel_document
from selfcheck.documents.files import document
from selfcheck.documents.listing import documents
from selfcheck.documents.word.document import word_document
from selfcheck.documents.wording import Words
from selfcheck.languages.catalogues import Catalogue
from selfcheck.languages.edition import Edition
from selfcheck.languages.messages import translated
from selfcheck.plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selfcheck.languages.site import Site


def test_drafts_are_owned_up_to(real: Site) -> None:
    """A document with draft translations says so at its top; one without does not."""
    assert "未经审核" not in word_text(document(real, documents(real)[0]))
    plan = real.editions["zh"].plan
    drafts = translated(plan, lambda _context, text: Text(text, "en", draft=True))
    edition = Edition("en", drafts, Catalogue("en", "zh"))
    for content in (word_document(edition, drafts.sectors[0]),):
        assert "未经审核" in docx.Document(BytesIO(content)).paragraphs[4].text
    sheet = openpyxl.load_workbook(BytesIO(excel_document(edition, drafts.sectors[0]))).worksheets[0]
    assert "未经审核" in sheet["A3"].value


def test_odd_texts_stay_texts() -> None:
    """Texts with =, <, emoji, braces or Mongolian letters are shown as they are; a requirement needs no evidence."""
    edition = odd_edition()
    sector = edition.plan.sectors[0]
    text = word_text(word_document(edition, sector))
    assert all(times(value, text) == 3 for name, value in ODD.items() if name != "long")  # text, note, evidence
    book = openpyxl.load_workbook(BytesIO(excel_document(edition, sector)))
    sheet = book.worksheets[0]
    for name, row in sheet_rows(sheet).items():
        if name in (f"odd.{odd}" for odd in ODD):
            cell = sheet.cell(row, 3)
            assert cell.data_type == "s" and cell.value.startswith(ODD[name.removeprefix("odd.")])
    titles = {cell.value: cell.data_type for row in sheet.iter_rows(min_col=2, max_col=2) for cell in row}
    assert titles["=标题"] == "s"


@pytest.mark.documents
def test_odd_texts_survive_a_program(soffice: Callable, tmp_path: Path) -> None:
    """A program that opens and saves a sheet with odd texts keeps every one of them as text."""
    edition = odd_edition()
    file = tmp_path / "odd.xlsx"
    file.write_bytes(excel_document(edition, edition.plan.sectors[0]))
    book = openpyxl.load_workbook(soffice("xlsx", [file]) / "odd.xlsx")
    texts = [str(row[2].value) for row in book.worksheets[0].iter_rows(max_col=3)]
    for value in ODD.values():
        assert sum(text.startswith(value) for text in texts) == 1


@pytest.mark.parametrize(
    ("number", "heading"), [(1, "一、"), (10, "十、"), (12, "十二、"), (20, "二十、"), (99, "九十九、"), (100, "100、")]
)
def test_measures_are_numbered_as_in_official_papers(real: Site, number: int, heading: str) -> None:
    """However many a plan has: a document is made all the same."""
    assert Words(real.editions["zh"]).ordinal(number) == heading
    assert Words(real.editions["en"]).ordinal(number) == f"{number}. "

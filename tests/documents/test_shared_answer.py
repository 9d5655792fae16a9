"""An answer that holds for two requirements is given once: on the form, in Excel and on paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from contents import sheet_rows
from lxml import html
from project import PROJECT

from selfcheck.documents.excel.layout import ANSWER, EVIDENCE, SCORE
from selfcheck.documents.excel.workbook import excel_document
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.documents
FIRST, SHARED = "workshop.extinguishers", "workshop.signs"


@pytest.fixture(scope="module")
def site() -> Site:
    """A plan in which a requirement shares the answer of another measure's."""
    return Site.load(PROJECT / "tests" / "plans" / "werkstatt", PROJECT / "docs")


def test_the_form_and_the_checklist_say_where_else_it_is_answered(site: Site) -> None:
    """Beside the requirement, by the other one's number."""
    pages = {each.path: each.markdown for each in Renderer(site, site.editions["en"]).pages()}
    told = [
        line
        for room in ("sectors", "checklists")
        for item in html.fromstring(pages[f"{room}/workshop"]).iter("p", "small")
        if "together with" in (line := item.text_content().strip())
    ]
    assert told == ["Rated together with 1.1: fill in one, and the other follows."] * 2


def test_in_excel_the_other_row_follows(site: Site, soffice: Callable, tmp_path: Path) -> None:
    """Rating and evidence are typed once and stand in both rows, and both count; an empty cell stays empty."""
    edition = site.editions["de"]
    book = openpyxl.load_workbook(BytesIO(excel_document(edition, site.plan.sectors[0])))
    sheet = book.active
    row = sheet_rows(sheet)[FIRST]
    sheet.cell(row, ANSWER + 1).value = "Teilweise"
    sheet.cell(row, EVIDENCE + 1).value = "Ordner 3"
    book.save(tmp_path / "filled.xlsx")
    result = openpyxl.load_workbook(soffice("xlsx", [tmp_path / "filled.xlsx"]) / "filled.xlsx", data_only=True).active
    rows = sheet_rows(result)
    for name in (FIRST, SHARED):
        cells = [result.cell(rows[name], column + 1).value for column in (ANSWER, SCORE, EVIDENCE)]
        assert cells == ["Teilweise", 50, "Ordner 3"]
    assert not result.cell(rows[SHARED], EVIDENCE + 2).value

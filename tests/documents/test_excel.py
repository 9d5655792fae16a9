"""Self-assessment sheets for Excel, read by another library than the one that writes them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from contents import all_once, requirements_of, sheet_rows
from xlsxwriter.worksheet import Worksheet

from selfcheck.documents.excel.layout import ANSWER, EVIDENCE, REASON, Sheet
from selfcheck.documents.excel.workbook import excel_document

if TYPE_CHECKING:
    from selfcheck.languages.site import Site


@pytest.mark.parametrize("language", ["zh", "en", "mn-Mong"])
def test_sheet_holds_every_requirement_once(real: Site, language: str) -> None:
    """Nothing of the plan is missing from a self-assessment sheet, and each requirement offers its own ratings."""
    edition = real.editions[language]
    for sector in edition.plan.sectors:
        book = openpyxl.load_workbook(BytesIO(excel_document(edition, sector)))
        sheet = book.worksheets[0]
        all_once(requirements_of(sector), "\n".join(str(row[2].value) for row in sheet.iter_rows(max_col=3)))
        rows = sheet_rows(sheet)
        lists = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation if rule.type == "list"}
        for requirement in sector.requirements:
            row = rows[f"{sector.id}.{requirement.id}"]
            choices = lists[f"E{row}"].formula1.lstrip("=")
            name, place = next(book.defined_names[choices].destinations)
            offered = [cell.value for line in book[name][place] for cell in line] if ":" in place else []
            ratings = edition.plan.scale(requirement.scale).ratings or []
            assert offered[: len(ratings)] == [rating.label for rating in ratings]
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$6:$6" and sheet.freeze_panes == "A7"


def test_only_fillable_cells_are_unlocked(real: Site) -> None:
    """A slip of the hand cannot overwrite a formula or a requirement."""
    edition = real.editions["zh"]
    sheet = openpyxl.load_workbook(BytesIO(excel_document(edition, edition.plan.sectors[0]))).worksheets[0]
    assert sheet.protection.sheet
    written = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.protection.locked for cell in written)
    row = sheet_rows(sheet)[f"agencies.{edition.plan.sectors[0].requirements[0].id}"]
    assert not any(sheet.cell(row, column + 1).protection.locked for column in (ANSWER, REASON, EVIDENCE))


def test_signatures_are_for_the_pen(real: Site) -> None:
    """The cells beside who filled in, checked and answers for the sheet take no typing: a file holds nobody's name."""
    sheet = openpyxl.load_workbook(BytesIO(excel_document(real.editions["zh"], real.plan.sectors[0]))).worksheets[0]
    [row] = [row for row in sheet.iter_rows() if any(cell.value == "填表人：" for cell in row)]
    assert {cell.value for cell in row if cell.value} >= {"填表人：", "审核人：", "负责人："}
    assert all(cell.protection.locked for cell in row)


def test_formulas_need_no_preparing(real: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """XlsxWriter would change nothing in the formulas that are written as they are."""
    edition = real.editions["zh"]
    as_they_are = [excel_document(edition, sector) for sector in edition.plan.sectors]
    assert hasattr(Worksheet, "_prepare_formula")  # else the shortcut has become one in name only
    monkeypatch.delattr(Sheet, "_prepare_formula")
    assert [excel_document(edition, sector) for sector in edition.plan.sectors] == as_they_are

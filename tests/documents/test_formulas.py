"""The formulas in the Excel files, recalculated by LibreOffice, against the scoring vectors."""

from __future__ import annotations

from io import BytesIO
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from contents import named, printed, sheet_rows, times
from handmade import VECTORS, vector_edition

from selfcheck.documents.excel.layout import ANSWER, FILLED_IN, GAP, GAP_ORDER, REASON, SCORE, VALUE
from selfcheck.documents.excel.workbook import excel_document
from selfcheck.plan.score import score_sector
from selfcheck.plan.sector_data import plan_data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from selfcheck.languages.site import Site

pytestmark = pytest.mark.documents
NOT_APPLICABLE = "不适用"


@pytest.fixture(scope="module")
def recalculated(soffice: Callable, tmp_path_factory: pytest.TempPathFactory) -> dict[str, openpyxl.Workbook]:
    """For each vector a sheet made from its plan, filled in as a clerk would, recalculated by LibreOffice."""
    folder = tmp_path_factory.mktemp("vectors")
    files = []
    for name, (data, case) in VECTORS.items():
        edition = vector_edition(data)
        book = openpyxl.load_workbook(BytesIO(excel_document(edition, edition.plan.sectors[0])))
        fill_in(book.worksheets[0], data, case)
        files.append(folder / f"{name}.xlsx")
        book.save(files[-1])
    out = soffice("xlsx", files)
    return {file.stem: openpyxl.load_workbook(file, data_only=True) for file in out.iterdir()}


def fill_in(sheet: Worksheet, data: dict, case: dict) -> None:
    """Put a case's facets and answers into the sheet, as a clerk would."""
    rows = sheet_rows(sheet)
    requirements = {each["id"]: each for measure in data["sector"]["measures"] for each in measure["requirements"]}
    options = {facet["id"]: facet["options"] for facet in data["sector"]["facets"]}
    for facet, option in case["facets"].items():
        if f"#facet:{facet}" in rows:
            words = {"yes": "是", "no": "否"} if options[facet] == ["yes", "no"] else {}
            words = words or {known: f"情况 {known}" for known in options[facet]}
            sheet.cell(rows[f"#facet:{facet}"], ANSWER + 1).value = words.get(option, option)
    for name, answer in case["answers"].items():
        if name not in rows:
            continue  # kept by the browser as an orphan; a sheet has no place for it
        scale = data["scales"].get(requirements[name]["scale"], {})
        rating, reason = answer.get("rating"), answer.get("na")
        if isinstance(rating, str) and rating in (scale.get("ratings") or {}):
            rating = f"级别 {rating}"
        # One cell holds either a rating or "not applicable"; where the file has both, the reason decides.
        excusable = requirements[name].get("na") != "never"
        if reason is not None and (
            rating is None or (excusable and (isinstance(reason, str) and reason.strip(" \t\n\u3000\u00a0\ufeff")))
        ):
            rating = NOT_APPLICABLE
        sheet.cell(rows[name], ANSWER + 1).value = rating if isinstance(rating, str | int | float) else None
        sheet.cell(rows[name], REASON + 1).value = reason
        states = {"under-way": "进行中", "closed": "已完成"}
        for field in ("evidence", "note", "action", "post", "due", "state"):
            value = answer.get(field)
            sheet.cell(rows[name], FILLED_IN[field] + 1).value = states.get(value, value) if value else value


@pytest.mark.parametrize("name", VECTORS)
def test_formulas_agree_with_vector(recalculated: dict[str, openpyxl.Workbook], name: str) -> None:
    """The sheet's formulas score exactly as the browser does."""
    data, case = VECTORS[name]
    book, expect = recalculated[name], SimpleNamespace(**case["expect"])
    sheet = book.worksheets[0]
    rows = sheet_rows(sheet)

    def number(value: Any) -> float | None:
        return value if isinstance(value, int | float) else None

    assert number(named(book, "exact_score")) == close(expect.score)
    assert number(named(book, "score")) == expect.displayed
    assert (named(book, "answered"), named(book, "applicable")) == (expect.answered, expect.applicable)
    assert named(book, "gaps") == len(expect.gaps)
    # Nothing waits to be confirmed in a sheet: who typed it has confirmed it.
    if not any(answer.get("confirm") for answer in case["answers"].values()):
        vetoed = "一票否决" if getattr(expect, "vetoes", []) and expect.answered == expect.applicable else "—"
        assert named(book, "grade") == (f"等次 {expect.grade}" if expect.grade else vetoed)
    if "points" in data:
        assert named(book, "bonus") == close(expect.bonus)
        assert {own for own in rows if own.startswith("#group:")} == {f"#group:{group}" for group in expect.groups}
        for group, score in expect.groups.items():
            assert number(sheet.cell(rows[f"#group:{group}"], VALUE + 1).value) == close(score)
        reached = [
            own for own in rows if own.startswith("#threshold:") and sheet.cell(rows[own], SCORE + 1).value == "达到"
        ]
        assert reached == [f"#threshold:{name}" for name in expect.reached]
    for measure, score in expect.measures.items():
        assert number(sheet.cell(rows[f"#measure:{measure}"], VALUE + 1).value) == close(score)
    gaps = {own for own, row in rows.items() if own[0] != "#" and sheet.cell(row, GAP + 1).value == 1}
    assert gaps == set(expect.gaps)
    listed = {own for own, row in rows.items() if own[0] != "#" and sheet.cell(row, GAP_ORDER + 1).value}
    assert listed == set(getattr(expect, "remedies", expect.gaps))


def close(value: float | None) -> object:
    """Equal within 1e-9, as the vectors ask."""
    return None if value is None else pytest.approx(value, abs=1e-9, rel=0)


def test_filled_sheet_of_the_real_plan(real: Site, soffice: Callable, tmp_path: Path) -> None:
    """The real plan's sheet agrees with the Python scoring, shows no error; long notes are whole, on the list too."""
    edition = real.editions["zh"]
    sector = max(edition.plan.sectors, key=lambda sector: len(sector.requirements))
    book = openpyxl.load_workbook(BytesIO(excel_document(edition, sector)))
    sheet = book.worksheets[0]
    rows, answers = sheet_rows(sheet), {}
    note = "会议纪要存于办公室第三柜，" * 12 + "完"
    for number, requirement in enumerate(sector.requirements):
        own = f"{sector.id}.{requirement.id}"
        ratings = edition.plan.scale(requirement.scale).ratings
        rating = ratings[number % len(ratings)] if ratings else None
        answers[own] = {"rating": rating.id if rating else 1}
        sheet.cell(rows[own], ANSWER + 1).value = str(rating.label) if rating else 1
        sheet.cell(rows[own], FILLED_IN["evidence"] + 1).value = (
            note if number == 3 else "=1+1" if number == 4 else None
        )
    sheet.cell(rows[own], FILLED_IN["evidence"] + 1).data_type = "s"
    file = tmp_path / "filled.xlsx"
    book.save(file)
    back = openpyxl.load_workbook(soffice("xlsx", [file]) / "filled.xlsx", data_only=True)
    expected = score_sector(plan_data(edition.plan, sector), {}, answers)
    assert named(back, "exact_score") == close(expected.score)
    assert named(back, "score") == expected.displayed
    labels = {grade.id: grade.label for grade in edition.plan.scales.grades}
    assert named(back, "grade") == labels[expected.grade]
    values = [cell.value for sheet in back.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [
        value
        for value in values
        if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "A"))
    ]
    assert times(note, printed(soffice("pdf", [file]) / "filled.pdf").text) == 2

"""The Word and Excel files: read by their own libraries, and opened, recalculated and printed by LibreOffice."""

from __future__ import annotations

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from openpyxl.worksheet.worksheet import Worksheet
from project import HARBOUR, PROJECT
from selfcheck.catalogues import Catalogue, Text
from selfcheck.documents.excel import excel_document
from selfcheck.documents.excel_layout import ANSWER, EVIDENCE, ID, REASON, SCORE, VALUE
from selfcheck.documents.files import document, documents, make_documents, write_documents
from selfcheck.documents.word import word_document
from selfcheck.messages import translated
from selfcheck.model import Facet, Frame, Grade, Measure, Option, Plan, Rating, Requirement, Scale, Scales, Sector
from selfcheck.score import score_sector
from selfcheck.site import Edition, Site

LANGUAGES = ("zh", "en", "mn-Mong")
VECTORS = {
    f"{file.stem}-{number}": (content["data"], case)
    for file in sorted((PROJECT / "tests" / "vectors").glob("*.json"))
    for content in [json.loads(file.read_text("utf-8"))]
    for number, case in enumerate(content["cases"])
}
NOT_APPLICABLE = "不适用"
ODD = {
    "formula": "=1+1 不是公式",
    "plus": "+86 是一个号码",
    "markup": "<b>加粗</b> & \"引号\" 'x'",
    "emoji": "活动照片已归档 🐎🎉",
    "mongolian": "门牌写有 ᠪᠠᠶ᠋ᠢᠭᠤᠯᠤᠯᠭ᠎ᠠ",
    "braces": "{sector} %s {0}",
    "long": "很长的要求" * 100 + "。",
}


# --- plans ---


@pytest.fixture(scope="module")
def real() -> Site:
    """The project's own plan."""
    return Site.load(PROJECT / "data", PROJECT / "docs")


def edition_of(frame: Frame, scales: Scales, *sectors: Sector) -> Edition:
    """A plan put together by hand, in Chinese."""
    plan = Plan(frame, scales, sectors)
    return Edition("zh", translated(plan, lambda _context, text: Text(text, "zh")), Catalogue("zh", "zh"))


def vector_edition(data: dict[str, Any]) -> Edition:
    """A vector's plan data as a model; unchecked, since some vectors hold what the data check would refuse."""
    scales = [
        Scale.model_construct(
            id=name,
            title=name,
            ratings=scale["ratings"]
            and [
                Rating.model_construct(id=rating, label=f"级别 {rating}", value=value, meaning=rating)
                for rating, value in scale["ratings"].items()
            ],
        )
        for name, scale in data["scales"].items()
    ]
    grades = [
        Grade.model_construct(id=grade["id"], label=f"等次 {grade['id']}", from_=grade["from"])
        for grade in data["grades"]
    ]
    raw = data["sector"]
    facets = [
        Facet.model_construct(
            id=facet["id"],
            question=f"{facet['id']}?",
            options=None
            if facet["options"] == ["yes", "no"]
            else [Option.model_construct(id=option, label=f"情况 {option}") for option in facet["options"]],
        )
        for facet in raw["facets"]
    ]
    measures = [
        Measure.model_construct(
            id=measure["id"],
            title=measure["id"],
            weight=measure["weight"],
            requirements=[
                Requirement.model_construct(
                    **{**each, "id": each["id"].removeprefix(f"{raw['id']}."), "text": each["id"], "anchor": "xx"}
                )
                for each in measure["requirements"]
            ],
        )
        for measure in raw["measures"]
    ]
    sector = Sector.model_construct(
        id=raw["id"], title=raw["id"], anchor="xx", clause="1", audience="x", facets=facets, measures=measures
    )
    return edition_of(
        frame(), Scales.model_construct(disclaimer="x", weighting="x", scales=scales, grades=grades), sector
    )


def frame() -> Frame:
    """`plan.yml` of a plan made up for a test."""
    return Frame.model_validate(
        {
            "id": "made-up",
            "version": 1,
            "languages": [{"id": "zh", "name": "中文"}],
            **dict.fromkeys(("site_name", "title", "short_title", "summary", "issuer"), "一份方案"),
            "date": datetime.date(2020, 2, 29),
        }
    )


# --- LibreOffice ---


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, list[Path]], Path]:
    """Converts files, all in one run: `soffice("pdf", files)` -> folder of the results."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed: run tests/install-browser.sh as root")
    profile = tmp_path_factory.mktemp("profile")

    def convert(target: str, files: list[Path]) -> Path:
        out = tmp_path_factory.mktemp(target)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
        result = subprocess.run(
            [*command, "--outdir", str(out), *map(str, files)], capture_output=True, text=True, check=False, timeout=240
        )
        made = {file.stem for file in out.iterdir()}
        assert made == {file.stem for file in files}, result.stdout + result.stderr
        return out

    return convert


# --- what is in a file ---


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


# --- Word ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_checklist_holds_every_requirement_once(real: Site, language: str) -> None:
    """Nothing of the plan is missing from a checklist, nothing stands in it twice."""
    edition = real.editions[language]
    for sector in edition.plan.sectors:
        text = word_text(word_document(edition, sector))
        all_once(requirements_of(sector), text)
        for measure in sector.measures:
            assert measure.title in text


def test_checklist_page_and_styles(real: Site) -> None:
    """The page is the one of GB/T 9704, headings are real ones, tables repeat their heads and split no row."""
    edition = real.editions["zh"]
    sector = edition.plan.sectors[0]
    word = docx.Document(BytesIO(word_document(edition, sector)))
    page = word.sections[0]
    assert [round(size.mm) for size in (page.page_width, page.page_height)] == [210, 297]
    assert [round(size.mm) for size in (page.top_margin, page.left_margin)] == [37, 28]
    assert round(210 - page.left_margin.mm - page.right_margin.mm) == 156
    assert round(297 - page.top_margin.mm - page.bottom_margin.mm) == 225
    inside = [paragraph for table in word.tables for paragraph in table.cell(0, 0).paragraphs]
    headings = [each.text for each in [*word.paragraphs, *inside] if each.style.name == "Heading 1"]
    assert f"一、{sector.measures[0].title}" in headings and "会议记录" in headings
    ruled = [table for table in word.tables if len(table.columns) == 5]
    assert len(ruled) == len(sector.measures)
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    for table in ruled:
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:2])
    assert word.settings.odd_and_even_pages_header_footer
    assert "PAGE" in page.footer._element.xml and "PAGE" in page.even_page_footer._element.xml
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert word.core_properties.language == "zh-CN"
    assert word.core_properties.created.date() == real.plan.frame.date


def test_fallback_passages_are_marked_as_chinese(real: Site) -> None:
    """What has no Mongolian translation is set as Chinese, with its own language tag and font."""
    edition = real.editions["mn-Mong"]
    word = docx.Document(BytesIO(word_document(edition, edition.plan.sectors[0])))
    runs = [
        run
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if re.search(r"[\u4e00-\u9fff]", run.text)
    ]
    assert runs or all(requirement.text.lang == "mn-Mong" for requirement in edition.plan.sectors[0].requirements)
    for run in runs:
        language = run._r.rPr.find(qn("w:lang"))
        assert language is not None and language.get(qn("w:eastAsia")) == "zh-CN"


def test_drafts_are_owned_up_to(real: Site) -> None:
    """A document with draft translations says so at its top; one without does not."""
    assert "待核" not in word_text(document(real, documents(real)[0]))
    plan = real.editions["zh"].plan
    drafts = translated(plan, lambda _context, text: Text(text, "en", draft=True))
    edition = Edition("en", drafts, Catalogue("en", "zh"))
    for content in (word_document(edition, drafts.sectors[0]),):
        assert "待核" in docx.Document(BytesIO(content)).paragraphs[4].text
    sheet = openpyxl.load_workbook(BytesIO(excel_document(edition, drafts.sectors[0]))).worksheets[0]
    assert "待核" in sheet["A3"].value


# --- Excel ---


@pytest.mark.parametrize("language", LANGUAGES)
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


# --- both ---


def odd_edition() -> Edition:
    """A plan whose texts are easily damaged."""
    plain = Requirement(id="no-evidence", text="没有列出材料的要求。", anchor="没有列出", scale="has")
    requirements = [
        plain.model_copy(update={"id": name, "text": text, "note": text, "evidence": [text]})
        for name, text in ODD.items()
    ]
    measure = Measure(id="odd", title="=标题", requirements=[plain, *requirements])
    sector = Sector(id="odd", title="-古怪 [*] 的文字", anchor="古怪", clause="1", audience="x", measures=[measure])
    ratings = [
        Rating(id="yes", label="@有", value=1, meaning="=有"),
        Rating(id="no", label="+没有", value=0, meaning="无"),
    ]
    scales = Scales(
        disclaimer="=免责",
        weighting="x",
        scales=[Scale(id="has", title="x", ratings=ratings)],
        grades=[Grade(id="a", label="=甲", **{"from": 0})],
    )
    return edition_of(frame(), scales, sector)


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


def test_same_data_give_same_bytes(tmp_path: Path) -> None:
    """Two builds of the same data give identical files, at another time and place too."""
    site = Site.load(HARBOUR, PROJECT / "docs")
    write_documents(make_documents(site), tmp_path / "one")
    script = (
        "from pathlib import Path; from selfcheck.site import Site;"
        "from selfcheck.documents.files import make_documents, write_documents;"
        f"made = make_documents(Site.load(Path({str(HARBOUR)!r}), Path('docs')));"
        f"write_documents(made, Path({str(tmp_path / 'two')!r}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "hooks"), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    for each in documents(site):
        one, two = (tmp_path / name / each.path for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), each.path


# --- opened by LibreOffice ---


@dataclass
class Printed:
    """A PDF that LibreOffice made of a document."""

    text: str
    pages: list[tuple[float, float]]


def printed(pdf: Path) -> Printed:
    """Read a PDF with poppler."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True).stdout
    facts = subprocess.run(["pdfinfo", "-l", "99", pdf], capture_output=True, text=True, check=True).stdout
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", facts)
    return Printed(text, [(round(float(width)), round(float(height))) for width, height in sizes])


@pytest.fixture(scope="module")
def prints(real: Site, soffice: Callable, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """All Chinese documents, and those of the largest sector in every language, by file name."""
    folder = tmp_path_factory.mktemp("documents")
    largest = max(real.plan.sectors, key=lambda sector: len(sector.requirements)).id
    found: dict[str, Printed] = {}
    for kind in ("docx", "xlsx"):
        files = []
        for each in documents(real):
            if each.format == kind and (each.language == "zh" or each.sector == largest):
                # LibreOffice names a PDF by what stands before the last dot: one folder a format.
                file = folder / each.path
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(document(real, each))
                files.append(file)
        out = soffice("pdf", files)
        found |= {f"{pdf.stem}.{kind}": printed(pdf) for pdf in out.iterdir()}
    return found


@pytest.mark.documents
def test_prints_on_a4(prints: dict[str, Printed]) -> None:
    """Every document prints on A4: checklists upright, sheets across, on a bearable number of pages."""
    assert len(prints) == 16
    for name, made in prints.items():
        assert set(made.pages) == {(595, 842) if name.endswith("docx") else (842, 595)}, name
        assert len(made.pages) <= 14, name


@pytest.mark.documents
def test_prints_every_requirement_once(real: Site, prints: dict[str, Printed]) -> None:
    """Nothing is clipped or lost in print: every id and text stands on the pages once."""
    for name, made in prints.items():
        sector_id, language, _kind = name.split(".")
        sector = next(sector for sector in real.editions[language].plan.sectors if sector.id == sector_id)
        # Without a Mongolian font on the system its letters cannot be read back from a PDF.
        shown = [(own, text) for own, text in requirements_of(sector) if not re.search(r"[\u1800-\u18af]", text)]
        all_once(shown, made.text)
        assert all(id_times(own, made.text) == 1 for own, _ in requirements_of(sector)), name


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
    scale_of = {each["id"]: each["scale"] for measure in data["sector"]["measures"] for each in measure["requirements"]}
    options = {facet["id"]: facet["options"] for facet in data["sector"]["facets"]}
    for facet, option in case["facets"].items():
        if f"#facet:{facet}" in rows:
            words = {"yes": "是", "no": "否"} if options[facet] == ["yes", "no"] else {}
            words = words or {known: f"情况 {known}" for known in options[facet]}
            sheet.cell(rows[f"#facet:{facet}"], ANSWER + 1).value = words.get(option, option)
    for name, answer in case["answers"].items():
        if name not in rows:
            continue  # kept by the browser as an orphan; a sheet has no place for it
        scale = data["scales"].get(scale_of[name], {})
        rating, reason = answer.get("rating"), answer.get("na")
        if isinstance(rating, str) and rating in (scale.get("ratings") or {}):
            rating = f"级别 {rating}"
        # One cell holds either a rating or "not applicable"; where the file has both, the reason decides.
        if reason is not None and (
            rating is None or (isinstance(reason, str) and reason.strip(" \t\n\u3000\u00a0\ufeff"))
        ):
            rating = NOT_APPLICABLE
        sheet.cell(rows[name], ANSWER + 1).value = rating if isinstance(rating, str | int | float) else None
        sheet.cell(rows[name], REASON + 1).value = reason


@pytest.mark.documents
@pytest.mark.parametrize("name", VECTORS)
def test_formulas_agree_with_vector(recalculated: dict[str, openpyxl.Workbook], name: str) -> None:
    """The sheet's formulas score exactly as the browser does."""
    _data, case = VECTORS[name]
    book, expect = recalculated[name], SimpleNamespace(**case["expect"])
    sheet = book.worksheets[0]
    rows = sheet_rows(sheet)

    def number(value: Any) -> float | None:
        return value if isinstance(value, int | float) else None

    assert number(named(book, "exact_score")) == close(expect.score)
    assert number(named(book, "score")) == expect.displayed
    assert (named(book, "answered"), named(book, "applicable")) == (expect.answered, expect.applicable)
    assert named(book, "gaps") == len(expect.gaps)
    assert named(book, "grade") == (f"等次 {expect.grade}" if expect.grade else "—")
    for measure, score in expect.measures.items():
        assert number(sheet.cell(rows[f"#measure:{measure}"], VALUE + 1).value) == close(score)
    gaps = {own for own, row in rows.items() if own[0] != "#" and (number(sheet.cell(row, SCORE + 1).value) or 0) < 100}
    gaps = {own for own in gaps if number(sheet.cell(rows[own], SCORE + 1).value) is not None}
    assert gaps == set(expect.gaps)


def close(value: float | None) -> object:
    """Equal within 1e-9, as the vectors ask."""
    return None if value is None else pytest.approx(value, abs=1e-9, rel=0)


@pytest.mark.documents
def test_filled_sheet_of_the_real_plan(real: Site, soffice: Callable, tmp_path: Path) -> None:
    """The real plan's sheet agrees with the Python scoring, shows no error, and rows grow with long notes."""
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
        sheet.cell(rows[own], EVIDENCE + 1).value = note if number == 3 else "=1+1" if number == 4 else None
    sheet.cell(rows[own], EVIDENCE + 1).data_type = "s"
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
    assert times(note, printed(soffice("pdf", [file]) / "filled.pdf").text) == 1


def plan_data(plan: Plan, sector: Sector) -> dict[str, Any]:
    """The plan as the scoring takes it."""
    return {
        "scales": {
            scale.id: {"ratings": scale.ratings and {rating.id: rating.value for rating in scale.ratings}}
            for scale in plan.scales.scales
        },
        "grades": [{"id": grade.id, "from": grade.from_} for grade in plan.scales.grades],
        "sector": {
            "facets": [{"id": facet.id, "options": facet.option_ids} for facet in sector.facets],
            "measures": [
                {
                    "id": measure.id,
                    "weight": measure.weight,
                    "requirements": [
                        {
                            **each.model_dump(include={"scale", "weight", "when", "target"}),
                            "id": f"{sector.id}.{each.id}",
                        }
                        for each in measure.requirements
                    ],
                }
                for measure in sector.measures
            ],
        },
    }


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

"""A workbook that was filled in can be handed in: what is read from it is what was written into it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from random import Random
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest
from contents import sheet_rows
from office_variants import VARIANTS, changed
from project import PROJECT

from selfcheck.base.background import deno_program
from selfcheck.base.project import BROWSER
from selfcheck.documents.excel.layout import ANSWER, CHECKED, DUE, EVIDENCE, PROBLEM, REASON, TEXT
from selfcheck.documents.files import document
from selfcheck.documents.listing import Document
from selfcheck.gather.files import read_file
from selfcheck.gather.workbook.cells import read_book
from selfcheck.gather.workbook.reading import WANTED, read_workbook
from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selfcheck.plan.model import Plan, Sector

pytestmark = pytest.mark.documents
# 2,000 take some minutes: RANDOM_ASSESSMENTS=2000 runs as many.
COUNT = int(os.environ.get("RANDOM_ASSESSMENTS") or 60)
TEXTS = [
    "《工作方案》，存办公室档案柜",
    "=SUM(A1)",
    "+8",
    "第一行\n第二行",
    " 前后有空格 ",
    "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ 😀",
    "_x0041_ <b>&\"'",
    "a\rb\r\nc",
    "0012",
    "字" * 3000,
    "\ud800半个字",
    "控制\u0001符",
    "2026-12-31",
]


def deno(*arguments: str, given: Any) -> Any:
    """What browser/tests/workbooks.ts makes of it."""
    command = [deno_program(), "run", "--quiet", "--allow-read", "--allow-write", "tests/workbooks.ts", *arguments]
    run = subprocess.run(command, cwd=BROWSER, input=json.dumps(given), capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout) if run.stdout else None


def read(files: list[Path]) -> list[Any]:
    """What the browser's code reads of each file; the office's command reads the same."""
    results = deno("read", given=[str(file) for file in files])
    for file, result in zip(files, results, strict=True):
        with ZipFile(file) as archive:
            book = read_book(archive.namelist(), lambda name, _most, archive=archive: archive.read(name), WANTED)
        assessment, refused = read_workbook(book, "2026-01-01T00:00:00Z")
        assert assessment == result["assessment"]
        assert [each._asdict() for each in refused] == result["refused"]
    return results


def random_assessment(random: Random, plan: Plan, sector: Sector) -> dict[str, Any]:
    """Answers of every kind, as a form or another program may have saved them."""
    answers: dict[str, Any] = {}
    history: dict[str, Any] = {}
    for requirement in sector.requirements:
        if random.random() < 0.25:
            continue
        ratings = plan.scale(requirement.scale).ratings
        answer: dict[str, Any] = {"at": f"2026-0{random.randint(1, 9)}-1{random.randint(0, 9)}T08:00:00Z"}
        if random.random() < 0.9:
            answer["rating"] = random.choice(ratings).id if ratings else random.choice([0, 1, 2, 0.5, 12.25])
        if random.random() < 0.1:
            answer["na"] = random.choice([text for text in TEXTS if text.strip()])
        for name in ("note", "evidence", "action", "post"):
            if random.random() < 0.3:
                answer[name] = random.choice(TEXTS)
        if random.random() < 0.3:
            answer["due"] = random.choice(["2026-12-31", "1899-01-01", "1900-02-01", "2100-02-28", "2027-02-03"])
        if random.random() < 0.1:
            answer["confirm"] = True
        if random.random() < 0.05:
            history[sector.full_id(requirement)] = [{"rating": "old", "note": "先前", "at": "2025-01-01T00:00:00Z"}]
        answers[sector.full_id(requirement)] = answer
    answers[f"{sector.id}.no-longer-there"] = {"rating": "yes", "note": "旧要求", "at": "2025-01-01T00:00:00Z"}
    result = {
        "format": "self-check/1",
        "plan": {"id": plan.frame.id, "version": 1},
        "unit": random.choice(["第一中学", " 甲 乙 ", "=甲", "Гэгээ\nхоёр", "12"]),
        "sector": sector.id,
        "period": random.choice(["2026", "2026 上半年", ""]),
        "facets": {each.id: random.choice(each.option_ids) for each in sector.facets if random.random() < 0.7},
        "answers": answers,
        "saved_at": "2026-10-01T00:00:00Z",
    }
    return {**result, "history": history} if history else result


def blank(site: Site, sector: str, language: str, folder: Path) -> Path:
    """The workbook that the site hands out."""
    file = folder / f"{sector}.{language}.blank.xlsx"
    file.write_bytes(document(site, Document(sector, language, "xlsx")))
    return file


def filled(site: Site, sector: str, language: str, assessments: list[Any], folder: Path) -> list[Path]:
    """Workbooks that the form has filled in."""
    out = folder / f"{sector}.{language}"
    out.mkdir()
    deno("fill", str(blank(site, sector, language, folder)), str(out), given=assessments)
    return [out / f"{number}.xlsx" for number in range(len(assessments))]


@pytest.mark.parametrize("plan", ["data", "tests/plans/indicators", "tests/plans/werkstatt"])
def test_what_the_form_exports_is_read_back_equal(plan: str, tmp_path: Path) -> None:
    """Every field, date and mark, also of answers that no cell can show, in every language; nothing is named."""
    site, random = Site.load(PROJECT / plan, PROJECT / "docs"), Random(15)
    kinds = [(sector, language) for sector in site.plan.sectors for language in site.editions]
    for sector, language in kinds:
        each = [random_assessment(random, site.plan, sector) for _ in range(max(2, COUNT // len(kinds)))]
        files = filled(site, sector.id, language, each, tmp_path)
        for one, result in zip(each, read(files), strict=True):
            assert result["refused"] == []
            assert result["assessment"] == one


@pytest.fixture(scope="module")
def of_every_kind(real: Site, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], bytes]]:
    """An assessment of every kind of unit, and the workbook that the form makes of it, in every language."""
    folder, random, made = tmp_path_factory.mktemp("kinds"), Random(17), []
    for sector in real.plan.sectors:
        for language in real.editions:
            one = random_assessment(random, real.plan, sector)
            [file] = filled(real, sector.id, language, [one], folder)
            made.append((one, file.read_bytes()))
    return made


def test_saved_by_libreoffice_it_is_still_the_same(
    of_every_kind: list[tuple[dict[str, Any], bytes]], soffice: Callable, tmp_path: Path
) -> None:
    """Another program's strings, styles, dates and results, and the hidden sheet as it writes it."""
    files = [tmp_path / f"{number}.xlsx" for number in range(len(of_every_kind))]
    for file, (_one, content) in zip(files, of_every_kind, strict=True):
        file.write_bytes(content)
    saved = soffice("xlsx", files)
    for (one, _content), result in zip(of_every_kind, read([saved / file.name for file in files]), strict=True):
        assert result["refused"] == []
        assert result["assessment"] == one


@pytest.mark.parametrize("variant", VARIANTS)
def test_as_other_programs_write_it_it_is_still_the_same(
    of_every_kind: list[tuple[dict[str, Any], bytes]], variant: str, tmp_path: Path
) -> None:
    """Every requirement in every language: no program's way of writing loses a field."""
    files = [tmp_path / f"{number}.xlsx" for number in range(len(of_every_kind))]
    for file, (_one, content) in zip(files, of_every_kind, strict=True):
        file.write_bytes(changed(content, VARIANTS[variant]))
    for (one, _content), result in zip(of_every_kind, read(files), strict=True):
        assert result["refused"] == []
        assert result["assessment"] == one


def sheet_with(content: bytes, more: str) -> bytes:
    """A workbook whose first sheet holds further XML before its end."""

    def change(parts: dict[str, str]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace("</sheetData>", f"{more}</sheetData>")

    return changed(content, change)


FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>'
CELLS = "".join(f'<row r="{row}">{"<c><v>1</v></c>" * 1000}</row>' for row in range(5000, 5210))


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        ("far cell", lambda book: sheet_with(book, FAR), ""),
        ("very many cells", lambda book: sheet_with(book, CELLS), "workbook-too-large"),
        ("a bomb", lambda book: sheet_with(book, " " * (40 * 1024 * 1024)), "workbook-too-large"),
        ("an entity", lambda book: changed(book, entity), "workbook-broken"),
        ("an empty part", lambda book: changed(book, emptied), "workbook-broken"),
        (
            "no workbook part",
            lambda book: changed(book, unlinked),
            "workbook-broken",
        ),
        ("no hidden sheet", lambda book: changed(book, without_about), "workbook-other"),
        ("a later format", lambda book: changed(book, later), "newer-format"),
    ],
)
def test_hostile_workbooks_end_in_a_message(
    real: Site, name: str, change: Callable[[bytes], bytes], told: str, tmp_path: Path
) -> None:
    """In the browser and in the command alike; far cells alone cost nothing."""
    book = blank(real, "temples", "zh", tmp_path).read_bytes()
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(change(book))
    [result] = deno("read", given=[str(file)])
    [found] = read_file("hostile.xlsx", file)
    assert (result.get("code", ""), found.reason) == (told, told)


def entity(parts: dict[str, str]) -> None:
    """A document type with an entity that grows."""
    name = "xl/sharedStrings.xml"
    parts[name] = parts[name].replace("<sst", '<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst', 1)


def unlinked(parts: dict[str, str]) -> None:
    """Nothing says where the sheets are."""
    del parts["xl/_rels/workbook.xml.rels"]


def emptied(parts: dict[str, str]) -> None:
    """The list of sheets is gone."""
    parts["xl/workbook.xml"] = ""


def without_about(parts: dict[str, str]) -> None:
    """The hidden sheet is gone."""
    parts["xl/workbook.xml"] = re.sub(r'<sheet name="self-check"[^>]*/>', "", parts["xl/workbook.xml"])


def later(parts: dict[str, str]) -> None:
    """A workbook of a site to come."""
    name = "xl/sharedStrings.xml"
    parts[name] = parts[name].replace("self-check-workbook/1", "self-check-workbook/2")


def typed(real: Site, folder: Path, cells: dict[tuple[str, int], Any], name: str = "typed.xlsx") -> Path:
    """A blank workbook in which somebody has typed: (row's id, column) -> entry."""
    book = openpyxl.load_workbook(blank(real, "schools", "zh", folder))
    sheet = book.worksheets[0]
    rows = sheet_rows(sheet)
    for (row, column), value in cells.items():
        sheet.cell(rows[row], column + 1).value = value
    book.save(folder / name)
    return folder / name


def test_what_people_type_is_taken(real: Site, tmp_path: Path) -> None:
    """Labels of any language, in any width and with stray marks; numbers as text; dates in several ways."""
    count = next(each for each in real.plan.sector("schools").requirements if each.scale == "count")
    has = [each for each in real.plan.sector("schools").requirements if each.scale == "has"]
    names = [f"schools.{each.id}" for each in (count, *has[:6])]
    entries: dict[tuple[str, int], Any] = {
        ("#unit", TEXT): "旗民委",
        ("#unit", ANSWER): 2026,
        ("#facet:school", ANSWER): " 是。",
        (names[0], ANSWER): "３ 次",
        (names[1], ANSWER): " 已做到 ",
        (names[1], EVIDENCE): "文件",
        (names[2], ANSWER): "PARTLY",
        (names[2], DUE): "2026年1月5日",
        (names[3], ANSWER): "√未做到",
        (names[3], DUE): "２０２６/12/31",
        (names[3], PROBLEM): 5,
        (names[4], ANSWER): "不适用",
        (names[4], REASON): "没有窗口",
    }
    [result] = read([typed(real, tmp_path, entries)])
    found = result["assessment"]
    assert (found["unit"], found["period"], found["facets"]) == ("旗民委", "2026", {"school": "yes"})
    answers = {
        name: {key: value for key, value in answer.items() if key != "at"} for name, answer in found["answers"].items()
    }
    assert answers == {
        names[0]: {"rating": 3},
        names[1]: {"rating": "yes", "evidence": "文件"},
        names[2]: {"rating": "partly", "due": "2026-01-05"},
        names[3]: {"rating": "no", "due": "2026-12-31", "note": "5"},
        names[4]: {"na": "没有窗口"},
    }
    assert result["refused"] == []


def test_what_cannot_be_taken_is_named_by_its_cell(real: Site, tmp_path: Path) -> None:
    """An unknown word, a number or a date that is none, a reason too many or missing, the office's column."""
    count = next(each for each in real.plan.sector("schools").requirements if each.scale == "count")
    has = [each for each in real.plan.sector("schools").requirements if each.scale == "has"]
    names = [f"schools.{each.id}" for each in (count, *has[:5])]
    file = typed(
        real,
        tmp_path,
        {
            ("#facet:school", ANSWER): "也许",
            (names[0], ANSWER): "很多",
            (names[1], ANSWER): "好",
            (names[1], PROBLEM): "仍然留下",
            (names[2], DUE): "年底",
            (names[3], ANSWER): "不适用",
            (names[4], REASON): "没有窗口",
            (names[5], CHECKED): 90,
        },
    )
    book = openpyxl.load_workbook(file)
    rows = sheet_rows(book.worksheets[0])
    book.worksheets[0].cell(rows[names[-1]], ANSWER + 1).value = "=1/0"
    last = book.worksheets[0].max_row + 2
    book.worksheets[0].cell(last, PROBLEM + 1).value = "写在表外"
    book.save(file)
    [result] = read([file])
    column = {"rating": "E", "due": "M", "na": "G", "note": "I", "checked": "J"}
    assert {(one["path"].partition("!")[2], one["code"]) for one in result["refused"]} == {
        (f"E{rows['#facet:school']}", "unknown-option"),
        (f"E{rows[names[0]]}", "unknown-rating"),
        (f"E{rows[names[1]]}", "unknown-rating"),
        (f"{column['due']}{rows[names[2]]}", "bad-date"),
        (f"E{rows[names[3]]}", "no-reason"),
        (f"{column['na']}{rows[names[4]]}", "not-taken"),
        (f"{column['checked']}{rows[names[5]]}", "not-taken"),
        (f"E{rows[names[5]]}", "no-result"),
        (f"{column['note']}{last}", "no-row"),
    }
    assert result["assessment"]["answers"][names[1]]["note"] == "仍然留下"

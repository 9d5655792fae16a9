"""Workbooks that are filled in and read back, by the browser's code and by Python's."""

from __future__ import annotations

import json
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
from contents import sheet_rows

from selfcheck.base.background import deno_program
from selfcheck.base.project import BROWSER
from selfcheck.documents.files import document
from selfcheck.documents.listing import Document
from selfcheck.gather.workbook.cells import read_book
from selfcheck.gather.workbook.reading import WANTED, read_workbook

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from selfcheck.languages.site import Site
    from selfcheck.plan.model import Plan, Sector

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


def typed(content: bytes, cells: dict[tuple[str, int], Any]) -> bytes:
    """A workbook with further entries: (row's id, column) -> entry. A text stays one, whatever it begins with."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.worksheets[0]
    rows = sheet_rows(sheet)
    for (row, column), value in cells.items():
        cell = sheet.cell(rows[row], column + 1)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()

"""What people type into a workbook, and what somebody may have made of one: taken, named, or refused."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from contents import sheet_rows
from office_variants import changed
from workbooks import blank, deno, filled, random_assessment, read, typed

from selfcheck.documents.excel.layout import ANSWER, CHECKED, DUE, EVIDENCE, PROBLEM, REASON, TEXT
from selfcheck.gather.files import read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from selfcheck.languages.site import Site

pytestmark = pytest.mark.documents


def school(real: Site, folder: Path, cells: dict[tuple[str, int], Any]) -> Path:
    """A blank workbook of a school in which somebody has typed: (row's id, column) -> entry."""
    file = folder / "typed.xlsx"
    file.write_bytes(typed(blank(real, "schools", "zh", folder).read_bytes(), cells))
    return file


def to_answer(real: Site) -> list[str]:
    """Requirements of a school: one that is counted, then those that are chosen from yes, partly and no."""
    requirements = real.plan.sector("schools").requirements
    kinds = (
        next(each for each in requirements if each.scale == "count"),
        *(r for r in requirements if r.scale == "has"),
    )
    return [f"schools.{each.id}" for each in kinds]


def test_what_people_type_is_taken(real: Site, tmp_path: Path) -> None:
    """Labels of any language, in any width and with stray marks; numbers as text; dates in several ways."""
    names = to_answer(real)[:7]
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
    [result] = read([school(real, tmp_path, entries)])
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
    names = to_answer(real)[:6]
    file = school(
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


def test_what_is_changed_in_excel_is_newer_than_what_it_replaces(real: Site, tmp_path: Path) -> None:
    """Also when the workbook was saved in the very second of the answer, or by a clock that is behind."""
    name, given = "temples.attention", "2026-05-01T08:00:00Z"
    one = {**random_assessment(Random(1), real.plan, real.plan.sector("temples")), "facets": {}}
    one["answers"] = {name: {"rating": "full", "at": given}}
    [file] = filled(real, "temples", "zh", [one], tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    sheet.cell(sheet_rows(sheet)[name], EVIDENCE + 1).value = "《工作方案》"
    book.save(file)
    for saved in (given, "2020-01-01T00:00:00Z"):

        def date(parts: dict[str, str], saved: str = saved) -> None:
            core = parts["docProps/core.xml"]
            parts["docProps/core.xml"] = re.sub(r"(modified[^>]*>)[^<]*", rf"\g<1>{saved}", core)

        file.write_bytes(changed(file.read_bytes(), date))
        [result] = read([file])
        answer = result["assessment"]["answers"][name]
        assert answer == {"rating": "full", "evidence": "《工作方案》", "at": "2026-05-01T08:00:01Z"}

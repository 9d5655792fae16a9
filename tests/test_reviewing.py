"""A reviewing body's worksheet: the terms for signs, or those of one domain, out and back."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from project import PROJECT
from translator import BOARD, DAY, column, out_and_back, with_mongolian

from selfcheck.base.problems import DataError
from selfcheck.languages.catalogues import read_catalogue
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.load import load_plan
from selfcheck.spreadsheet.worksheet import read_worksheet, write_worksheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the project's own plan."""
    return shutil.copytree(PROJECT / "data", tmp_path / "data")


@pytest.mark.parametrize("which", ["signs", "signage"])
def test_it_holds_the_terms_asked_for(own: Path, which: str) -> None:
    """Signs first, each with its present form, what that stands on, and other spellings; nothing of the interface."""
    site, file = Site.load(own, PROJECT / "docs"), own.parent / "review.xlsx"
    count = write_worksheet(site, "mn-Mong", file, which)
    sheet = load_workbook(file).worksheets[0]
    rows = list(sheet.values)[1:]
    terms = [site.plan.terms[row[1]] for row in rows]
    domain = next(each.terms for each in site.plan.glossary if each.domain == "signage")
    wanted = [term for term in site.plan.terms.values() if term.sign] if which == "signs" else domain
    assert [str(cell.value)[:3] for (cell,) in load_workbook(file).worksheets[1].iter_rows()][:2] == [
        "每行是",
        "决定：",
    ]
    assert count == len(rows) and {term.id for term in terms} == {term.id for term in wanted}
    assert [term.sign for term in terms] == sorted((term.sign for term in terms), reverse=True)
    for row, term in zip(rows, terms, strict=True):
        assert (row[4] or "") == (term.mn or "")
        candidates, evidence = row[column(sheet, "候选写法") - 1] or "", row[column(sheet, "依据") - 1]
        assert all(variant.mn in candidates for variant in term.variants) and (not term.evidence or evidence)


def test_a_review_comes_back_and_fills_the_page_of_signs(own: Path) -> None:
    """The body and the day stand with the term, it is no draft any more, and the page for signs prints it."""
    site, file = Site.load(own, PROJECT / "docs"), own.parent / "review.xlsx"
    write_worksheet(site, "mn-Mong", file, "signs")
    book = load_workbook(file)
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[4].value)
    row[column(sheet, "审核单位") - 1].value = "某旗蒙古语文工作委员会"
    name = str(row[1].value)
    book.save(file)
    report = read_worksheet(site, "mn-Mong", file, DAY)
    assert (len(report.reviewed), report.refused, report.signs) == (1, [], (1, 33))
    after = Site.load(own, PROJECT / "docs")
    term = after.plan.terms[name]
    assert (term.status, term.reviewed_by, str(term.reviewed_on)) == ("reviewed", "某旗蒙古语文工作委员会", str(DAY))
    signs = next(page.markdown for page in Renderer(after, after.editions["zh"]).pages() if page.path == "signs")
    assert signs.count(f'data-term="{name}"') == 2


def test_what_rests_on_a_form_follows_it(own: Path) -> None:
    """What is put together from a rejected word goes with it; the plan's texts are called what the glossary says."""
    report = out_and_back(
        own,
        {
            "宣传": {"决定": "不采用", "审核单位": BOARD},
            "企业": {"决定": "不采用", "审核单位": BOARD},
            "机关": {"决定": "采用现有译文", "审核单位": BOARD},
        },
        "mn-Mong",
    )
    assert (report.rejected, report.followed, report.refused) == (["企业", "宣传"], ["宣传教育"], [])
    catalogue = Site.load(own, PROJECT / "docs").catalogues["mn-Mong", "plan"]
    entries = {entry.msgid: (entry.msgstr != "", entry.fuzzy) for entry in catalogue.entries}
    assert (entries["企业"], entries["机关"]) == ((False, False), (True, False))


def test_a_domain_that_there_is_not_is_named(own: Path) -> None:
    """With those that there are."""
    with pytest.raises(DataError, match="the glossary has no domain `sings`"):
        write_worksheet(Site.load(own, PROJECT / "docs"), "mn-Mong", own.parent / "review.xlsx", "sings")


VARIANT = "\n    note: Of hemp.\n    variants:\n      - {mn: ᠣᠯᠤᠰᠤᠨ, note: a poster}"


@pytest.fixture
def mongolian(harbour: Path) -> Path:
    """The harbour with a Mongolian edition; its one term has a form from a page, and a variant."""
    gear = harbour / "glossary" / "1-gear.yml"
    gear.write_text(gear.read_text("utf-8").rstrip() + VARIANT, "utf-8")
    return with_mongolian(harbour)


APRIL, TODAY = "2031-04-01", str(DAY)


@pytest.mark.parametrize(
    ("fills", "expected"),
    [
        ({"decision": "keep", "review date": date(2031, 4, 1)}, ("ᠣᠯᠤᠰᠤ", APRIL, 1, 1)),
        ({"decision": "采用现有译文", "review date": "2031年4月1日"}, ("ᠣᠯᠤᠰᠤ", APRIL, 1, 1)),
        ({"decision": "change", "new translation": "ᠣᠯᠤᠰᠤᠨ"}, ("ᠣᠯᠤᠰᠤᠨ", TODAY, 0, 0)),
        ({"new translation": "ᠤᠯᠤᠰ\u202fᠤᠨ ᠬᠣᠷᠢᠶ\u202fᠠ ᠶᠢᠨ"}, ("ᠤᠯᠤᠰ\u180eᠤᠨ ᠬᠣᠷᠢᠶ\u180eᠠ\u180eᠶᠢᠨ", TODAY, 0, 1)),
        ({"source": "a\ndictionary"}, ("ᠣᠯᠤᠰᠤ", TODAY, 2, 1)),
    ],
    ids=["keep", "keep, in Chinese", "a candidate", "joined as keyboards do", "one more source"],
)
def test_a_review_is_carried_out(mongolian: Path, fills: dict[str, Any], expected: tuple[object, ...]) -> None:
    """The form, the day, and how much evidence and how many variants the term has then."""
    report = out_and_back(mongolian, {"rope": fills | {"reviewed by": BOARD}}, "mn-Mong", "gear")
    assert report.refused == []
    term = load_plan(mongolian).terms["rope"]
    assert (term.mn, str(term.reviewed_on), len(term.evidence), len(term.variants)) == expected
    assert (term.status, term.reviewed_by) == ("reviewed", BOARD)


def test_a_source_alone_is_added(mongolian: Path) -> None:
    """A draft gains evidence without losing what it has."""
    assert out_and_back(mongolian, {"rope": {"source": "page: https://example.org/2"}}, "mn-Mong", "gear").refused == []
    assert [each.source for each in load_plan(mongolian).terms["rope"].evidence] == [
        "https://example.org/ropes",
        "https://example.org/2",
    ]


def test_a_rejected_form_goes_and_is_not_forgotten(mongolian: Path) -> None:
    """With its evidence and variants; a remark says who has rejected it when."""
    report = out_and_back(mongolian, {"rope": {"decision": "reject", "reviewed by": BOARD}}, "mn-Mong", "gear")
    assert (report.rejected, report.refused) == (["rope"], [])
    term = load_plan(mongolian).terms["rope"]
    assert (term.mn, term.evidence, term.variants, term.is_reviewed) == (None, [], [], False)
    assert term.note == f"Of hemp. “ᠣᠯᠤᠰᠤ” is not to be used ({BOARD}, {DAY})."


@pytest.mark.parametrize(
    ("fills", "reason"),
    [
        ({"decision": "keep"}, "nothing says which body has reviewed it"),
        ({"decision": "reject", "new translation": "ᠤᠶᠠᠭ᠎ᠠ", "reviewed by": BOARD}, "do one of the two"),
        ({"decision": "change", "reviewed by": BOARD}, "gives none"),
        ({"decision": "maybe", "reviewed by": BOARD}, "`maybe` is no decision: choose keep (采用现有译文), change"),
        ({"reviewed by": BOARD, "review date": "2032-01-01"}, "yet to come"),
        ({"reviewed by": BOARD, "review date": "in May"}, "`in May` is not a date"),
        ({"review date": "2031-05-01"}, "nothing says which body has reviewed it"),
    ],
)
def test_a_decision_that_is_none_is_refused(mongolian: Path, fills: dict[str, Any], reason: str) -> None:
    """What does not go together, or cannot be read, is named; the glossary stays as it is."""
    before = (mongolian / "glossary" / "1-gear.yml").read_bytes()
    report = out_and_back(mongolian, {"rope": fills}, "mn-Mong", "gear")
    assert [reason in each.reason for each in report.refused] == [True], report.refused
    assert (mongolian / "glossary" / "1-gear.yml").read_bytes() == before


def test_a_draft_of_the_interface_can_be_rejected(mongolian: Path) -> None:
    """It is shown no more; the original is."""
    out_and_back(mongolian, {"Piers": {"new translation": "ᠤᠶᠠᠭ᠎ᠠ"}}, "mn-Mong")
    report = out_and_back(mongolian, {"Piers": {"decision": "reject", "reviewed by": BOARD}}, "mn-Mong")
    assert (report.rejected, report.refused) == (["Piers"], [])
    assert read_catalogue(mongolian, "mn-Mong", "plan", "en").text("piers.title", "Piers").lang == "en"

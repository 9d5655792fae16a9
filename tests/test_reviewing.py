"""A reviewing body's worksheet: the terms for signs, or those of one domain, out and back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from project import PROJECT
from translator import DAY

from selfcheck.base.problems import DataError
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.spreadsheet.worksheet import IN_CHINESE, read_worksheet, write_worksheet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the project's own plan."""
    return shutil.copytree(PROJECT / "data", tmp_path / "data")


def column(heading: str) -> int:
    """The column of a heading, from 1."""
    return IN_CHINESE.index(heading) + 1


@pytest.mark.parametrize("which", ["signs", "signage"])
def test_it_holds_the_terms_asked_for(own: Path, which: str) -> None:
    """Signs first, each with its present form, what that stands on, and other spellings; nothing of the interface."""
    site, file = Site.load(own, PROJECT / "docs"), own.parent / "review.xlsx"
    count = write_worksheet(site, "mn-Mong", file, which)
    rows = list(load_workbook(file).worksheets[0].values)[1:]
    terms = [site.plan.terms[row[1]] for row in rows]
    domain = next(each.terms for each in site.plan.glossary if each.domain == "signage")
    wanted = [term for term in site.plan.terms.values() if term.sign] if which == "signs" else domain
    assert count == len(rows) and {term.id for term in terms} == {term.id for term in wanted}
    assert [term.sign for term in terms] == sorted((term.sign for term in terms), reverse=True)
    for row, term in zip(rows, terms, strict=True):
        assert (row[4] or "") == (term.mn or "")
        assert all(variant.mn in row[7] for variant in term.variants) and (not term.evidence or row[7])


def test_a_review_comes_back_and_fills_the_page_of_signs(own: Path) -> None:
    """The body and the day stand with the term, it is no draft any more, and the page for signs prints it."""
    site, file = Site.load(own, PROJECT / "docs"), own.parent / "review.xlsx"
    write_worksheet(site, "mn-Mong", file, "signs")
    book = load_workbook(file)
    sheet = book.worksheets[0]
    row = next(row for row in sheet.iter_rows(min_row=2) if row[4].value)
    row[column("审核单位") - 1].value = "某旗蒙古语文工作委员会"
    name = str(row[1].value)
    book.save(file)
    report = read_worksheet(site, "mn-Mong", file, DAY)
    assert (len(report.reviewed), report.refused) == (1, [])
    after = Site.load(own, PROJECT / "docs")
    term = after.plan.terms[name]
    assert (term.status, term.reviewed_by, str(term.reviewed_on)) == ("reviewed", "某旗蒙古语文工作委员会", str(DAY))
    signs = next(page.markdown for page in Renderer(after, after.editions["zh"]).pages() if page.path == "signs")
    assert signs.count(f'data-term="{name}"') == 2


def test_a_domain_that_there_is_not_is_named(own: Path) -> None:
    """With those that there are."""
    with pytest.raises(DataError, match="the glossary has no domain `sings`"):
        write_worksheet(Site.load(own, PROJECT / "docs"), "mn-Mong", own.parent / "review.xlsx", "sings")

"""What a clerk takes to a meeting: print jobs, checklist pages and directly printed pages, on paper."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from filled_sheets import SENTENCES, UNIT, applicable, assessment, opened, the_plan
from paper import A4, Paper, cells, count_of_id, heads, lay_out, overfull, print_page, rows, squeezed

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from selfcheck.plan.model import Sector

pytestmark = [pytest.mark.browser, pytest.mark.build]

LANDSCAPE = (A4[1], A4[0])
# The largest sector, every requirement a gap, a note of 2,000 characters: the most pages a job may take.
MOST_PAGES = {"checklist": 7, "filled": 10, "gaps": 9, "evidence": 7, "pack": 19}  # the pack with what was filled in


def assert_complete(paper: Paper, texts: list[str], ids: list[str]) -> None:
    """Every id once; every cell's text as often as the sheets have it; nothing out of the type area."""
    assert {requirement: count_of_id(paper, requirement) for requirement in ids} == dict.fromkeys(ids, 1)
    on_paper = paper.text
    lost = [text for text, times in Counter(texts).items() if on_paper.count(text) < times]
    assert lost == []
    assert paper.outside() == []


@pytest.mark.parametrize("job", MOST_PAGES)
def test_every_job_is_complete_on_a4(
    job: str, browser_page: tuple[str, Page], site: Path, schools: Sector, tmp_path: Path
) -> None:
    """No job loses a requirement, a cell or a filled-in text, whatever was typed, on the oldest browser too."""
    browser, page = browser_page
    clerk = opened(page, site, assessment(schools))
    lay_out(page, job, ["record", "signatures"])
    on_sheets, ids, repeated = cells(page), rows(page), heads(page)
    paper = print_page(page, tmp_path / "job.pdf")
    assert set(paper.sizes) == {LANDSCAPE if job == "filled" else A4}
    assert len(paper.sizes) <= MOST_PAGES[job]
    expected = applicable(schools)
    if job == "pack":
        assert ids == expected * 2  # the checklist and the gap list
        assert all(count_of_id(paper, requirement) == 2 for requirement in expected)
    else:
        assert ids == expected
    if browser == "86":  # Mongolian is set from the embedded font, but without the characters beside the shapes
        on_sheets = [text for text in on_sheets if "ᠮ" not in text]
        assert "NotoSansMongolian" in paper.fonts or job in ("checklist", "evidence")
    assert_complete(paper, on_sheets, expected if job != "pack" else [])
    long_texts = {"filled": 2, "gaps": 1, "evidence": 1, "pack": 3}.get(job, 0)
    running = paper.running(repeated)
    assert {running.count(squeezed(sentence)) for sentence in SENTENCES} == {long_texts}
    assert squeezed(UNIT) in paper.text
    assert "会议名称" in paper.text
    assert "填表人" in paper.text
    number = squeezed(f"— 1 / {len(paper.sizes)} —")
    assert (number in squeezed(paper.pages[0])) == (browser == "current")
    clerk.wait_for("html:not(.prints-sheets)")
    assert page.evaluate("document.querySelectorAll('.sheets').length") == 0


@pytest.mark.parametrize("language", ["", "en/", "mn-Mong/"])
def test_no_column_is_too_narrow_for_its_words(language: str, page: Page, site: Path, schools: Sector) -> None:
    """In every language each cell holds its content: no heading or word runs into the next column."""
    opened(page, site, assessment(schools), language)
    for job in MOST_PAGES:
        lay_out(page, job)
        assert overfull(page, wide=job == "filled") == []
        page.evaluate("dispatchEvent(new Event('afterprint'))")


def test_the_filled_sheet_has_its_head_and_values(page: Page, site: Path, schools: Sector, tmp_path: Path) -> None:
    """Whoever checks the sheet sees unit, period, date, plan, score, whose rules they are, and the texts unharmed."""
    opened(page, site, assessment(schools))
    lay_out(page, "filled")
    paper = print_page(page, tmp_path / "filled.pdf")
    frame = the_plan().frame
    first = squeezed(paper.pages[0])
    for text in (UNIT, "2026上半年", "2026-11-23", frame.title, "2019年12月19日", "目前得分0.0", "已自评60/60", "等次"):
        assert squeezed(text) in first
    assert squeezed(the_plan().scales.disclaimer) in first
    assert "考评得分" in first
    assert "🈶" in paper.raw
    assert "ᠮᠣᠩᠭᠣᠯ" in paper.raw
    assert squeezed('=SUM(A1)<b>x</b>&"引号"') in paper.text


def test_only_what_applies_is_printed(page: Page, site: Path, schools: Sector, tmp_path: Path) -> None:
    """A kindergarten's sheets hold none of the requirements that only concern schools."""
    opened(page, site, assessment(schools, school="no", kindergarten="yes"))
    for job in ("checklist", "filled", "gaps", "evidence"):
        lay_out(page, job)
        expected = [f"schools.{requirement.id}" for requirement in schools.requirements if requirement.when != "school"]
        assert rows(page) == expected
        paper = print_page(page, tmp_path / f"{job}.pdf")
        assert "schools.unity-course" not in paper.text


def test_an_empty_form_prints_lines_for_the_pen(browser_page: tuple[str, Page], site: Path, tmp_path: Path) -> None:
    """Without a unit's name or answers the head has ruled blanks and the lists have empty rows."""
    _, page = browser_page
    opened(page, site)
    for job in ("gaps", "evidence"):
        lay_out(page, job)
        assert page.evaluate("document.querySelectorAll('.sheets .spare').length") == 10
        assert page.evaluate("document.querySelectorAll('.sheets .blank--filled').length") == 0
        paper = print_page(page, tmp_path / "job.pdf")
        assert squeezed("单位（盖章）：自评周期：填表日期：") in paper.text
        assert len(paper.sizes) == 1


def test_terms_and_passages_can_be_added(page: Page, site: Path, schools: Sector, tmp_path: Path) -> None:
    """The appendices hold the page's terms with their marks and the official passages, without links or buttons."""
    opened(page, site)
    page.evaluate(
        """() => {
            const passage = document.createElement('details');
            passage.className = 'original';
            passage.innerHTML = '<summary>方案原文</summary><p lang="zh">甲乙丙丁，原文一段。</p>';
            document.querySelectorAll('.original').forEach(other => other.remove());
            document.querySelector('[data-measure]').append(passage);
        }"""
    )
    lay_out(page, "gaps", ["terms", "original"])
    assert page.evaluate("document.querySelectorAll('.sheets :is(a, button, [id])').length") == 0
    paper = print_page(page, tmp_path / "job.pdf")
    for text in ("附：术语", "待核", "附：方案原文", "甲乙丙丁，原文一段。"):
        assert squeezed(text) in paper.text
    terms = page.evaluate("[...document.querySelectorAll('table.terms .term-head')].map(e => e.textContent)")
    assert terms
    assert [term for term in terms if squeezed(term) not in paper.text] == []

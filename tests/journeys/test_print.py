"""What a clerk takes to a meeting: print jobs, checklist pages and directly printed pages, on paper."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from paper import A4, Paper, cells, count_of_id, heads, lay_out, overfull, print_page, rows, squeezed
from project import PROJECT

from selfcheck.documents.pdf import Sheet, find_chromium, write_pdf
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from selfcheck.plan.model import Plan, Requirement, Sector

pytestmark = [pytest.mark.browser, pytest.mark.build]

UNIT = "腾格里第一中学（含幼儿园）"
TRICKY = '=SUM(A1) <b>x</b> & "引号" ᠮᠣᠩᠭᠣᠯ 🈶'  # an emoji that the Chinese fonts have
SENTENCES = [f"第{number:03d}句话要印在纸上，一个字也不能少。" for number in range(1, 101)]
LONG = "".join(SENTENCES)  # 2,000 characters
LANDSCAPE = (A4[1], A4[0])
# The largest sector, every requirement a gap, a note of 2,000 characters: the most pages a job may take.
MOST_PAGES = {"checklist": 7, "filled": 10, "gaps": 9, "evidence": 7, "pack": 17}


@pytest.fixture(scope="module")
def schools() -> Sector:
    """The largest sector."""
    return next(sector for sector in the_plan().sectors if sector.id == "schools")


@pytest.fixture(params=["current", "86"])
def browser_page(request: pytest.FixtureRequest) -> tuple[str, Page]:
    """A page of each browser that the site promises to work on, with the browser's name."""
    return request.param, request.getfixturevalue("page" if request.param == "current" else "page86")


@cache
def the_plan() -> Plan:
    """The plan of the site."""
    return load_plan(PROJECT / "data")


def lowest(requirement: Requirement) -> str | int:
    """The rating that says least."""
    ratings = the_plan().scale(requirement.scale).ratings
    return min(ratings, key=lambda rating: rating.value).id if ratings else 0


def assessment(sector: Sector, unit: str = UNIT, **facets: str) -> str:
    """A saved file in which every requirement is a gap with notes, evidence and a plan to mend it."""
    answers = {}
    for number, requirement in enumerate(sector.requirements):
        answers[f"schools.{requirement.id}"] = {
            "rating": lowest(requirement),
            "note": LONG if number == 3 else f"{TRICKY} 备注{number}",
            "evidence": LONG if number == 4 else f"《工作计划》第{number}号，存档案柜",
            "action": f"整改措施{number}",
            "post": "办公室",
            "due": "2026-12-31",
            "at": "2026-11-23T00:00:00Z",
        }
    plan = {"id": the_plan().frame.id, "version": 1}
    head = {"format": "self-check/1", "plan": plan, "unit": unit, "sector": "schools", "period": "2026 上半年"}
    return json.dumps({**head, "facets": facets, "answers": answers, "saved_at": "2026-11-23T04:00:00Z"})


def opened(page: Page, site: Path, file: str = "", language: str = "") -> Clerk:
    """The sector page, with what the file holds."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    if file:
        clerk.paste_file(file)
        clerk.press("打开")
        clerk.wait_for_notice("已打开文件")
    return clerk.open(f"{site.as_uri()}/{language}sectors/schools.html") if language else clerk


def applicable(sector: Sector) -> list[str]:
    """The ids of the requirements of a unit that has answered no question about itself: all of them."""
    return [f"{sector.id}.{requirement.id}" for requirement in sector.requirements]


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
    long_texts = {"filled": 2, "gaps": 1, "evidence": 1, "pack": 1}.get(job, 0)
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
    terms = page.evaluate("[...document.querySelectorAll('table.terms .term-zh')].map(e => e.textContent)")
    assert terms
    assert [term for term in terms if squeezed(term) not in paper.text] == []


@pytest.mark.parametrize("language", ["", "en/", "mn-Mong/"])
def test_the_checklist_page_needs_no_script(
    language: str, chromium: Browser, site: Path, schools: Sector, tmp_path: Path
) -> None:
    """A browser without JavaScript prints the whole blank sheet, with boxes, record block and signature line."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/{language}checklists/schools.html")
    paper = print_page(page, tmp_path / "checklist.pdf")
    context.close()
    assert set(paper.sizes) == {A4}
    assert len(paper.sizes) <= 8
    assert all(count_of_id(paper, requirement) == 1 for requirement in applicable(schools))
    assert paper.text.count("□") >= 3 * len(schools.requirements)
    assert paper.outside() == []
    if not language:
        assert [r.text for r in schools.requirements if squeezed(r.text) not in paper.text] == []
        assert "会议名称" in paper.text and "负责人" in paper.text
        assert squeezed("在网页上填写") not in paper.text


def test_the_checklist_page_is_the_same_on_the_oldest_browser(
    page86: Page, site: Path, schools: Sector, tmp_path: Path
) -> None:
    """A clerk with an old browser gets the same sheet, only without page numbers."""
    page86.goto(f"{site.as_uri()}/checklists/schools.html")
    paper = print_page(page86, tmp_path / "checklist.pdf")
    assert set(paper.sizes) == {A4}
    assert len(paper.sizes) <= 7
    assert all(count_of_id(paper, requirement) == 1 for requirement in applicable(schools))
    assert paper.outside() == []


@pytest.mark.parametrize(
    "path", ["index", "sectors/temples", "checklists/temples", "plan", "about/scoring", "glossary"]
)
def test_a_page_printed_from_the_dark_theme_is_black_on_white(
    path: str, page: Page, site: Path, tmp_path: Path
) -> None:
    """Ctrl+P on any page in the dark theme wastes no ink and prints no menus, buttons or addresses."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"{site.as_uri()}/{path}.html")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    paper = print_page(page, tmp_path / "page.pdf")
    assert set(paper.sizes) == {A4}
    pixels = paper.greys()
    assert pixels[0] == pixels[-1] == 255
    assert sum(pixel < 128 for pixel in pixels) < len(pixels) / 4
    assert min(pixels) < 100
    # The glossary's notes name addresses.
    for noise in (
        "file:" if path == "glossary" else "http",
        "file:",
        "¶",
        "保存到文件",
        "下一条",
        "返回顶部",
        "按键说明",
    ):
        assert squeezed(noise) not in paper.text
    assert paper.outside() == []


def test_a_form_printed_directly_shows_what_was_typed(
    browser_page: tuple[str, Page], site: Path, schools: Sector, tmp_path: Path
) -> None:
    """Ctrl+P on a filled form hides nothing that is closed, cuts no text off, splits no requirement, and undoes it."""
    browser, page = browser_page
    opened(page, site, assessment(schools))
    page.evaluate(
        """() => {
            const box = document.createElement('details');
            box.innerHTML = '<summary>更多</summary><p>藏在里面的一句话</p>';
            document.querySelector('.dated').after(box);
        }"""
    )
    paper = print_page(page, tmp_path / "page.pdf")
    assert "藏在里面的一句话" in paper.text
    assert {paper.running().count(squeezed(sentence)) for sentence in SENTENCES} == {2}
    texts = [squeezed(text) for text in paper.pages]
    for number, requirement in enumerate(schools.requirements):
        if number in (3, 4):
            continue  # longer than a page's rest allows for
        note = squeezed(f"备注{number}")
        assert any(squeezed(requirement.text) in text and note in text for text in texts), (browser, requirement.id)
    page.wait_for_function(
        "!document.querySelector('.printed-text, .printed-as-text, .left-empty, details[open]:not(.manager)')"
    )
    page.wait_for_function("!document.querySelector('.details-toggle[aria-expanded=true]')")


def test_closed_parts_print_without_a_script(chromium: Browser, site: Path, tmp_path: Path) -> None:
    """Where the browser can, the style sheet alone opens what is closed."""
    html = (site / "plan.html").read_text("utf-8")
    closed = "<details><summary>更多</summary><p>藏在里面的一句话</p></details>"
    file = site / "printed-without-script.html"
    file.write_text(html.replace('<h2 id="frame">', f'{closed}<h2 id="frame">', 1), "utf-8")
    try:
        with chromium.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(file.as_uri())
            assert "藏在里面的一句话" in print_page(page, tmp_path / "page.pdf").text
    finally:
        file.unlink()


def test_pdf_files_are_made_of_the_checklist_pages(site: Path, schools: Sector, tmp_path: Path) -> None:
    """`make pdf` gives files that are the printed checklist page, without the browser's own head and foot."""
    chromium = find_chromium()
    assert chromium
    sheet = Sheet(site / "mn-Mong" / "checklists" / "schools.html", tmp_path / "deep" / "schools.mn-Mong.pdf")
    write_pdf(chromium, sheet)
    paper = Paper(sheet.target)
    assert set(paper.sizes) == {A4}
    assert all(count_of_id(paper, requirement) == 1 for requirement in applicable(schools))
    assert "file:" not in paper.text
    assert "NotoSansMongolian" in paper.fonts


def test_without_chromium_the_command_says_what_to_install(site: Path) -> None:
    """Who has no Chromium reads how to get one instead of a traceback."""
    result = subprocess.run(
        [sys.executable, "-m", "selfcheck", "pdf", "--site", str(site)],
        env={"PATH": "", "HOME": "/nonexistent", "CHROMIUM": "/nonexistent", "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "apt install chromium" in result.stderr
    assert "Traceback" not in result.stderr

"""Pages printed as they are: checklists, forms, the dark theme, and PDF files made of them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from filled_sheets import SENTENCES, applicable, assessment, opened
from paper import A4, Paper, count_of_id, print_page, squeezed
from project import PROJECT

from selfcheck.documents.pdf import Sheet, find_chromium, write_pdf

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from selfcheck.plan.model import Sector

pytestmark = [pytest.mark.browser, pytest.mark.build]


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
    page.wait_for_function("document.querySelector('.results__profile table')")
    page.evaluate(
        """() => {
            const box = document.createElement('details');
            box.innerHTML = '<summary>更多</summary><p>藏在里面的一句话</p>';
            document.querySelector('.dated').after(box);
        }"""
    )
    paper = print_page(page, tmp_path / "page.pdf")
    assert "藏在里面的一句话" in paper.text
    # Beside the requirement, and of a gap in the list of what is to be put right as well.
    assert {paper.running().count(squeezed(sentence)) for sentence in SENTENCES} == {2, 3}
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

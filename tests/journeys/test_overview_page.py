"""The overview as a page: by keyboard, for screen readers, on paper, without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from keyboard import Keyboard

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office


pytestmark = [pytest.mark.browser, pytest.mark.build]


def test_the_whole_journey_by_keyboard(office: Office, few: list[Path]) -> None:
    """Choosing files, paging, filtering, sorting, opening a unit and coming back need no mouse."""
    page, keyboard = office.page, Keyboard(office.page)
    # Playwright asks for choosers to be handed over without waiting for the answer: ask well before the key.
    page.on("filechooser", lambda _chooser: None)
    keyboard.tab_to(".overview-sources button")
    with page.expect_file_chooser() as chooser:
        keyboard.press("Enter")
    chooser.value.set_files(few)
    office.wait_until_read()
    keyboard.tab_to(".overview-items summary").press("Enter")
    keyboard.tab_to(".overview-items .overview-pager button:last-child").press("Enter")
    assert "21–40" in page.locator(".overview-items [role=status]").inner_text()
    keyboard.tab_to("[name=sector]").press("ArrowDown")
    keyboard.tab_to("[name=incomplete]").press("Space")
    page.wait_for_function("/只看没有评完的/.test([...document.querySelectorAll('.overview-scope')].pop().textContent)")
    keyboard.tab_to(".overview-matrix th:nth-child(3) button").press("Enter")
    assert page.evaluate("document.activeElement.parentElement.getAttribute('aria-sort')") == "ascending"
    scores = [float(row[2].split()[0]) for row in office.table("matrix")]
    assert scores == sorted(scores) and len(scores) > 1
    keyboard.tab_to(".overview-unit").press("Enter")
    assert keyboard.is_at("#unit")
    keyboard.tab_to(".overview-detail button").press("Enter")
    assert keyboard.is_at(".overview-unit")
    assert keyboard.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_filled_page(office: Office, few: list[Path], tmp_path: Path, scheme: str) -> None:
    """Contrast, names, tables and regions hold: with files, refusals, a list of units, hints and a unit's detail."""
    office.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    early = tmp_path / "early.json"
    early.write_text(few[0].read_text("utf-8").replace('"saved_at": "2026', '"saved_at": "2099'), "utf-8")
    office.choose([*few, broken, early])
    office.page.locator("textarea").evaluate("(box) => { box.value = '示例单位00001,企业,东镇\\n没交的,学校,东镇' }")
    office.press("使用粘贴的名单")
    office.press("查找可能需要核实的地方")
    office.page.locator(".overview-hints .overview-unit").first.click()
    for details in office.page.locator("units-overview details").all():
        details.evaluate("(box) => { box.open = true }")
    results = Axe().run(office.page, context="units-overview")
    assert results.violations_count == 0, results.generate_report()


def test_on_paper_every_row_stands_under_its_heading(office: Office, thousand: tuple[Path, dict[str, str]]) -> None:
    """A print holds all rows, names and headings among them, says what was chosen, and leaves out the controls."""
    page = office.page
    office.choose(sorted(thousand[0].iterdir()))
    assert len(office.table("matrix")) == 100
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    count = int(office.table("scores")[0][0])
    assert len(office.table("matrix")) == count > 100
    visible = """selector => [...document.querySelectorAll(selector)].every(e => e.getClientRects().length > 0)"""
    for selector in (
        ".overview-unit",
        ".overview-matrix thead .overview-paper",
        ".overview-scope:not([hidden])",
        ".disclaimer",
    ):
        assert page.evaluate(visible, selector), selector
    for selector in (".overview-sources", ".overview-controls", ".overview-pager", ".overview-actions"):
        assert not page.locator(selector).first.is_visible(), selector
    assert page.evaluate("getComputedStyle(document.querySelector('.overview-matrix thead')).display") == (
        "table-header-group"
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert len(office.table("matrix")) == 100


def test_without_scripts_the_page_explains_itself(site: Path, chromium: Any) -> None:
    """A reader without scripts learns what the page does and that it cannot do it here."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/overview.html")
    assert page.locator(".overview-about ol li").count() == 4
    assert page.locator("noscript").is_visible()
    assert not page.locator(".overview-intake").is_visible()
    context.close()

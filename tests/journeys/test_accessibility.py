"""Every page, empty and filled, as axe and our own measures of structure, languages and targets find it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from barriers import faults_of_structure, small_targets, unmarked_passages, violations
from clerk import Clerk
from pagefacts import pages
from project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 360, "height": 740}


def faults(page: Page, *, contrast: bool = True) -> list[str]:
    """All that is wrong with the page as it is now, on a wide and on a narrow screen."""
    found = violations(page, contrast=contrast) + faults_of_structure(page) + unmarked_passages(page)
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)
        found += small_targets(page)
    return found


def test_nothing_stands_in_the_way_on_any_page(site: Path, chromium: Browser) -> None:
    """Every page of every language passes axe and ours, and has a title that no other page of its language has."""
    page = chromium.new_context(viewport=WIDE).new_page()
    found: dict[str, object] = {}
    titles: dict[tuple[str, str], list[str]] = {}
    for file in pages(site):
        page.goto(file.as_uri())
        name = file.relative_to(site).as_posix()
        titles.setdefault((page.evaluate("document.documentElement.lang"), page.title()), []).append(name)
        if messages := faults(page, contrast=False):  # test_contrast.py measures it
            found[name] = messages
    page.context.close()
    assert found == {}
    assert [names for names in titles.values() if len(names) > 1] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("folder", ["", "en/", "mn-Mong/"])
def test_nothing_stands_in_the_way_on_a_filled_form(site: Path, chromium: Browser, folder: str, scheme: str) -> None:
    """With answers, open details, gaps, results, notices, the manager and dialogs there is still nothing."""
    context = chromium.new_context(color_scheme=scheme, viewport=WIDE)  # type: ignore[arg-type]
    clerk = Clerk(context.new_page()).open(f"{site.as_uri()}/{folder}sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026")
    for number, requirement in enumerate(clerk.requirements()):
        clerk.rate(requirement, 1 + number % 3)
    clerk.note("temples.scheme", note="…")
    clerk.page.evaluate("document.querySelector('details.manager').open = true")
    clerk.wait_for(".manager button")
    clerk.wait_for(".bars")
    assert faults(clerk.page) == []
    clerk.focus('[name="temples.scheme"]')
    clerk.page.keyboard.press("?")
    clerk.wait_for("dialog")
    assert faults(clerk.page) == []
    clerk.page.keyboard.press("Escape")
    clerk.page.evaluate("document.querySelector('[data-print]').click()")
    clerk.wait_for("dialog [name=print-job]")
    assert faults(clerk.page) == []
    context.close()


def test_what_happens_is_announced(site: Path, page: Page) -> None:
    """Score, saving and notices are status messages that stay in the page, and change only when they say more."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/temples.html")
    page.evaluate(
        """() => {
          window.said = [];
          const note = changes => {
            for (const place of new Set(changes.map(({target}) => target))) said.push(place.textContent);
          };
          for (const place of document.querySelectorAll('self-check [role=status]')) {
            new MutationObserver(note).observe(place, {childList: true});
          }
        }"""
    )
    clerk.rate("temples.attention", 1)
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    said = page.evaluate("window.said")
    assert any("已自评 1/" in text for text in said)
    assert any("已保存" in text for text in said)
    assert any("已复制上一周期的自评" in text for text in said)
    assert all(one != other for one, other in pairwise(said) if one)


def test_the_statement_says_what_is_tested() -> None:
    """Both languages state the same in the same order, with the sizes that the tests measure."""
    zh, en = (PROJECT / "docs" / language / "about" / "accessibility.md" for language in ("zh", "en"))
    texts = [file.read_text("utf-8") for file in (zh, en)]
    anchors, numbers = ([re.findall(pattern, text) for text in texts] for pattern in (r"#\w+", r"\d[\d.]*\b"))
    assert anchors[0] == anchors[1]
    assert sorted(set(numbers[0])) == sorted(set(numbers[1])) == ["2.2", "200", "320", "400", "44", "86"]
    for text in texts:
        assert all(name in text for name in ("axe", "WCAG", "Chromium", "Esc", "Tab"))

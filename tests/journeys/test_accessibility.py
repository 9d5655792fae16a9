"""Accessibility of every page, as axe finds it, and what axe does not measure: targets, enlarged text."""

from __future__ import annotations

import importlib.resources
from pathlib import Path

import pytest
from clerk import Clerk
from pagefacts import pages
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

AXE = (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
RUN = """
async () => (await axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], resultTypes: ['violations'],
})).violations.map(v => [v.id, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].any[0]?.message].join(' '))
"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it is now, by WCAG 2.2 level A and AA."""
    page.evaluate(AXE)
    return page.evaluate(RUN)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(site: Path, chromium: Browser, scheme: str) -> None:
    """Every page of every language, light and dark, is free of violations."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    found = {}
    for file in pages(site):
        page.goto(file.as_uri())
        if messages := violations(page):
            found[file.relative_to(site).as_posix()] = messages
    context.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("folder", ["", "en/", "mn-Mong/"])
def test_axe_finds_nothing_on_a_filled_form(site: Path, chromium: Browser, folder: str, scheme: str) -> None:
    """With answers, open details, gaps, results, notices and the manager on the page there is still nothing."""
    context = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    clerk = Clerk(context.new_page()).open(f"{site.as_uri()}/{folder}sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026")
    for number, requirement in enumerate(clerk.requirements()):
        clerk.rate(requirement, 1 + number % 3)
    clerk.note("temples.scheme", note="…")
    clerk.page.evaluate("document.querySelector('details.manager').open = true")
    clerk.wait_for(".manager button")
    clerk.wait_for(".bars")
    assert violations(clerk.page) == []
    clerk.focus('[name="temples.scheme"]')
    clerk.page.keyboard.press("?")
    assert violations(clerk.page) == []
    context.close()


def test_targets_are_large_enough(site: Path, page: Page) -> None:
    """Whatever can be pressed in the form is at least 44 pixels high, by itself or with its label."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    page.evaluate("document.querySelector('details.manager').open = true")
    clerk.wait_for(".manager button")
    small = page.evaluate(
        """[...document.querySelectorAll('self-check button, self-check input, self-check select, self-check summary')]
        .map(e => e.closest('label') || e).filter(e => e.getClientRects().length)
        .filter(e => e.getBoundingClientRect().height < 43.9).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_enlarged_text_loses_nothing(site: Path, page: Page) -> None:
    """At twice the text size on a narrow screen nothing is cut off and nothing scrolls sideways."""
    page.set_viewport_size({"width": 640, "height": 900})
    Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    page.add_style_tag(content="html { font-size: 250% !important }")
    wide = page.evaluate(
        """[...document.querySelectorAll('self-check *')].filter(e => e.getClientRects().length &&
        e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert wide == []

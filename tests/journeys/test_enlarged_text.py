"""Large text, a narrow window and wide spacing: everything is still there, without scrolling sideways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from barriers import losses
from clerk import Clerk
from office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

KINDS = ["index", "plan", "sectors/schools", "checklists/schools", "downloads", "overview", "glossary", "signs"]
KINDS += ["about/scoring", "about/translations", "about/queries", "about/accessibility"]
# The browsers' own base is 16 px; the theme sets the root to 125 % of it.
DOUBLED = "html { font-size: 250% !important }"
# WCAG 2.2, success criterion 1.4.12
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
SETTINGS = {"at 400 % zoom": (320, ""), "widely spaced": (320, SPACED), "doubled text": (640, DOUBLED)}
# As a user's own style sheet, which the site's content security policy does not concern.
_APPLY = """style => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
}"""


def lost(page: Page) -> dict[str, list[str]]:
    """What the document that is open loses under each of the settings, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    found = {}
    for name, (width, style) in SETTINGS.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(_APPLY, style)
        if messages := losses(page):
            found[name] = messages
    return found


@pytest.mark.parametrize("folder", ["", "en/", "mn-Mong/"])
def test_no_kind_of_page_loses_anything(site: Path, page: Page, folder: str) -> None:
    """Every kind of page in every language: nothing cut off, nothing on top of another, no scrolling sideways."""
    found = {}
    for kind in KINDS:
        page.goto((site / f"{folder}{kind}.html").as_uri())
        if messages := lost(page):
            found[kind] = messages
    assert found == {}


def test_a_filled_form_and_its_dialogs_lose_nothing(site: Path, page: Page) -> None:
    """The same with answers, notes, notices, results and gaps, and in the print dialog."""
    clerk = Clerk(page).open((site / "en" / "sectors" / "temples.html").as_uri())
    clerk.fill_unit("北寺管理委员会", "2026")
    for requirement in clerk.requirements()[:6]:
        clerk.rate(requirement, 2)
    clerk.note("temples.scheme", note="…", due="2026-12-31")
    clerk.press_in_manager("Copy for the next period")
    clerk.wait_for("[data-gap]")
    assert lost(page) == {}
    clerk.press("Print")
    clerk.wait_for("dialog[open]")
    assert lost(page) == {}


def test_a_filled_overview_loses_nothing(site: Path, page: Page, few: list[Path]) -> None:
    """The same with units, statistics and one unit's detail; wide tables scroll within their own frames."""
    office = Office(page).open((site / "overview.html").as_uri()).choose(few)
    page.evaluate("document.querySelector('.overview-unit').click()")
    assert office.table("matrix")
    assert lost(page) == {}

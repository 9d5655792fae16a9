"""The whole site without a mouse, on the current and the oldest browser; the focus is in sight at every stop."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from barriers import violations
from keyboard import Keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

NOTE = "3 0 n e ? f s p ,"


@pytest.fixture
def keyboard(any_page: Page) -> Iterator[Keyboard]:
    """A keyboard in front of each browser; fails its test if the focus was out of sight anywhere."""
    keyboard = Keyboard(any_page)
    yield keyboard
    assert keyboard.faults == []


def wait(keyboard: Keyboard, condition: str) -> None:
    """Wait until the page says that it is so."""
    keyboard.page.wait_for_function(condition)


def is_dialog_left(keyboard: Keyboard, back_at: str) -> bool:
    """Leave the open dialog with Escape: it is gone, and the focus is where it was before."""
    wait(keyboard, "document.querySelector('dialog[open]')?.contains(document.activeElement)")
    keyboard.press("Escape")
    wait(keyboard, "!document.querySelector('dialog')")
    return keyboard.is_at(back_at)


def test_a_clerk_fills_in_a_form(keyboard: Keyboard, site: Path) -> None:
    """From the home page to a sector, past the menus, through facts, ratings and notes to print and the gap list."""
    page = keyboard.open((site / "index.html").as_uri()).page
    keyboard.tab_to(".md-skip").press("Enter", "Tab")
    assert keyboard.is_at(".card"), "the skip link leads past the menus"
    keyboard.tab_to(".card[href*=enterprises]").press("Enter")
    wait(keyboard, "document.querySelector('self-check.is-live')")
    keyboard.tab_to(".md-skip").press("Enter").tab_to(".manager > summary").press("Enter")
    wait(keyboard, "document.querySelector('.manager__actions')")
    keyboard.tab_to("[aria-label=备份和其他] button:nth-of-type(2)").press("Enter")
    assert is_dialog_left(keyboard, "[aria-label=备份和其他] button:nth-of-type(2)")
    keyboard.tab_to("[name=unit]").type("甲厂").tab_to("[name=period]").type("2026")
    keyboard.tab_to("[name='facet:halal-meals']").press("Space", "ArrowDown")
    keyboard.tab_to(".requirement [type=radio]").press("Space", "ArrowRight")
    keyboard.tab_to(".details-toggle").press("Enter")
    assert keyboard.is_at("[name=action]"), "of a gap it is asked first what is to be put right"
    keyboard.tab_to("[name=note]")
    page.keyboard.type(NOTE)
    assert page.evaluate("document.activeElement.value") == NOTE, "keys do nothing but write"
    assert page.evaluate("document.querySelectorAll('.requirement [type=radio]:checked').length") == 1

    keyboard.tab_to(".basis > summary").press("Enter").tab_to(".term__link")
    tip = "getComputedStyle(document.activeElement.nextElementSibling).visibility"
    wait(keyboard, f"{tip} === 'visible'")
    keyboard.press("Escape")
    wait(keyboard, f"{tip} === 'hidden'")

    keyboard.tab_to(".side [href='#sector-terms']", back=True)
    keyboard.tab_to(".side__measures a", back=True).press("Enter")  # the last measure
    keyboard.tab_to(".standing [data-print]").press("Enter")
    wait(keyboard, "document.querySelector('dialog[open]')")
    keyboard.tab_to("dialog [name=print-job]:checked", back=True).press("ArrowDown").tab_to("dialog .md-button")
    assert page.evaluate("document.querySelector('[name=print-job]:checked').value") == "gaps"
    assert is_dialog_left(keyboard, ".standing [data-print]")
    keyboard.tab_to(".results__gaps a", back=True).press("Enter").press("Tab")
    wait(keyboard, "document.activeElement.closest('.requirement--gap')")


def test_single_keys_can_be_switched_off(keyboard: Keyboard, site: Path) -> None:
    """Who sets them off by talking switches them off in the list of keys, for good; the theme's own are gone."""
    page = keyboard.open((site / "sectors" / "temples.html").as_uri()).page
    chosen = "document.querySelectorAll('.requirement [type=radio]:checked').length"
    keyboard.press("f", "s", "/")
    assert keyboard.is_at("body")
    wait(keyboard, "document.querySelector('self-check.is-live')")
    keyboard.tab_to("[name='temples.attention']").press("?")
    wait(keyboard, "document.querySelector('dialog[open]')")
    wait(keyboard, "document.querySelectorAll('dialog [type=checkbox]').length === 2")
    keyboard.tab_to("dialog .rating:nth-of-type(1) > [type=checkbox]", back=True).press("Space")
    assert is_dialog_left(keyboard, "[name='temples.attention']")
    keyboard.press("2", "?")
    assert page.evaluate(chosen) == 0 and not page.evaluate("document.querySelector('dialog')")
    page.reload()
    wait(keyboard, "document.querySelector('self-check.is-live')")
    keyboard.tab_to("[name='temples.attention']").press("2")
    assert page.evaluate(chosen) == 0
    page.evaluate("document.querySelector('.side__actions button:last-child').focus()")
    keyboard.press("Enter")
    wait(keyboard, "document.querySelector('dialog[open]')")
    keyboard.tab_to("dialog .rating:nth-of-type(1) > [type=checkbox]", back=True).press("Space")
    assert is_dialog_left(keyboard, ".side__actions button:last-child")
    page.evaluate("document.querySelector('[name=\"temples.attention\"]').focus()")
    keyboard.press("2")
    assert page.evaluate(chosen) == 1


def test_menus_search_languages_and_terms(keyboard: Keyboard, site: Path) -> None:
    """Dark colours, another language, the folded menu, the glossary's search and the site's search."""
    keyboard.open((site / "index.html").as_uri())
    keyboard.tab_to(".md-option").press("Enter")
    wait(keyboard, "document.body.dataset.mdColorScheme === 'slate'")
    keyboard.tab_to(".md-select button").tab_to("[hreflang=en]").press("Enter")
    wait(keyboard, "document.documentElement.lang === 'en' && document.readyState === 'complete'")
    keyboard.tab_to("#__nav_8").press("Enter").tab_to(".md-nav__link[href='glossary.html']").press("Enter")
    wait(keyboard, "document.querySelector('.term-finder:not([hidden])')")
    keyboard.tab_to(".term-finder [name=query]").type("league")
    count = "Number(document.querySelector('.term-finder output').value)"
    wait(keyboard, f"0 < {count} && {count} < 20")
    keyboard.tab_to(".term-entry a").tab_to(".md-search__input", back=True)
    # The theme opens its search some frames after the focus has come: until then the arrow keys are not its own.
    wait(keyboard, "document.querySelector('#__search').checked")
    keyboard.type("temple").press("End")
    wait(keyboard, "document.querySelector('.md-search-result__link')")
    keyboard.press("ArrowDown")
    assert keyboard.is_at(".md-search-result__link")
    keyboard.press("Enter")
    wait(keyboard, "!location.pathname.endsWith('glossary.html')")


@pytest.mark.parametrize("path", ["index.html", "en/sectors/temples.html", "mn-Mong/plan.html", "en/downloads.html"])
def test_no_stop_is_out_of_sight_in_a_small_window(site: Path, chromium: Browser, path: str) -> None:
    """At 400 % zoom, which leaves 320 by 256 pixels, each stop is seen, in the order of reading, and Tab leaves."""
    window = {"width": 320, "height": 256}
    context = chromium.new_context(viewport=window, color_scheme="dark", reduced_motion="reduce")  # type: ignore[arg-type]
    keyboard = Keyboard(context.new_page()).open((site / path).as_uri())
    assert keyboard.walk()
    assert keyboard.faults == []
    context.close()


def test_the_menu_of_a_small_window_opens(keyboard: Keyboard, site: Path) -> None:
    """The drawer opens with a key; all of its links and folded chapters follow and nothing else; Escape closes it."""
    keyboard.page.set_viewport_size({"width": 360, "height": 700})
    keyboard.page.emulate_media(reduced_motion="reduce")
    keyboard.open((site / "sectors" / "temples.html").as_uri())
    keyboard.tab_to("#__drawer").press("Enter")
    stops = keyboard.walk()
    assert {"方案", "机关", "__toc", "__nav_5"} <= set(stops)
    assert not keyboard.page.evaluate("document.activeElement.closest('.md-content, .md-header, .md-footer')")
    assert violations(keyboard.page) == []
    keyboard.tab_to("#__nav_5").press("Space").tab_to(".md-nav__link[href*='checklists/towns']").press("Escape")
    assert keyboard.is_at("#__drawer:not(:checked)")
    keyboard.press("Space").tab_to(".md-nav--primary .md-nav__link[href='../plan.html']").press("Enter")
    keyboard.page.wait_for_url((site / "plan.html").as_uri())

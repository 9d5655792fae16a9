"""What readers set in their system or browser: forced colours, less motion, more contrast, light or dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest
from barriers import COLOURS
from clerk import Clerk
from office import Office
from playwright.sync_api import Browser, Page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.build]

Opener = Callable[..., Page]


@pytest.fixture
def opened(site: Path, chromium: Browser) -> Iterator[Opener]:
    """Opens a page under a setting: `opened("index.html", forced_colors="active")`."""
    contexts = []

    def opener(path: str, **setting: Any) -> Page:
        contexts.append(chromium.new_context(**setting))
        page = contexts[-1].new_page()
        page.goto((site / path).as_uri())
        return page

    yield opener
    for context in contexts:
        context.close()


def fill_in(page: Page) -> Clerk:
    """Answer some requirements of the sector page that is open, with gaps among them."""
    clerk = Clerk(page)
    clerk.wait_for("self-check.is-live")
    for requirement in clerk.requirements()[:6]:
        clerk.rate(requirement, 2)
    clerk.wait_for("[data-gap]")
    return clerk


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_and_marks_survive_forced_colours(opened: Opener, scheme: str) -> None:
    """What is filled with a colour is still seen on the ground that the system prescribes; gaps carry a sign."""
    page = opened("sectors/temples.html", forced_colors="active", color_scheme=scheme)
    fill_in(page)
    bars = page.evaluate(
        f"""() => {{{COLOURS}
          return [...document.querySelectorAll('.bar__fill')].filter(e => e.getBoundingClientRect().width > 1)
            .map(e => contrast(behind(e), behind(e.closest('td'))));
        }}"""
    )
    assert bars and min(bars) >= 3
    sign = "getComputedStyle(document.querySelector('.requirement--gap h3'), '::before').content"
    assert "△" in page.evaluate(sign)
    page.evaluate("location.hash = 'scheme'")
    assert page.evaluate("getComputedStyle(document.querySelector('#scheme')).outlineStyle") == "solid"
    for selector in (".term-mark", ".md-search__form", ".manager", ".unit-facts input", ".standing .md-button"):
        width = page.evaluate("selector => getComputedStyle(document.querySelector(selector)).borderTopWidth", selector)
        assert width != "0px", selector


def test_icons_survive_forced_colours(opened: Opener) -> None:
    """Arrows that are drawn as masks keep a colour that differs from the ground."""
    page = opened("sectors/temples.html", forced_colors="active", color_scheme="dark")
    contrasts = page.evaluate(
        f"""() => {{{COLOURS}
          return [...document.querySelectorAll('.md-nav__icon, summary')].filter(e => e.getClientRects().length)
            .filter(e => getComputedStyle(e, '::after').maskImage !== 'none')
            .map(e => contrast(rgba(getComputedStyle(e, '::after').backgroundColor).c, behind(e)));
        }}"""
    )
    assert len(contrasts) > 4 and min(contrasts) >= 3


def test_a_matrix_says_its_bands_without_colours(opened: Opener, few: list[Path]) -> None:
    """Under forced colours every shaded cell has its number, and low ones are underlined."""
    page = opened("overview.html", forced_colors="active", color_scheme="dark")
    Office(page).choose(few)
    cells = page.evaluate(
        """[...document.querySelectorAll('.overview-band')].map(e =>
          [e.style.getPropertyValue('--depth'), e.textContent, getComputedStyle(e).textDecorationLine])"""
    )
    assert {depth for depth, *_ in cells} == {"0.000", "0.333", "0.667", "1.000"}
    assert all(text.strip() for _, text, _ in cells)
    assert all((line == "underline") == (depth == "1.000") for depth, _, line in cells)


@pytest.mark.parametrize("path", ["index.html", "sectors/temples.html", "glossary.html", "overview.html"])
def test_nothing_moves_where_motion_is_reduced(opened: Opener, path: str) -> None:
    """No transition lasts, no animation runs and nothing scrolls smoothly; the pause before a hint closes stays."""
    page = opened(path, reduced_motion="reduce")
    moving = page.evaluate(
        """[document.documentElement, ...document.querySelectorAll('body *')].flatMap(e =>
          [null, '::before', '::after'].map(part => [e, getComputedStyle(e, part)]))
        .filter(([e, s]) => s.animationName !== 'none' || s.scrollBehavior === 'smooth'
          || s.transitionDuration.split(',').some(time => parseFloat(time) > 0))
        .map(([e]) => e.outerHTML.slice(0, 80))"""
    )
    assert moving == []
    assert page.evaluate("document.getAnimations().length") == 0
    if path.startswith("sectors"):
        page.locator(".basis > summary").first.click()
        page.locator(".term__link").first.focus()
        page.wait_for_selector(".term__tip")
        page.evaluate("document.activeElement.blur()")
        assert page.evaluate("getComputedStyle(document.querySelector('.term__tip')).transitionDelay") == "0.25s"


def test_lines_are_strong_where_contrast_is_wanted(opened: Opener) -> None:
    """With more contrast, lines and side remarks take the colour of the text."""
    page = opened("sectors/temples.html", contrast="more")
    line, text = page.evaluate(
        """(s => [s('.requirement').borderTopColor, s('.md-typeset').color])
        (selector => getComputedStyle(document.querySelector(selector)))"""
    )
    assert line == text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_and_buttons_stand_out(opened: Opener, few: list[Path], scheme: str) -> None:
    """The edge of whatever is filled in or pressed has a contrast of 3 to its ground (WCAG 1.4.11)."""
    boxes = """input:not([type=radio]):not([type=checkbox]):not([type=file]):not(.md-search__input), select, textarea,
      .md-button:not(.md-button--primary)"""
    pale = f"""() => {{{COLOURS}
      return [...document.querySelectorAll(`{boxes}`)].filter(e => e.getClientRects().length)
        .filter(e => contrast(rgba(getComputedStyle(e).borderTopColor).c, behind(e.parentElement)) < 3)
        .map(e => e.outerHTML.slice(0, 80));
    }}"""
    page = opened("sectors/temples.html", color_scheme=scheme)
    clerk = fill_in(page)
    clerk.note("temples.scheme", note="…")
    assert page.evaluate(pale) == []
    page.evaluate("document.querySelector('[data-print]').click()")
    clerk.wait_for("dialog[open]")
    assert page.evaluate(pale) == []
    assert opened("glossary.html", color_scheme=scheme).evaluate(pale) == []
    page = opened("overview.html", color_scheme=scheme)
    Office(page).choose(few)
    assert page.evaluate(pale) == []

"""Contrast in light and dark colours: every text by our own measure, a page of each kind by axe as well.

Axe looks for what lies over each text, which takes it half a minute on the glossary; ours takes the colours alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from barriers import faint_texts, violations
from pagefacts import pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

KINDS = ["index", "plan", "sectors/temples", "checklists/temples", "downloads", "overview", "glossary", "signs"]
KINDS += ["en/sectors/temples", "mn-Mong/sectors/temples", "about/scoring", "about/queries", "about/translations"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_its_ground(site: Path, chromium: Browser, scheme: str) -> None:
    """Every text of every page has the contrast of WCAG's AAA, in either colours."""
    page = chromium.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
    found = {}
    for file in pages(site):
        page.goto(file.as_uri())
        if messages := faint_texts(page):
            found[file.relative_to(site).as_posix()] = messages
    page.context.close()
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_contrast_on_every_kind_of_page(site: Path, chromium: Browser, scheme: str) -> None:
    """What lies over a text counts too; nothing else that axe finds depends on the colours."""
    page = chromium.new_context(color_scheme=scheme).new_page()  # type: ignore[arg-type]
    found = {}
    for kind in KINDS:
        page.goto((site / f"{kind}.html").as_uri())
        if messages := violations(page, "color-contrast-enhanced", "link-in-text-block"):
            found[kind] = messages
    page.context.close()
    assert found == {}


def test_our_measure_finds_what_axe_finds(site: Path, page: Page) -> None:
    """A planted pale text is found by both, one that is large enough by neither."""
    page.goto((site / "about" / "privacy.html").as_uri())
    page.evaluate(
        """() => document.querySelector('article').append(...[['a', '16px'], ['b', '32px']].map(([id, fontSize]) => {
          const text = Object.assign(document.createElement('p'), {id, textContent: 'pale'});
          Object.assign(text.style, {color: '#707070', background: '#ffffff', fontSize});
          return text;
        }))"""
    )
    for found in (faint_texts(page), violations(page, "color-contrast-enhanced")):
        assert len(found) == 1 and 'id="a"' in found[0]

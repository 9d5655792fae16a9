"""Journeys of a reader who opened the site from a USB stick by a double click."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.build]


def test_from_home_to_a_requirement(site: Path, page: Page) -> None:
    """Six cards lead to six sectors, and each requirement has an address of its own."""
    page.goto((site / "index.html").as_uri())
    cards = page.locator(".card")
    expect(cards).to_have_count(6)
    cards.nth(4).click()
    expect(page.locator("h1")).to_contain_text("学校")
    first = page.locator(".requirement").first
    first.locator(".basis > summary").click()
    first.locator(".requirement__id").click()
    expect(page).to_have_url(re.compile(f"#{first.locator('h3').get_attribute('id')}$"))


def test_the_language_switch_keeps_the_page(site: Path, page: Page) -> None:
    """From a sector page in one language to the same page in the others and back."""
    page.goto((site / "sectors" / "temples.html").as_uri())
    for language, path in (
        ("en", "en/sectors/temples.html"),
        ("mn-Mong", "mn-Mong/sectors/temples.html"),
        ("zh", "sectors/temples.html"),
    ):
        page.locator(".md-header .md-select").hover()
        page.locator(f'.md-header a[hreflang="{language}"]').click()
        page.wait_for_url((site / path).as_uri())
        expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_page_is_readable_without_javascript(site: Path, chromium: object) -> None:
    """Texts, navigation and links are there with scripts switched off."""
    context = chromium.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((site / "sectors" / "towns.html").as_uri())
    assert page.locator(".requirement h3").first.is_visible()
    assert page.locator('.md-nav--primary a[href="temples.html"]', has_text="寺庙").count() == 1
    context.close()


def test_drafts_are_marked(site: Path, page: Page) -> None:
    """A draft translation is marked on the page and explained at its top."""
    page.goto((site / "mn-Mong" / "index.html").as_uri())
    expect(page.locator(".md-banner")).to_contain_text("草稿")
    assert page.locator(".draft").count() > 0

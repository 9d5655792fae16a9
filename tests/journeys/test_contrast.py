"""Contrast in dark colours; a file of its own, as axe takes minutes for all pages and two files run side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from barriers import violations
from pagefacts import pages

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.build]


def test_every_page_has_contrast_in_dark_colours(site: Path, chromium: Browser) -> None:
    """Nothing else that axe finds depends on the colours."""
    page = chromium.new_context(color_scheme="dark").new_page()
    found = {}
    for file in pages(site):
        page.goto(file.as_uri())
        if messages := violations(page, "color-contrast", "link-in-text-block"):
            found[file.relative_to(site).as_posix()] = messages
    page.context.close()
    assert found == {}

"""What a page costs on a slow line: the bytes of a first visit, as a browser asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from weights import first_visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.build]

KB = 1024


@pytest.mark.parametrize(
    ("page", "budget"),
    [
        ("sectors/schools.html", 100),
        ("en/sectors/schools.html", 100),
        ("mn-Mong/sectors/schools.html", 130),  # 30 of it the font, where the machine has none
        ("overview.html", 100),
        ("glossary.html", 140),
        ("index.html", 65),
    ],
)
def test_a_first_visit_stays_within_its_budget(
    site: Path, served: str, chromium: Browser, page: str, budget: int
) -> None:
    """All that a page loads with an empty cache, compressed, is within its kilobytes."""
    assert first_visit(chromium, site, served, page).total <= budget * KB


def test_a_sector_page_runs_little_script_of_our_own(site: Path, served: str, chromium: Browser) -> None:
    """Our own scripts on a sector page stay within 15 KB; what is rarely needed is loaded when it is asked for."""
    assert first_visit(chromium, site, served, "sectors/schools.html").own <= 15 * KB

"""Journeys of a clerk who has the offline package on a USB stick and unpacks it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from playwright.sync_api import Page, expect
from project import PROJECT

from selfcheck.languages.site import Site
from selfcheck.publish.package import make_package

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture(scope="module")
def unpacked(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, unpacked where a clerk would put it."""
    folder = tmp_path_factory.mktemp("stick") / "资料 U盘 #1"
    package = make_package(Site.load(PROJECT / "data", PROJECT / "docs"), site)
    shutil.unpack_archive(package.write(folder), folder)
    return folder / package.name


@pytest.mark.parametrize("browser", ["page", "page86"])
def test_from_the_start_page_to_a_saved_answer(unpacked: Path, request: pytest.FixtureRequest, browser: str) -> None:
    """Double click, one link, the card of her sector: the self-check works, and nothing is asked of the internet."""
    page: Page = request.getfixturevalue(browser)
    page.goto((unpacked / "start.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth") != "none"
    page.evaluate("document.querySelector('[lang=zh] .start__open a').click()")
    page.wait_for_url((unpacked / "site" / "index.html").as_uri())
    page.evaluate("document.querySelector('.card[href*=temples]').click()")
    clerk = Clerk(page)
    clerk.wait_for("self-check.is-live")
    clerk.fill_unit("北寺管理委员会", "2026")
    clerk.rate(clerk.requirements()[0], 1)
    clerk.wait_until_saved()
    assert "已自评 1/29" in clerk.score()
    asked = page.requested  # type: ignore[attr-defined]
    assert [address for address in asked if not address.startswith((unpacked.as_uri(), "data:", "blob:"))] == []


def test_search_works_from_the_package(unpacked: Path, page: Page) -> None:
    """The parts that a package leaves out are none that the search needs."""
    page.goto((unpacked / "site" / "index.html").as_uri())
    page.locator("input.md-search__input").click()
    page.keyboard.type("升国旗")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile(r"schools\.html"))


def test_the_start_page_needs_no_script(unpacked: Path, chromium: object) -> None:
    """Where scripts are forbidden, its sentences and links are there all the same, and fit a narrow window."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 320, "height": 600})  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((unpacked / "start.html").as_uri())
    expect(page.locator("section p").first).to_contain_text("离线版")
    expect(page.locator(".start__open a")).to_have_count(3)
    assert page.locator("html").evaluate("e => e.scrollWidth") <= 320
    context.close()

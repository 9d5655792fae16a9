"""What is remembered for a clerk who comes back: where she was, what no file has, what was answered before."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]


def at_the_temple(browser: Browser, site: Path) -> Clerk:
    """A clerk before an empty form of the smallest sector."""
    return Clerk(browser.new_context().new_page()).open(f"{site.as_uri()}/sectors/temples.html")


def test_the_home_page_goes_on_where_one_was(any_page: Page, site: Path) -> None:
    """What was saved last is one click away; in a browser that has stored nothing, nothing is shown."""
    any_page.goto((site / "index.html").as_uri())
    assert any_page.evaluate("document.querySelector('.home__last').textContent") == ""
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/temples.html")
    clerk.fill_unit("北寺<b>", "2026")
    clerk.wait_until_saved()
    any_page.goto((site / "index.html").as_uri())
    clerk.wait_for(".home__last a")
    assert any_page.evaluate("document.querySelector('.home__last a').textContent") == "继续：北寺<b> · 2026 · 寺庙"
    any_page.evaluate("document.querySelector('.home__last a').click()")
    clerk.wait_for("self-check.is-live")
    assert any_page.evaluate("document.querySelector('[name=unit]').value") == "北寺<b>"


def test_it_says_that_no_file_has_the_changes(chromium: Browser, site: Path) -> None:
    """From the first answer until a file is made, and again after the next change; over a reload too."""
    clerk = at_the_temple(chromium, site)
    page = clerk.page
    only_here = "document.querySelector('.standing__saved').textContent.includes('有改动未存文件')"
    clerk.rate("temples.scheme", 1)
    page.wait_for_function(only_here)
    with page.expect_download() as download:
        page.click(".standing button:text-is('保存到文件')")
    assert json.loads(download.value.path().read_text("utf-8"))["answers"]["temples.scheme"]["rating"]
    page.wait_for_function(f"!{only_here}")
    page.reload()
    clerk.wait_for("self-check.is-live")
    assert not page.evaluate(only_here)
    clerk.rate("temples.scheme", 2)
    page.wait_for_function(only_here)


def test_what_a_merge_has_set_aside_can_be_looked_at(chromium: Browser, site: Path) -> None:
    """The earlier answers to a requirement, with what was noted beside them, stand behind a button in its details."""
    clerk = at_the_temple(chromium, site)
    clerk.fill_unit("北寺", "2026")
    clerk.rate("temples.scheme", 3)
    clerk.note("temples.scheme", note="还没有方案")
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    file["answers"]["temples.scheme"] = {"rating": "yes", "at": "2099-01-01T00:00:00Z"}
    clerk.paste_file(json.dumps(file))
    clerk.press("合并到本机的这一份")
    clerk.wait_for_notice("已合并")
    clerk.focus("[name=unit]")
    clerk.focus('[data-requirement="temples.scheme"] [name=note]')
    clerk.wait_for(".history")
    clerk.press("历次填写")
    text = clerk.page.locator("dialog").inner_text()
    assert "未做到" in text and "还没有方案" in text

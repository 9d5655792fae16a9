"""Journeys of somebody who searches the site; its index is fetched when the search is first used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.build]

_FIRST = "() => document.querySelector('.md-search-result__link')?.getAttribute('href')"

_ADDRESSES = "links => links.map(link => link.href)"


def _search(page: Page, word: str) -> str:
    """Search for `word` by keyboard and give the address of the first result."""
    page.wait_for_function("document.documentElement.classList.contains('js')")
    page.evaluate("document.querySelector('.md-search__input').focus()")
    page.keyboard.insert_text(word)  # as an input method does, without a key
    return page.wait_for_function(_FIRST).json_value()


def test_from_disk_it_finds_a_word_inside_a_sentence(site: Path, page: Page) -> None:
    """Without a server, where browsers refuse workers, a Chinese word is found in the middle of a sentence."""
    page.goto((site / "index.html").as_uri())
    assert "sectors/schools.html" in _search(page, "升国旗")


@pytest.mark.parametrize("word", ["经费", "打印", "总结", "升国旗"])
def test_a_word_is_looked_up_to_its_last_character(site: Path, page: Page, word: str) -> None:
    """What is marked in the first result is the whole word and not only how it begins."""
    page.goto((site / "index.html").as_uri())
    _search(page, word)
    marked = page.locator(".md-search-result__item").first.locator("mark").all_inner_texts()
    assert word in marked


@pytest.mark.parametrize("word", ["主题班会", "草原学习轻骑兵", "目标责任制", "桌签", "蒙汉双语服务窗口"])
def test_the_very_word_comes_first_and_in_the_page_s_language(site: Path, page: Page, word: str) -> None:
    """The first page found holds the whole term, and no page of another language stands among the Chinese ones."""
    page.goto((site / "index.html").as_uri())
    _search(page, word)
    items = page.locator(".md-search-result__item")
    assert word in items.first.inner_text().replace("\u200b", "")
    pages = [link.split("#")[0] for link in items.locator("a").evaluate_all(_ADDRESSES)]
    foreign = ["/en/" in link or "/mn-Mong/" in link for link in pages]
    assert foreign == sorted(foreign)


def test_from_disk_on_chromium_86(site: Path, page86: Page) -> None:
    """The oldest browser finds it too."""
    page86.goto((site / "index.html").as_uri())
    assert "sectors/schools.html" in _search(page86, "升国旗")


def test_from_a_server_the_index_waits_for_its_first_use(served: str, page: Page) -> None:
    """A reader who does not search fetches neither the index nor the worker; one who does gets both, and results."""
    asked = page.requested  # type: ignore[attr-defined]
    page.goto(f"{served}/en/index.html")
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if re.search(r"/search/|/workers/|/lunr/", address)] == []
    page.locator("input.md-search__input").click()
    page.keyboard.type("temple")
    result = page.locator(".md-search-result__link").first
    expect(result).to_have_attribute("href", re.compile(r"temples\.html"))
    assert [address for address in asked if address.endswith("/search/search_index.json")]

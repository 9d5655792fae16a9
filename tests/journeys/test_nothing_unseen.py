"""Journeys on which nothing is overwritten, deleted or taken for a result without its user having seen it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from clerk import Clerk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture
def clerk(any_page: Page, site: Path) -> Iterator[Clerk]:
    """A clerk of a school in front of the empty form, opened from disk, on either browser."""
    yield Clerk(any_page).open(f"{site.as_uri()}/sectors/schools.html")


def text_of(clerk: Clerk, selector: str) -> str:
    """What stands in an element of the page."""
    return clerk.page.evaluate("selector => document.querySelector(selector).textContent", selector)


def school(facets: dict[str, str], saved: str) -> str:
    """A saved file of one school."""
    file: dict[str, Any] = {"format": "self-check/1", "plan": {"id": "tengger-qijin-2019", "version": 1}}
    head = {"unit": "旗第一中学", "sector": "schools", "period": "2026", "facets": facets, "answers": {}}
    return json.dumps({**file, **head, "saved_at": saved})


def test_a_merge_names_the_facts_that_it_changes(clerk: Clerk) -> None:
    """Facts decide what applies: before a merge each one that the file answers otherwise stands there in words."""
    facets = clerk.page.evaluate("JSON.parse(document.getElementById('plan-data').textContent).sector.facets")
    facet, options = facets[0]["id"], facets[0]["options"]
    clerk.paste_file(school({facet: options[0]}, "2026-03-01T08:00:00Z"))
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    clerk.paste_file(school({facet: options[1]}, "2027-03-01T08:00:00Z"))
    preview = text_of(clerk, "dialog .preview")
    question = text_of(clerk, f'[data-facet="{facet}"] legend')
    assert "合并以后改变的单位情况" in preview
    assert question in preview
    clerk.press("取消")
    clerk.paste_file(school({facet: options[1]}, "2025-03-01T08:00:00Z"))
    assert "合并以后仍按本机" in text_of(clerk, "dialog .preview")


def test_what_is_filed_and_removed_waits_for_the_users_word(clerk: Clerk) -> None:
    """A refused download deletes nothing; what was deleted in a row comes back one by one."""
    for period in ("2025", "2026"):
        clerk.press_in_manager("新建")
        clerk.fill_unit("旗第一中学", period)
        clerk.wait_until_saved()
    clerk.press_in_manager("保存到文件并从本机删除")
    clerk.press("取消")
    assert len(clerk.stored()) == 2
    for _ in range(2):
        clerk.press_in_manager("保存到文件并从本机删除")
        clerk.press("已存好，从本机删除")
    assert clerk.stored() == []
    notices = "[...document.querySelectorAll('[data-kind=removed] p')].map(p => p.textContent)"
    assert [text[-4:] for text in clerk.page.evaluate(notices)] == ["2026", "2025"]
    for left in (1, 0):
        clerk.press("撤销")
        clerk.page.wait_for_function(
            "left => document.querySelectorAll('[data-kind=removed]').length === left", arg=left
        )
    assert len(clerk.stored()) == 2


def test_last_years_answers_are_no_result_of_this_year(clerk: Clerk) -> None:
    """A grade, and the end of the way through the form, wait until each answer carried over is confirmed."""
    clerk.fill_unit("旗第一中学", "2025")
    for requirement in clerk.requirements():
        clerk.rate(requirement, 1)
    clerk.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('等次')")
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    clerk.fill_unit("旗第一中学", "2026")
    clerk.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('待确认')")
    assert "等次" not in text_of(clerk, ".standing__score")
    clerk.press("下一条")
    row = "document.activeElement.closest('[data-requirement]')"
    assert clerk.page.evaluate(f"{row}.classList.contains('requirement--confirm')")


def test_a_message_appears_where_the_eye_is(clerk: Clerk) -> None:
    """Wherever the page has been scrolled to, a message stands within the window, above the line with the score."""
    clerk.page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    clerk.paste_file("[]")
    clerk.wait_for_notice("不是自查文件")
    box, line, height = clerk.page.evaluate(
        """['.notice', '.standing__score'].map(name => document.querySelector(name).getBoundingClientRect())
          .map(({top, bottom}) => [top, bottom]).concat([innerHeight])"""
    )
    assert 0 < box[0] < box[1] <= line[0] < height

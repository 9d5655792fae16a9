"""Journeys of a clerk who fills in her unit's self-check, by keyboard, on the oldest and the current browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk

if TYPE_CHECKING:
    from playwright.sync_api import Page

LATER = "2099-01-01T00:00:00Z"
pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, site: Path) -> str:
    """The site opened from disk, and from a web server below a path."""
    return site.as_uri() if request.param == "file" else request.getfixturevalue("served")


def test_a_whole_sector_there_and_back(any_page: Page, address: str) -> None:
    """Filled in, reloaded, closed, reopened in another language, exported, wiped, imported: byte-equal answers."""
    clerk = Clerk(any_page).open(f"{address}/sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026 上半年")
    for number, requirement in enumerate(clerk.requirements()):
        clerk.rate(requirement, number % 4)
        if number % 4 == 0:
            clerk.note(requirement, na=f"与本单位无关 <b>{number}</b>")
        if number % 4 == 3:
            clerk.note(requirement, note="=1+1 ᠮᠣᠩᠭᠣᠯ 🙂", action="补齐", post="办公室", due="2026-12-31")
    clerk.wait_until_saved()
    score = clerk.score()
    assert "已自评 29/29" in score and "等次" in score
    before = clerk.text_of_file()

    clerk.page.reload()
    clerk.open(f"{address}/sectors/temples.html")
    assert clerk.score() == score
    context = clerk.page.context
    clerk.page.close()
    clerk = Clerk(context.new_page()).open(f"{address}/en/sectors/temples.html")
    assert "29/29" in clerk.score()
    clerk.open(f"{address}/mn-Mong/sectors/temples.html").open(f"{address}/sectors/temples.html")
    assert clerk.text_of_file() == before

    clerk.page.evaluate("localStorage.clear(); sessionStorage.clear()")
    clerk.open(f"{address}/sectors/temples.html")
    assert "已自评 0/29" in clerk.score()
    clerk.paste_file(before)
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    assert clerk.score() == score
    assert json.loads(clerk.text_of_file())["answers"] == json.loads(before)["answers"]
    assert json.dumps(clerk.answers(), ensure_ascii=False, indent=2) in before.replace("\n  ", "\n")


def test_what_does_not_apply_disappears(clerk: Clerk) -> None:
    """Facets take requirements out of form and score; their answers are kept, not counted."""
    assert "enterprises.halal-canteen" in clerk.requirements()
    clerk.rate("enterprises.halal-canteen", 3)
    assert "待整改 1" in clerk.score() or clerk.page.wait_for_function(
        "document.querySelector('.standing__score').textContent.includes('待整改 1')"
    )
    clerk.say("halal-meals", "allowance")
    shown = clerk.requirements()
    assert "enterprises.halal-canteen" not in shown and "enterprises.halal-allowance" in shown
    clerk.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('待整改 0')")
    clerk.wait_until_saved()
    assert clerk.answers()["enterprises.halal-canteen"]["rating"] == "no"


def test_not_applicable_needs_a_reason(clerk: Clerk) -> None:
    """Without its reason "not applicable" answers nothing; with it the requirement leaves the score."""
    clerk.rate("enterprises.taxes", 0)
    assert "已自评 0/" in clerk.score()
    clerk.page.keyboard.insert_text("成立不满一年")
    clerk.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('已自评 1/')")
    clerk.wait_until_saved()
    answer = clerk.answers()["enterprises.taxes"]
    assert (answer["na"], "rating" in answer) == ("成立不满一年", False)


def test_the_keys_do_what_the_help_says(clerk: Clerk) -> None:
    """Every requirement can be reached and answered without a mouse, and an answer taken back."""
    page = clerk.page
    at = "document.activeElement.name === 'enterprises.{}'"
    clerk.rate("enterprises.attention", 1)
    page.wait_for_function(at.format("ethnic-affairs"))
    page.keyboard.press("n")
    page.wait_for_function(at.format("development-plan"))
    clerk.rate("enterprises.ethnic-affairs", 2)
    page.wait_for_function(at.format("development-plan"))
    clerk.focus('[name="enterprises.ethnic-affairs"]')
    page.keyboard.press("e")
    page.wait_for_function("document.activeElement.name === 'action'")
    clerk.focus("[data-requirement='enterprises.ethnic-affairs'] [name=note]")
    page.keyboard.insert_text("n 2 e")
    clerk.wait_until_saved()
    assert clerk.answers()["enterprises.ethnic-affairs"]["note"] == "n 2 e"
    clerk.focus('[name="enterprises.ethnic-affairs"]')
    page.keyboard.press("Delete")
    page.wait_for_function("document.querySelector('.standing__score').textContent.includes('已自评 1/')")
    page.keyboard.press("?")
    assert "下一条未自评" in page.locator("dialog").inner_text()
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog')")


def test_a_removed_assessment_comes_back(clerk: Clerk) -> None:
    """Deleting asks nothing and loses nothing: it can be undone."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    keys = clerk.stored()
    clerk.press_in_manager("删除")
    clerk.wait_for_notice("已从本浏览器删除")
    assert clerk.stored() == []
    clerk.press("撤销")
    assert clerk.stored() == keys
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂"


def test_the_next_period_starts_from_the_last(clerk: Clerk) -> None:
    """Answers carried over count, but are marked until each is confirmed; both periods stand side by side."""
    clerk.fill_unit("甲厂", "2026 上半年")
    clerk.rate("enterprises.attention", 2)
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    clerk.wait_for_notice("已复制上一周期的自评")
    clerk.fill_unit("甲厂", "2026 下半年")
    clerk.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('待确认 1')")
    clerk.page.wait_for_function("document.querySelector('.results thead')?.textContent.endsWith('2026 上半年')")
    clerk.press("确认上期结果")
    clerk.page.wait_for_function("!document.querySelector('.standing__score').textContent.includes('待确认')")
    clerk.wait_until_saved()
    assert len(clerk.stored()) == 2


def test_a_measure_is_confirmed_at_once(clerk: Clerk) -> None:
    """What was carried over into a new period takes a press a measure, not one a requirement; it can be taken back."""
    clerk.fill_unit("甲厂", "2025")
    ids = ["attention", "ethnic-affairs", "development-plan"]
    for name in ids:
        clerk.rate(f"enterprises.{name}", 1)
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    clerk.wait_for_notice("已复制上一周期的自评")
    waiting = "document.querySelector('.standing__score').textContent.includes('待确认 3')"
    clerk.page.wait_for_function(waiting)
    label = "本项措施上期结果全部确认（3 条）"
    page = clerk.page
    page.wait_for_function(
        "label => [...document.querySelectorAll('button')].some(b => b.textContent === label)", arg=label
    )
    clerk.press(label)
    clerk.wait_for_notice("已确认 3 条。")
    clerk.page.wait_for_function("!document.querySelector('.standing__score').textContent.includes('待确认')")
    clerk.page.wait_for_function("!document.querySelector('.confirm-all')")
    clerk.press("撤销")
    clerk.page.wait_for_function(waiting)
    clerk.page.wait_for_function("document.querySelectorAll('.confirm-all').length === 1")


def test_two_windows_never_overwrite_each_other(clerk: Clerk, site: Path) -> None:
    """When another window has saved, this one says so and both answers survive the joining."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    other = Clerk(clerk.page.context.new_page())
    # Without the storage event, as between two browsers' processes, only the revision tells.
    other.page.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    other.open(f"{site.as_uri()}/sectors/enterprises.html")
    clerk.page.evaluate("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    clerk.rate("enterprises.attention", 1)
    clerk.page.wait_for_function("Object.values(localStorage).some(text => text.includes('enterprises.attention'))")
    other.rate("enterprises.taxes", 1)
    other.wait_for_notice("另一个窗口改动了这份自查")
    other.press("合并两边（以较新的为准）")
    other.wait_until_saved()
    assert {"enterprises.attention", "enterprises.taxes"} <= other.answers().keys()
    other.page.close()


def test_another_window_follows(clerk: Clerk, site: Path) -> None:
    """A window in which nothing is being filled in shows what was saved in the other."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    other = Clerk(clerk.page.context.new_page()).open(f"{site.as_uri()}/sectors/enterprises.html")
    clerk.rate("enterprises.attention", 1)
    other.page.wait_for_function("document.querySelector('.standing__score').textContent.includes('已自评 1/')")
    other.page.close()


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("throw new DOMException('full', 'QuotaExceededError')", "存储空间已满"),
        ("throw new DOMException('no', 'SecurityError')", "浏览器不允许保存"),
    ],
    ids=["full", "blocked"],
)
def test_when_nothing_can_be_stored(page: Page, site: Path, fault: str, message: str) -> None:
    """A full or blocked storage is said plainly; the answers stay on the page and can be saved to a file."""
    page.add_init_script(f"Storage.prototype.setItem = () => {{ {fault} }}")
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/enterprises.html")
    clerk.rate("enterprises.attention", 1)
    clerk.wait_for_notice(message)
    assert "已自评 1/" in clerk.score()
    with page.expect_download() as download:
        clerk.press("保存到文件")
    saved = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert saved["answers"]["enterprises.attention"]["rating"] == "full"


def test_a_corrupt_record_can_be_saved_before_it_is_deleted(clerk: Clerk) -> None:
    """Storage that cannot be read breaks nothing, is offered for download, and is never deleted by itself."""
    page = clerk.page
    page.evaluate("localStorage.setItem('self-check:tengger-qijin-2019:broken', '{half')")
    page.reload()
    clerk.wait_for("self-check.is-live")
    clerk.rate("enterprises.attention", 1)
    clerk.wait_until_saved()
    page.evaluate("document.querySelector('details.manager').open = true")
    page.wait_for_function("document.querySelector('.unreadable')")
    with page.expect_download() as download:
        clerk.press("下载原始内容")
    assert Path(download.value.path()).read_text("utf-8") == "{half"
    assert "self-check:tengger-qijin-2019:broken" in clerk.stored()


def test_a_shared_computer_forgets(clerk: Clerk, site: Path) -> None:
    """Kept only for this window, nothing of the assessment is in the lasting storage, and a new window has none."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    clerk.page.evaluate("document.querySelector('details.manager').open = true")
    clerk.page.wait_for_function("document.querySelector('.temporary input')")
    clerk.page.evaluate("document.querySelector('.temporary input').click()")
    clerk.page.wait_for_function("Object.keys(localStorage).every(key => !key.startsWith('self-check:'))")
    clerk.page.reload()
    clerk.wait_for("self-check.is-live")
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂"
    other = Clerk(clerk.page.context.new_page()).open(f"{site.as_uri()}/sectors/enterprises.html")
    assert other.page.evaluate("document.querySelector('[name=unit]').value") == ""
    other.page.close()

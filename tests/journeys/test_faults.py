"""Journeys through faults: storage that fails, windows that cross each other, files and texts of an enemy."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from clerk import Clerk

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

LATER = "2099-01-01T00:00:00Z"
pytestmark = [pytest.mark.browser, pytest.mark.build]

PREFIX = "self-check:tengger-qijin-2019:"
# Keeps the file that the page hands to the browser, on browsers that give Playwright no downloads too.
KEEP_FILES = """
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => make.call(URL, window.handedOver = blob);
    addEventListener('click', event => event.target.download && event.preventDefault(), true);"""
# What storage does in its worst moments; each runs before the page's own scripts.
FAULTS = {
    "refused at the door": """
        for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, {
          get() { throw new DOMException('no', 'SecurityError') } });""",
    "full when the first answer comes": """
        const write = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, text) {
          if (this === localStorage && text.includes('"rating"')) throw new DOMException('', 'QuotaExceededError');
          write.call(this, key, text);
        };""",
    "gives back garbage": """
        const read = Storage.prototype.getItem;
        Storage.prototype.getItem = function (key) {
          return key.startsWith('self-check') ? '\\ufffd{"revision":' : read.call(this, key);
        };""",
    "forgets at once": """
        Storage.prototype.setItem = () => {};""",
    "breaks while it is read": """
        Object.defineProperty(Storage.prototype, 'length', { get() { throw new Error('disk') } });
        Storage.prototype.getItem = () => { throw new Error('disk') };""",
}


def saved_file(clerk: Clerk) -> dict[str, Any]:
    """What the file holds that the page hands to the browser when it is asked to save."""
    clerk.press("保存到文件")
    return json.loads(clerk.page.evaluate("window.handedOver.text()"))


def another(clerk: Clerk, deaf: bool = False) -> Clerk:
    """A second window with the same form; a deaf one hears nothing of the first, as when the computer is busy."""
    page = clerk.page.context.new_page()
    if deaf:
        page.add_init_script("addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    return Clerk(page).open(clerk.page.url)


def score_says(clerk: Clerk, text: str) -> None:
    """Wait until the line in sight says so."""
    clerk.page.wait_for_function(
        "text => document.querySelector('.standing__score').textContent.includes(text)", arg=text
    )


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_the_form_goes_on_when_storage_fails(any_page: Page, site: Path, fault: str) -> None:
    """Whatever storage does: the form works, says that nothing is kept, and saves a file with every answer."""
    any_page.add_init_script(f"{KEEP_FILES};\n{fault}")
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026")
    requirements = clerk.requirements()[:4]
    for number, requirement in enumerate(requirements):
        clerk.rate(requirement, 1 + number % 2)
    clerk.note(requirements[1], note="备注", evidence="档案柜")
    clerk.wait_for_notice("请保存到文件")
    score_says(clerk, "已自评 4/")
    file = saved_file(clerk)
    assert (file["unit"], file["period"], sorted(file["answers"])) == ("北寺管理委员会", "2026", sorted(requirements))
    assert file["answers"][requirements[1]]["note"] == "备注"


def test_what_others_keep_in_the_storage_stays(any_page: Page, site: Path) -> None:
    """Keys of other sites on the same disk, of other plans and of a newer version of this one are never touched."""
    others = {
        "theme": "dark",
        "self-check": "x",
        "self-check:other-plan:a": "{}",
        f"{PREFIX}future": json.dumps({"revision": 1, "assessment": {"format": "self-check/2", "new": "字"}}),
        f"{PREFIX}broken": '{"revision":',
    }
    any_page.goto(f"{site.as_uri()}/404.html")
    any_page.evaluate("others => { for (const [k, v] of Object.entries(others)) localStorage.setItem(k, v) }", others)
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/temples.html")
    clerk.fill_unit("北寺管理委员会", "2026")
    clerk.rate(clerk.requirements()[0], 1)
    clerk.wait_until_saved()
    any_page.evaluate("document.querySelector('details.manager').open = true")
    any_page.wait_for_function("document.querySelectorAll('.unreadable').length === 2")
    clerk.press("复制到下一周期")
    clerk.wait_for_notice("已复制")
    clerk.press_in_manager("删除")
    left = any_page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    assert {key: left.get(key) for key in others} == others
    assert len(clerk.stored()) == 4


def test_storage_cleared_by_another_window(clerk: Clerk) -> None:
    """All storage is emptied while the form is filled in: the form says so at once and can keep its content again."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 1)
    clerk.wait_until_saved()
    other = another(clerk)
    other.page.evaluate("localStorage.clear()")
    clerk.wait_for_notice("另一个窗口改动了这份自查")
    clerk.rate("enterprises.taxes", 1)
    score_says(clerk, "已自评 2/")
    clerk.press("把这里的内容存为新的一份")
    clerk.wait_until_saved()
    assert {"enterprises.attention", "enterprises.taxes"} == clerk.answers().keys()
    assert len(clerk.stored()) == 1
    other.page.close()


def test_two_windows_rename_and_answer(clerk: Clerk) -> None:
    """One window names the unit anew and takes an answer back, the other answers: joined, all three hold."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 1)
    clerk.wait_until_saved()
    other = another(clerk, deaf=True)
    clerk.fill_unit("甲厂集团", "2026")
    clerk.focus('[name="enterprises.attention"]')
    clerk.page.keyboard.press("Delete")
    clerk.page.wait_for_function("Object.values(localStorage).some(text => text.includes('甲厂集团'))")
    clerk.page.wait_for_function("!Object.values(localStorage).some(text => text.includes('attention'))")
    other.rate("enterprises.taxes", 1)
    other.wait_for_notice("另一个窗口改动了这份自查")
    other.press("合并两边（以较新的为准）")
    other.wait_until_saved()
    assert other.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂集团"
    assert list(other.answers()) == ["enterprises.taxes"]
    other.page.close()


def test_one_window_deletes_while_the_other_writes(clerk: Clerk) -> None:
    """What was deleted does not come back by itself, and what was written meanwhile is told and can be kept."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    other = another(clerk, deaf=True)
    clerk.press_in_manager("删除")
    clerk.wait_for_notice("已从本浏览器删除")
    other.rate("enterprises.taxes", 1)
    other.wait_for_notice("另一个窗口改动了这份自查")
    assert clerk.stored() == []
    other.press_in_manager("新建")
    score_says(other, "已自评 1/")  # it does not make way
    other.press("把这里的内容存为新的一份")
    other.wait_until_saved()
    clerk.press("撤销")
    clerk.page.wait_for_function("Object.keys(localStorage).filter(key => key.startsWith('self-check:')).length === 2")
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂"
    other.page.close()


def test_two_windows_save_at_one_moment(clerk: Clerk) -> None:
    """A record written over by a window that had not seen it: told, and both windows' answers are joined."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    (key,) = clerk.stored()
    seen = clerk.page.evaluate("key => localStorage.getItem(key)", key)
    clerk.rate("enterprises.attention", 1)
    clerk.page.wait_for_function("key => localStorage.getItem(key).includes('attention')", arg=key)
    other = another(clerk)
    record = json.loads(seen)
    record["assessment"]["answers"]["enterprises.taxes"] = {"rating": "full", "at": LATER}
    blind = {**record, "revision": record["revision"] + 1_234_567, "past": [record["revision"]]}
    other.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, json.dumps(blind)])
    clerk.wait_for_notice("另一个窗口改动了这份自查")
    clerk.press("合并两边（以较新的为准）")
    clerk.wait_until_saved()
    assert {"enterprises.attention", "enterprises.taxes"} == clerk.answers().keys()
    other.page.close()


def test_a_page_that_could_not_be_stored_asks_before_it_closes(page: Page, site: Path) -> None:
    """Full storage: the browser asks before the page is left, until the user has seen the file that was saved."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/enterprises.html")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.reload()
    clerk.wait_for("self-check.is-live")
    assert asked == []
    page.locator(".unit-facts [name=unit]").click()  # browsers ask only where somebody has done something
    page.keyboard.type("x")
    clerk.wait_for_notice("存储空间已满")
    page.evaluate("setTimeout(() => location.reload())")
    page.wait_for_event("dialog") if not asked else None
    assert asked == ["beforeunload"]
    with page.expect_download():
        clerk.press("保存到文件")
    asked.clear()
    page.evaluate("setTimeout(() => location.reload())")
    page.wait_for_event("dialog") if not asked else None
    assert asked == ["beforeunload"]
    clerk.press("已存好")
    with page.expect_navigation():
        page.evaluate("setTimeout(() => location.reload())")
    assert asked == ["beforeunload"]


def test_an_undo_means_what_it_stood_beside(clerk: Clerk) -> None:
    """Undoing the opening of a file removes that one, whichever is on the page by then, and can itself be undone."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    clerk.paste_file(json.dumps({**file, "unit": "乙厂"}))
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    clerk.page.evaluate("document.querySelector('details.manager').open = true")
    clerk.page.locator(".records button", has_text="打开").click()
    units = "[...document.querySelectorAll('.records li span')].map(one => one.textContent.split(' ')[0])"
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂"
    clerk.page.locator("[data-kind=opened] button", has_text="撤销").click()
    assert clerk.page.evaluate(units) == ["甲厂"]
    clerk.page.locator("[data-kind=removed] button", has_text="撤销").click()
    assert sorted(clerk.page.evaluate(units)) == ["乙厂", "甲厂"]


def test_undoing_a_merge_keeps_what_was_filled_in_since(clerk: Clerk) -> None:
    """The file's answers go again; an answer given after the merge, and another assessment on the page, stay."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 3)
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    file["answers"]["enterprises.attention"] = {"rating": "full", "at": LATER}
    clerk.paste_file(json.dumps(file))
    clerk.press("合并到本机的这一份")
    clerk.wait_for_notice("已合并")
    clerk.rate("enterprises.taxes", 1)
    clerk.press_in_manager("新建")
    clerk.fill_unit("乙厂", "2026")
    clerk.wait_until_saved()
    clerk.page.locator("[data-kind=opened] button", has_text="撤销").click()
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "甲厂"
    answers = clerk.answers()
    assert (answers["enterprises.attention"]["rating"], "enterprises.taxes" in answers) == ("partly", True)
    assert len(clerk.stored()) == 2

"""Files of an enemy: their texts are texts everywhere, and what is none is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from clerk import Clerk
from office import Office

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]


EVIL = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>=1+1\u202e{unit}${1}'


def hostile_file(sector: str, gap: str = "a.gap", na: str = "a.na", rating: str = "none") -> dict[str, Any]:
    """A file with markup, a formula and a mark that turns the direction of writing in every text."""
    texts = {**dict.fromkeys(("note", "evidence", "action", "post"), EVIL), "at": "2026-11-23T00:00:00Z"}
    answers = {gap: {**texts, "rating": rating}, na: {**texts, "na": EVIL}, f"{sector}.gone": texts}
    plan = {"id": "tengger-qijin-2019", "version": 1}
    head = {"format": "self-check/1", "plan": plan, "unit": f"甲{EVIL}", "sector": sector, "period": f"2026{EVIL}"}
    return {**head, "facets": {}, "answers": answers, "saved_at": "2026-11-23T00:00:00Z"}


def assert_inert(page: Page) -> None:
    """No planted element has come to be, and no planted script has run."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("[document.querySelectorAll('img[src=x]').length, 'pwned' in window]") == [0, False]


def test_texts_of_a_file_are_text_everywhere(any_page: Page, site: Path) -> None:
    """Markup in every text of a file stays text: in the preview, the form, the lists, the sheets and the overview."""
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/temples.html")
    known, other = clerk.requirements()[:2]
    worst = any_page.evaluate(f"[...document.querySelectorAll('[name=\"{known}\"]:not([data-na])')].pop().value")
    file = hostile_file("temples", known, other, worst)
    clerk.paste_file(json.dumps(file))
    assert_inert(any_page)
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    clerk.note(known)
    clerk.note(other)
    any_page.wait_for_function("document.querySelectorAll('[data-gap]').length === 1")
    clerk.press_in_manager("复制到下一周期")
    any_page.evaluate("globalThis.print = () => {}")
    clerk.press("打印")
    clerk.wait_for("dialog")
    any_page.evaluate("[...document.querySelectorAll('dialog button')].find(b => b.textContent === '打印').click()")
    clerk.wait_for(".sheets")
    assert "window.pwned=1" in any_page.evaluate("document.querySelector('.sheets').textContent")
    assert_inert(any_page)

    office = Office(any_page).open(f"{site.as_uri()}/overview.html")
    name = '<img src=x onerror="window.pwned=1">\u202e.json'
    any_page.evaluate(
        """([name, text]) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([text], name));
          transfer.items.add(new File(['{'], name));
          const input = document.querySelector('input[name=files]');
          input.files = transfer.files;
          input.dispatchEvent(new Event('change', {bubbles: true}));
        }""",
        [name, json.dumps(file)],
    )
    office.wait_until_read()
    any_page.evaluate("document.querySelector('.overview-matrix tbody button').click()")
    any_page.wait_for_function("document.querySelector('.overview-detail').textContent.includes('window.pwned=1')")
    assert "onerror" in any_page.evaluate("document.querySelector('.overview-items').textContent")
    assert_inert(any_page)


def test_chosen_files_that_are_none_are_refused(clerk: Clerk, tmp_path: Path) -> None:
    """A film chosen by mistake is not read, and a file in another encoding is not opened with spoilt names."""
    film = tmp_path / "film.json"
    film.touch()
    with film.open("r+b") as stream:
        stream.truncate(45 * 1024 * 1024)
    gbk = tmp_path / "gbk.json"
    gbk.write_bytes(json.dumps(hostile_file("enterprises"), ensure_ascii=False).encode("gb18030"))
    for file, message in ((film, "文件太大"), (gbk, "这个文件无法读取")):
        clerk.page.evaluate("document.querySelector('.self-check__notices').textContent = ''")
        with clerk.page.expect_file_chooser() as chooser:
            clerk.press_in_manager("打开文件")
        chooser.value.set_files(file)
        clerk.wait_for_notice(message)
    assert clerk.stored() == []

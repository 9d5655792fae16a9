"""How much a clerk has to scroll, press and look for: the budgets of her page, and what it leads her to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from paper import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]

DESKTOP, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
HEIGHT = "document.documentElement.scrollHeight"


def desk(browser: Browser, site: Path, size: dict[str, int] = DESKTOP, sector: str = "schools") -> Clerk:
    """A clerk before an empty page in a window of that size."""
    page = browser.new_context(viewport=size).new_page()  # type: ignore[arg-type]
    return Clerk(page).open(f"{site.as_uri()}/sectors/{sector}.html")


def school(browser: Browser, site: Path, size: dict[str, int] = DESKTOP) -> Clerk:
    """A school's: 56 requirements apply to it, or a few more."""
    clerk = desk(browser, site, size)
    clerk.say("school", "yes")
    clerk.say("kindergarten", "no")
    return clerk


def is_count(clerk: Clerk, requirement: str) -> bool:
    """Whether a requirement is answered with a number."""
    return clerk.page.locator(f'[data-requirement="{requirement}"] .ratings [type=number]').count() > 0


def wait_for_bar(clerk: Clerk, text: str) -> None:
    """Wait until the bar says so."""
    clerk.page.wait_for_function(
        "text => document.querySelector('.standing__score').textContent.includes(text)", arg=text
    )


@pytest.mark.parametrize(("size", "most"), [(DESKTOP, 10_000), (PHONE, 14_000)])
def test_an_empty_page_is_not_long(chromium: Browser, site: Path, size: dict[str, int], most: int) -> None:
    """A school's page, nothing answered and nothing folded, has less than half the height that it had."""
    clerk = school(chromium, site, size)
    assert len(clerk.requirements()) >= 56
    assert clerk.page.evaluate(HEIGHT) <= most


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("folder", ["", "en/", "mn-Mong/"])
def test_header_and_bar_leave_room(chromium: Browser, site: Path, size: dict[str, int], folder: str) -> None:
    """Together they take at most 112 px, whatever the language; the page does not scroll sideways."""
    page = chromium.new_context(viewport=size).new_page()  # type: ignore[arg-type]
    clerk = Clerk(page).open(f"{site.as_uri()}/{folder}sectors/schools.html")
    clerk.rate(clerk.requirements()[0], 3)
    heights = "['.md-header', '.standing'].map(e => document.querySelector(e).getBoundingClientRect().height)"
    assert sum(page.evaluate(heights)) <= 112
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_the_bar_leads_to_what_it_tells_of(chromium: Browser, site: Path) -> None:
    """Results, what is overdue and the next unanswered requirement are one click away each."""
    clerk = school(chromium, site)
    clerk.rate("schools.attention", 1)
    clerk.rate("schools.funding", 3)
    clerk.note("schools.funding", action="补列经费", due="2020-01-01")
    wait_for_bar(clerk, "逾期 1")
    page = clerk.page
    page.wait_for_selector(".results:not([hidden])")
    for part, at in (("score", "_results"), ("overdue", "_gaps")):
        page.click(f"[data-part={part}]")
        page.wait_for_function("id => document.getElementById(id).getBoundingClientRect().top < innerHeight", arg=at)
    assert page.evaluate("document.querySelector('.gap-controls select').value") == "overdue"
    page.click("[data-part=answered]")
    page.wait_for_function("document.activeElement.closest('.requirement:not(.requirement--gap)')")


def test_forty_seven_answers_take_a_key_each(chromium: Browser, site: Path) -> None:
    """A kindergarten is answered from the keyboard with at most 60 keys, from anywhere on the page."""
    clerk = desk(chromium, site)
    clerk.say("school", "no")
    clerk.say("kindergarten", "yes")
    number = len(clerk.requirements())
    clerk.page.evaluate("document.activeElement.blur()")
    keys = []

    def press(key: str) -> None:
        clerk.page.keyboard.press(key)
        keys.append(key)

    press("n")
    clerk.page.wait_for_function("document.activeElement.closest('.ratings')")
    for answered in range(1, number + 1):
        is_number = clerk.page.evaluate("document.activeElement.type === 'number'")
        press("9" if is_number else "1")
        if is_number:
            press("Enter")
        wait_for_bar(clerk, f"已自评 {answered}/{number}")
    assert number >= 40 and len(keys) <= 60
    assert "等次" in clerk.score()


def test_a_year_is_carried_over_in_ten_clicks(chromium: Browser, site: Path) -> None:
    """The list, the copy with its period proposed, and a click a measure; then there is a grade again."""
    clerk = school(chromium, site)
    clerk.fill_unit("第一小学", "2025")
    clerk.page.evaluate(
        """const first = '[data-requirement]:not([hidden]) .ratings :first-child > input';
        for (const box of document.querySelectorAll(first)) {
          if (box.type === 'number') box.value = 9;
          else box.checked = true;
          box.dispatchEvent(new Event('input', {bubbles: true}));
        }"""
    )
    clerk.wait_until_saved()
    page = clerk.page
    clicks = ["click"] * 2
    page.click(".manager > summary")
    page.click("button:text-is('复制到下一周期')")
    assert page.input_value("[name=period]") == "2026"
    wait_for_bar(clerk, "待确认")
    page.wait_for_selector(".confirm-all")
    while before := page.locator(".confirm-all").count():
        page.locator(".confirm-all").first.click()
        clicks.append("click")
        page.wait_for_function("n => document.querySelectorAll('.confirm-all').length < n", arg=before)
    page.wait_for_function("!document.querySelector('.standing__score').textContent.includes('待确认')")
    assert "等次" in clerk.score()
    assert len(clicks) <= 10


def test_a_remedy_takes_one_click_beside_typing(chromium: Browser, site: Path) -> None:
    """Opening a gap's details puts the cursor where the remedy is typed; post and date are a Tab away, and what was
    typed elsewhere is offered."""
    clerk = school(chromium, site)
    ids = [name for name in clerk.requirements() if not is_count(clerk, name)][:25]
    for name in ids:
        clerk.rate(name, 3)
    page = clerk.page
    for name in ids:
        page.click(f'[data-requirement="{name}"] .details-toggle')
        page.keyboard.insert_text("补齐")
        page.keyboard.press("Tab")
        page.keyboard.insert_text("办公室")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "due"
    clerk.wait_until_saved()
    answers = clerk.answers()
    assert all((answers[name]["action"], answers[name]["post"]) == ("补齐", "办公室") for name in ids)
    clerk.wait_for(".results:not([hidden])")
    page.click(f'[data-requirement="{ids[0]}"] [name=post]')
    page.wait_for_function("[...document.querySelectorAll('datalist option')].map(e => e.value).join() === '办公室'")


def test_a_remedy_is_seen_through(any_page: Page, site: Path) -> None:
    """It stays on the list when the rating rises, in the next period too, until it is closed on a day."""
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/temples.html")
    clerk.fill_unit("北寺", "2025")
    clerk.rate("temples.scheme", 3)
    clerk.note("temples.scheme", action="制定方案", due="2020-01-01")
    clerk.rate("temples.scheme", 1)
    wait_for_bar(clerk, "待整改 1 · 逾期 1")
    page = clerk.page
    choose = """state => {
      const box = document.querySelector('[data-requirement="temples.scheme"] [name=state]');
      box.value = state;
      box.dispatchEvent(new Event('input', {bubbles: true}));
    }"""
    page.evaluate(choose, "under-way")
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    clerk.wait_for_notice("2026")
    page.wait_for_function("document.querySelector('.results__gaps tbody')?.textContent.includes('2025 结转')")
    page.evaluate(choose, "closed")
    wait_for_bar(clerk, "待整改 0")
    clerk.wait_until_saved()
    answer = clerk.answers()["temples.scheme"]
    assert (answer["state"], answer["since"]) == ("closed", "2025") and answer["closed_on"] >= "2026"
    page.wait_for_function("document.querySelector('.results__gaps tbody').textContent.includes('已完成')")


def test_finished_measures_fold_and_gaps_stay_in_sight(chromium: Browser, site: Path) -> None:
    """Only what is to be put right is left of a finished measure; a link into it, and paper, show all of it."""
    clerk = desk(chromium, site, sector="temples")
    page = clerk.page
    first = "document.querySelector('.measure')"
    ids = page.evaluate(f"[...{first}.querySelectorAll('[data-requirement]')].map(e => e.dataset.requirement)")
    for name in ids:
        clerk.rate(name, 3 if name == ids[1] else 1)
    page.wait_for_function(f"{first}.classList.contains('measure--folded')")
    assert [name for name in clerk.requirements() if name in ids] == [ids[1]]
    page.evaluate("id => location.hash = id", ids[0].split(".")[1])
    page.wait_for_function(f"!{first}.classList.contains('measure--folded')")
    page.click(".fold")
    assert ids[0] not in clerk.requirements()
    page.emulate_media(media="print")
    assert ids[0] in clerk.requirements()


def test_what_has_changed_since_the_last_period(chromium: Browser, site: Path) -> None:
    """Better, worse, put right: each once, on the screen and on a sheet of its own."""
    clerk = desk(chromium, site, sector="temples")
    clerk.fill_unit("北寺", "2025")
    ids = clerk.requirements()[:3]
    for name, choice in zip(ids, (3, 1, 1), strict=True):
        clerk.rate(name, choice)
    clerk.wait_until_saved()
    clerk.press_in_manager("复制到下一周期")
    clerk.wait_for_notice("2026")
    for name, choice in zip(ids, (1, 3, 1), strict=True):
        clerk.rate(name, choice)
    page = clerk.page
    page.wait_for_function("document.querySelectorAll('.results__profile details li').length === 4")
    shown = page.evaluate(
        "[...document.querySelectorAll('.results__profile details h3')].map(e => [e.textContent,"
        " [...e.nextElementSibling.querySelectorAll('a')].map(a => a.getAttribute('href'))])"
    )
    first, second = (f"#{name.split('.')[1]}" for name in ids[:2])
    assert shown == [
        ["自评降低 1", [second]],
        ["自评提高 1", [first]],
        ["已经整改到位 1", [first]],
        ["这一期新增的整改 1", [second]],
    ]
    lay_out(page, "changes")
    assert page.evaluate("document.querySelectorAll('.sheets [data-sheet-row]').length") == 4


def test_only_chosen_measures_are_printed(chromium: Browser, site: Path) -> None:
    """A measure is handed to the post that fills it in; with what is typed already, if that is wanted."""
    clerk = desk(chromium, site, sector="temples")
    page = clerk.page
    ids = page.evaluate(
        "[...document.querySelector('.measure').querySelectorAll('[data-requirement]')].map(e => e.dataset.requirement)"
    )
    clerk.rate(ids[0], 1)
    clerk.note(ids[0], evidence="档案柜 2 号")
    page.evaluate("window.print = () => {}")
    page.click(".standing [data-print]")
    page.click("dialog [value=checklist]")
    page.click("dialog [value=typed]")
    page.click("dialog [value=measures]")
    page.locator("dialog [name=print-measure]").first.click()
    page.click("dialog .md-button--primary")
    page.wait_for_function("document.documentElement.classList.contains('prints-sheets')")
    rows = page.evaluate("[...document.querySelectorAll('.sheets [data-sheet-row]')].map(e => e.dataset.sheetRow)")
    assert rows == ids
    assert "档案柜 2 号" in page.evaluate("document.querySelector('.sheets').textContent")


def test_what_fits_is_offered_for_printing(chromium: Browser, site: Path) -> None:
    """Nothing answered: boxes to tick. Answered: what was filled in. Complete with gaps: what is to be put right."""
    clerk = desk(chromium, site, sector="temples")

    def proposed() -> str:
        clerk.page.click(".standing [data-print]")
        clerk.wait_for("dialog [name=print-job]")
        value = clerk.page.evaluate("document.querySelector('[name=print-job]:checked').value")
        clerk.press("取消")
        return value

    assert proposed() == "checklist"
    ids = clerk.requirements()
    clerk.rate(ids[0], 3)
    assert proposed() == "filled"
    for name in ids[1:]:
        clerk.rate(name, 1)
    assert proposed() == "gaps"


def test_measures_are_shared_out_to_posts(chromium: Browser, site: Path) -> None:
    """A post sees only its measures if it wants to; the file takes along whose each is, and the next unanswered
    requirement is found wherever it stands."""
    clerk = desk(chromium, site, sector="temples")
    clerk.fill_unit("北寺", "2026")
    clerk.press_in_manager("分工到岗位")
    page = clerk.page
    first = page.locator("dialog input").first
    measure = first.get_attribute("name")
    first.fill("办公室")
    page.click("dialog .md-button--primary")
    page.wait_for_function("document.querySelector('.side__posts:not([hidden]) select')")
    page.select_option(".side__posts select", "办公室")
    shown = "[...document.querySelectorAll('[data-measure]')].filter(e => e.getClientRects().length)"
    assert page.evaluate(f"{shown}.map(e => e.dataset.measure)") == [measure]
    for name in clerk.requirements():
        clerk.rate(name, 1)
    page.wait_for_function(f"{shown}.length === 2")
    assert json.loads(clerk.text_of_file())["posts"] == {measure: "办公室"}

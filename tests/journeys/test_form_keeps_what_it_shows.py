"""Journeys through what the form stores: nothing that it could not read again, and nothing other than it shows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from clerk import Clerk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

pytestmark = [pytest.mark.browser, pytest.mark.build]

PREFIX = "self-check:tengger-qijin-2019:"
COUNT = "schools.theme-class-meeting"
SAVED = "2026-03-01T08:00:00Z"


@pytest.fixture
def clerk(any_page: Page, site: Path) -> Iterator[Clerk]:
    """A clerk of a school in front of the empty form, opened from disk, on either browser."""
    yield Clerk(any_page).open(f"{site.as_uri()}/sectors/schools.html")


def count(clerk: Clerk, text: str) -> None:
    """Type into the box of a count."""
    clerk.focus(f'[name="{COUNT}"]')
    clerk.page.keyboard.press("Control+A")
    clerk.page.keyboard.type(text)


def shown(clerk: Clerk, field: str) -> tuple[str, bool]:
    """What stands in a box of the requirement with the count, and whether words beside it refuse that."""
    value, invalid, words = clerk.page.evaluate(
        """selector => {
          const box = document.querySelector(selector);
          const words = box.closest('label').querySelector('.refused');
          return [box.value, box.getAttribute('aria-invalid'), words.getClientRects().length > 0];
        }""",
        f'[data-requirement="{COUNT}"] [name="{field}"]',
    )
    assert (invalid == "true") == words
    return value, words


def record(period: str, saved: str = SAVED, **more: Any) -> str:
    """A stored assessment of the school."""
    assessment = {
        "format": "self-check/1",
        "plan": {"id": "tengger-qijin-2019", "version": 2},
        "unit": "旗第一中学",
        "sector": "schools",
        "period": period,
        "facets": {},
        "answers": {},
        "saved_at": saved,
        **more,
    }
    return json.dumps({"revision": 1, "past": [], "assessment": assessment}, ensure_ascii=False)


def reopened(clerk: Clerk, records: dict[str, str]) -> Clerk:
    """The form again, with these records in the storage and the first of them on the page."""
    clerk.page.evaluate(
        """([prefix, records]) => {
          localStorage.clear();
          sessionStorage.clear();
          for (const [id, text] of Object.entries(records)) localStorage.setItem(prefix + id, text);
          sessionStorage.setItem(`self-check-open:${prefix.split(':')[1]}:schools`, Object.keys(records)[0]);
        }""",
        [PREFIX, records],
    )
    return clerk.open(clerk.page.url)


@pytest.mark.parametrize("typed", ["-1", "1e400"])
def test_a_count_that_is_none_is_said_and_not_stored(clerk: Clerk, typed: str) -> None:
    """What was typed stays in the box with words beside it; it does not count, and no copies pile up in the storage."""
    count(clerk, "3")
    clerk.wait_until_saved()
    count(clerk, typed)
    assert shown(clerk, COUNT)[1]
    assert "已自评 0/" in clerk.score()
    clerk.note(COUNT, note="备注")
    clerk.page.wait_for_function("Object.values(localStorage).some(text => text.includes('备注'))")
    assert shown(clerk, COUNT) == ("-1" if typed == "-1" else "", True)
    assert clerk.answers()[COUNT].keys() == {"note", "at"}
    clerk.open(clerk.page.url)
    assert shown(clerk, COUNT) == ("", False)
    assert len(clerk.stored()) == 1


def test_any_other_count_comes_back(clerk: Clerk) -> None:
    """Half a meeting counts as half, and no number is too large: as they were typed they are there again."""
    for text, score in (("0.5", "目前得分 50.0"), ("1e9", "目前得分 100.0"), ("0", "目前得分 0.0")):
        count(clerk, text)
        assert shown(clerk, COUNT) == (text, False)
        assert score in clerk.score()
        clerk.page.wait_for_function(
            'n => Object.values(localStorage).some(text => text.includes(`rating":${n}`))', arg=float(text)
        )
        clerk.open(clerk.page.url)
        assert float(shown(clerk, COUNT)[0]) == float(text)
        assert score in clerk.score()


def test_a_date_that_files_cannot_hold_is_said_and_not_stored(clerk: Clerk) -> None:
    """A year of five digits stays in its box with words beside it; a good date takes them away and is stored."""
    count(clerk, "0")
    clerk.note(COUNT, due="20266-01-01")
    assert shown(clerk, "due") == ("20266-01-01", True)
    clerk.wait_until_saved()
    assert "due" not in clerk.answers()[COUNT]
    clerk.note(COUNT, due="2026-12-31")
    assert shown(clerk, "due") == ("2026-12-31", False)
    clerk.page.wait_for_function("Object.values(localStorage).some(text => text.includes('2026-12-31'))")
    assert len(clerk.stored()) == 1


def test_more_than_can_be_opened_again_is_said(clerk: Clerk) -> None:
    """Near 5 MB of notes: what goes beyond is told and not stored; the rest opens, and once shortened all of it."""
    answers = {f"schools.r{n}": {"note": "字" * 18_000, "at": SAVED} for n in range(96)}
    reopened(clerk, {"a": record("2026", answers=answers)})
    clerk.note(COUNT, note="字" * 18_000)
    clerk.wait_for_notice("超过 5 MB")
    assert clerk.page.evaluate(f"localStorage.getItem('{PREFIX}a').includes('{COUNT}')") is False
    clerk.note(COUNT, note="字")
    clerk.page.wait_for_function(f"localStorage.getItem('{PREFIX}a').includes('{COUNT}')")
    clerk.page.wait_for_function("!document.querySelector('.self-check__notices').textContent")
    clerk.open(clerk.page.url)
    assert clerk.page.evaluate("document.querySelector('[name=unit]').value") == "旗第一中学"
    assert len(clerk.stored()) == 1


def test_an_option_that_the_plan_has_given_up_hides_nothing(clerk: Clerk) -> None:
    """An answer about the unit with an option of an older plan: what is in sight is what the score waits for."""
    reopened(clerk, {"a": record("2026", facets={"school": "boarding", "kindergarten": "no"})})
    seen = clerk.requirements()
    assert f"/{len(seen)} " in clerk.score()
    for requirement in seen:
        clerk.rate(requirement, 1)
    assert f"已自评 {len(seen)}/{len(seen)}" in clerk.score() and "等次" in clerk.score()


def test_a_count_takes_the_place_of_not_applicable(clerk: Clerk) -> None:
    """A count typed after "not applicable" unticks it, there and in what is stored; emptying the box does not."""
    ticked = f"""document.querySelector('[name="{COUNT}:na"]').checked"""
    clerk.focus(f'[name="{COUNT}:na"]')
    clerk.page.keyboard.press("Space")
    clerk.wait_for(f'[data-requirement="{COUNT}"] .details:not([hidden])')
    clerk.note(COUNT, na="没有班级")
    assert "已自评 1/" in clerk.score()
    count(clerk, "2")
    assert clerk.page.evaluate(ticked) is False
    assert "目前得分 100.0" in clerk.score()
    clerk.wait_until_saved()
    assert clerk.answers()[COUNT].keys() == {"rating", "at"}
    clerk.open(clerk.page.url)
    assert clerk.page.evaluate(ticked) is False


def results_head(clerk: Clerk, text: str) -> None:
    """Wait until the results stand beside those of that period."""
    clerk.page.wait_for_function(
        "text => document.querySelector('.results thead')?.textContent.endsWith(text)", arg=text
    )


def test_results_stand_beside_the_period_before(clerk: Clerk) -> None:
    """Not the period saved last but the latest earlier one is shown, and none where there is none."""
    saved = {"2027": "2026-09-01T08:00:00Z", "2025": "2026-08-01T08:00:00Z", "2024": "2026-10-01T08:00:00Z"}
    others = {f"b{period}": record(period, moment) for period, moment in saved.items()}
    reopened(clerk, {"a": record("2026 上半年"), **others})
    results_head(clerk, "2025")
    reopened(clerk, {"a": record("2023"), **others})
    results_head(clerk, "已自评")


def test_the_period_before_is_scored_under_the_present_plan(page: Page, served: str) -> None:
    """An answer under an id that has moved since counts in the earlier period as it does where it is opened."""

    def with_retired(route: Route) -> None:
        entry = {"id": "schools.old-meeting", "fate": "moved", "to": [COUNT], "since": 1}
        text = route.fetch().text()
        assert text.count('"retired":[{') == 1
        route.fulfill(body=text.replace('"retired":[', f'"retired":[{json.dumps(entry)},'), content_type="text/html")

    page.route("**/sectors/schools.html", with_retired)
    clerk = Clerk(page).open(f"{served}/sectors/schools.html")
    old = record("2025", answers={"schools.old-meeting": {"rating": 1, "at": SAVED}})
    reopened(clerk, {"a": record("2026"), "b": old})
    results_head(clerk, "2025")
    page.wait_for_function("document.querySelector('.results .total').textContent.endsWith('100.0')")


def test_today_is_the_day_on_the_users_calendar(chromium: Browser, site: Path) -> None:
    """At seven in the morning in Shanghai, files carry the new day and what was due yesterday is overdue."""
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-31T23:00:00Z")
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    count(clerk, "0")
    clerk.note(COUNT, due="2026-12-31")
    page.wait_for_function("document.querySelectorAll('[data-gap]').length === 1")
    page.locator(".gap-controls select").select_option("overdue")
    page.wait_for_function("document.querySelectorAll('[data-gap]').length === 1")
    with page.expect_download() as download:
        clerk.press("保存到文件")
    assert download.value.suggested_filename.endswith("_2027-01-01.json")
    context.close()


def test_the_wheel_scrolls_and_counts_nothing(page: Page, site: Path) -> None:
    """A count in focus stays what was typed when the wheel is turned over it, and the page scrolls on."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/schools.html")
    count(clerk, "5")
    box = page.locator(f'[name="{COUNT}"]').bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    page.wait_for_function("before => scrollY > before", arg=before)
    page.mouse.wheel(0, 120)
    assert page.evaluate('name => document.querySelector(`[name="${name}"]`).value', COUNT) == "5"

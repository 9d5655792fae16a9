"""A plan with points, groups and numbers of its own: the form, the sheets, the files and the overview say the same."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from lxml import html
from office import Office
from paper import Paper, lay_out, print_page
from project import PROJECT, build

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]
ANSWERS = {
    "plan": 1, "money": 15, "misuse": 1, "room": 1, "books": 3, "shelf": 2, "evenings": 3, "share": 20, "idea": 4,
    "prize": 1, "safety": 1,
}  # fmt: skip
# 20 + 15 − 5 + 15 + 8.5 + 5 of 70, and 22.5 + 20 of 50; a bonus of 8, of which 6 count.
SCORE = "目前得分 101.0/120 · 加分 6.0 · 已自评 11/11 · 待整改 4 · 等次 四星 · 可以申报书香单位"


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the invented indicators, built as `make site` builds it."""
    site = tmp_path_factory.mktemp("indicators") / "site"
    result = build(site, DATA_DIR=str(PROJECT / "tests" / "plans" / "indicators"))
    assert result.returncode == 0, result.stdout + result.stderr
    return site


def filled(page: Page, site: Path) -> Clerk:
    """A company that has answered everything."""
    clerk = Clerk(page).open(f"{site.as_uri()}/sectors/companies.html")
    clerk.fill_unit("云岭纺织", "2033")
    for name, value in ANSWERS.items():
        box = f'[data-requirement="companies.{name}"] .ratings input'
        clerk.focus(box)
        if clerk.page.evaluate("selector => document.querySelector(selector).type", box) == "number":
            clerk.page.keyboard.insert_text(str(value))
        else:
            clerk.page.keyboard.press(str(value))
    return clerk


def test_points_are_summed_deducted_and_told(any_page: Page, reading: Path) -> None:
    """The line in sight names score of total, bonus, grade and what the score allows; groups have their sums."""
    clerk = filled(any_page, reading)
    assert clerk.score() == SCORE
    # The table is drawn anew when the hand rests.
    clerk.page.wait_for_function("document.querySelector('.results__profile .total')?.textContent.includes('101.0')")
    rows = clerk.page.evaluate(
        "[...document.querySelectorAll('.results__profile tbody tr')].map(row => row.cells[1].textContent)"
    )
    assert rows == ["58.5/70", "30.0/35", "28.5/35", "42.5/50", "42.5/50", "101.0"]
    clerk.rate("companies.safety", 3)
    assert clerk.score().endswith("待整改 5 · 一票否决，不参加评定")


def test_more_points_than_there_are_are_refused(any_page: Page, reading: Path) -> None:
    """A number above the requirement's points is neither kept nor cut: the box says what it takes."""
    clerk = Clerk(any_page).open(f"{reading.as_uri()}/sectors/schools.html")
    box = '[data-requirement="schools.money"] .ratings input'
    clerk.focus(box)
    clerk.page.keyboard.insert_text("15.5")
    assert "已自评 0/10" in clerk.score()
    assert clerk.page.evaluate(f"!document.querySelector('{box}').parentElement.querySelector('.refused').hidden")
    clerk.focus(box)
    clerk.page.keyboard.press("Backspace")
    clerk.page.keyboard.press("Backspace")
    assert "已自评 1/10" in clerk.score()


def test_one_number_a_requirement_on_every_surface(page: Page, reading: Path, tmp_path: Path) -> None:
    """Screen, checklist and printed sheet number a requirement as the plan does, and print its points."""
    screen = html.parse(reading / "sectors" / "companies.html")
    numbers = [each.text for each in screen.iterfind(".//span[@class='requirement__number']")]
    assert numbers == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4", "3.5"]
    checklist = html.parse(reading / "checklists" / "companies.html")
    rows = checklist.iterfind(".//tr[@data-sheet-row]")
    assert [row[0].text for row in rows] == numbers
    clerk = filled(page, reading)
    clerk.wait_until_saved()
    lay_out(page, "filled")
    paper: Paper = print_page(page, tmp_path / "filled.pdf")
    assert "101.0/120" in paper.text and "30.0/35" in paper.text
    assert all(number in paper.text for number in numbers)


def test_a_sheet_to_tick_names_the_other_self_check(page: Page, reading: Path) -> None:
    """The checklist printed from the form tells a requirement's prerequisite and details, as the blank one does."""
    Clerk(page).open(f"{reading.as_uri()}/sectors/companies.html")
    lay_out(page, "checklist")
    row = page.locator("[data-sheet=checklist] [data-sheet-row='companies.idea']")
    assert "前提：“学校”的自查达到“三星”或者更高等次。" in (row.text_content() or "")
    assert row.locator(".requirement__details a").get_attribute("href") == "https://example.org/sample"


def test_the_overview_knows_points_and_outcomes(page: Page, reading: Path, tmp_path: Path) -> None:
    """A unit's file comes back with its points, its grade and its threshold; a veto is named in place of a grade."""
    clerk = filled(page, reading)
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    (tmp_path / "good.json").write_text(json.dumps(file), "utf-8")
    file["unit"], file["answers"]["companies.safety"]["rating"] = "云岭钢铁", "no"
    (tmp_path / "vetoed.json").write_text(json.dumps(file), "utf-8")
    office = Office(page).open(f"{reading.as_uri()}/overview.html")
    office.choose(sorted(tmp_path.glob("*.json")))
    table = {row[0]: row for row in office.table("matrix")}
    assert table["云岭纺织"][2].split()[0] == table["云岭钢铁"][2].split()[0] == "101.0"
    assert (table["云岭纺织"][4], table["云岭钢铁"][4]) == ("四星", "一票否决，不参加评定")
    assert [cell.split()[0] for cell in table["云岭纺织"][-5:]] == ["58.5", "30.0", "28.5", "42.5", "42.5"]
    with page.expect_download() as download:
        page.get_by_role("button", name="导出 CSV").click()
    lines = list(csv.DictReader(io.StringIO(download.value.path().read_text("utf-8"))))
    assert {line["weight"] for line in lines if line["requirement"] == "companies.plan"} == {"20"}

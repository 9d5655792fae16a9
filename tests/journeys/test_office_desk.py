"""The office's desk: one page for a leader, who is missing, what to ask back, and what goes out of it."""

from __future__ import annotations

import csv
import json
import statistics
from collections import Counter
from typing import TYPE_CHECKING

import openpyxl
import pytest
from generate_assessments import assessments, sectors, text_of
from keyboard import Keyboard
from office import Office
from paper import Paper
from project import PROJECT

from selfcheck.commands import main
from selfcheck.plan.load import load_plan
from selfcheck.plan.score import displayed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.build]
TITLES = {sector.id: str(sector.title) for sector in load_plan(PROJECT / "data").sectors}


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two hundred files of two periods; a third of the remedies are overdue."""
    folder = tmp_path_factory.mktemp("desk")
    for number, one in enumerate(assessments(200, 11, sectors())):
        for place, answer in enumerate(one["answers"].values()):
            if answer.get("due"):
                answer["due"] = ("2020-06-30", "2099-06-30", "2099-12-31")[place % 3]
        (folder / f"{number:03}.json").write_bytes(text_of(one))
    return sorted(folder.iterdir())


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a table that gathering has written."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def shown(value: float | None) -> str:
    """A number as the page shows it."""
    return "—" if value is None else f"{displayed(value):.1f}"


def is_complete(row: dict[str, str]) -> bool:
    """Everything is answered and confirmed."""
    return row["answered"] == row["applicable"] and row["to_confirm"] == "0"


def figures(units: list[dict[str, str]]) -> dict[str, list[str]]:
    """By kind, and under "" for all: count, complete, mean, change and overdue remedies, as the page shows them."""
    latest: dict[tuple[str, str], dict[str, str]] = {}
    before: dict[tuple[str, str], dict[str, str]] = {}
    for row in sorted(units, key=lambda row: row["period"]):
        name = row["sector"], row["unit"]
        if name in latest:
            before[name] = latest[name]
        latest[name] = row
    found = {}
    for sector in ["", *TITLES]:
        chosen = {name: row for name, row in latest.items() if sector in ("", name[0])}
        complete = {name: row for name, row in chosen.items() if is_complete(row)}
        scores = [float(row["score"]) for row in complete.values()]
        changes = [
            round(float(row["score"]) - float(before[name]["score"]), 1)
            for name, row in complete.items()
            if name in before and is_complete(before[name])
        ]
        change = f"{displayed(statistics.fmean(changes)):+.1f}".replace("-", "−") if changes else "—"
        overdue = sum(int(row["overdue"]) for row in chosen.values())
        mean = statistics.fmean(scores) if scores else None
        found[sector] = [str(len(chosen)), str(len(complete)), mean, change, str(overdue)]  # type: ignore[list-item]
    return found


def test_the_first_page_says_what_gathering_says(office: Office, desk: list[Path], tmp_path: Path) -> None:
    """Of the same files the same numbers: complete, mean, change, overdue, what falls short most often."""
    office.choose(desk)
    gather = ["gather", *map(str, desk), "--to", str(tmp_path), "--no-parquet"]
    assert main(["--data", str(PROJECT / "data"), *gather]) == 0
    units = rows(tmp_path / "units.csv")
    expected = figures(units)
    latest = {(row["sector"], row["unit"]): row["period"] for row in sorted(units, key=lambda row: row["period"])}
    gaps = Counter(
        (row["sector"], row["requirement"])
        for row in rows(tmp_path / "answers.csv")
        if row["gap"] == "true" and latest[row["sector"], row["unit"]] == row["period"]
    )
    table = {row[0]: row[1:] for row in office.table("kinds")}
    assert list(table) == [*TITLES.values(), "全部"]
    for sector, title in [*TITLES.items(), ("", "全部")]:
        count, complete, mean, change, overdue = expected[sector]
        cells = table[title]
        assert [*cells[:2], cells[4], cells[6]] == [count, complete, change, overdue], title
        # The table of units holds scores with one decimal; the page's mean is of the scores themselves.
        assert float(cells[2]) == pytest.approx(mean, abs=0.06)
        most = max(number for (kind, _name), number in gaps.items() if sector in ("", kind))
        assert cells[7].endswith(f" {most}/{count}")
    numbers = office.page.evaluate("[...document.querySelectorAll('.overview-numbers strong')].map(e => e.textContent)")
    count, complete, _mean, change, overdue = expected[""]
    assert numbers == [count, complete, table["全部"][2], change, f"{overdue} 项"]


def test_the_first_page_is_one_sheet_of_paper(chromium: Browser, site: Path, desk: list[Path], tmp_path: Path) -> None:
    """With its five numbers, its table, the units that moved most, where it comes from and of which day; upright."""
    page = chromium.new_page()
    Office(page).open(f"{site.as_uri()}/overview.html").choose(desk)
    page.evaluate("window.print = () => {}")
    Office(page).press("打印这一页")
    page.pdf(path=tmp_path / "first.pdf", prefer_css_page_size=True)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".overview-matrix").is_visible()
    page.close()
    paper = Paper(tmp_path / "first.pdf")
    [text], [(width, height)] = paper.pages, paper.sizes
    assert width < height
    five = ("已交", "已评完", "平均分", "较上一周期", "逾期整改")
    for word in (*five, "进步最大", "下降最多", "最常见的不足", "统计日期"):
        assert word in text
    assert "文件已生成" not in text and "读取完毕" not in text


LIST = "单位名称,单位类型,上级单位\n示例单位00001,,东镇\n示例单位2号,,东镇\n没交的学校,学校,东镇\n东镇,两镇,某旗\n"


def lay_down(office: Office, file: Path) -> None:
    """Choose a file as the list."""
    office.page.locator("[name=units-file]").set_input_files(file)
    office.page.wait_for_function("/名单有/.test(document.querySelectorAll('.overview-status')[1].textContent)")


def test_who_is_missing_and_whose_name_is_a_question(office: Office, desk: list[Path], tmp_path: Path) -> None:
    """A list names who has not handed in; a confirmed name is kept in the list that is saved; towns are summed."""
    one = json.loads(desk[0].read_bytes()) | {"unit": "示例单位２号", "saved_at": "2026-12-01T00:00:00Z"}
    (tmp_path / "one.json").write_bytes(text_of(one | {"unit": "示例单位（2号）"}))
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    office.choose([*desk[:1], tmp_path / "one.json"])
    lay_down(office, tmp_path / "list.csv")
    missing = office.table("missing")
    assert [row[0] for row in missing] == ["示例单位2号", "没交的学校", "东镇"]
    assert "示例单位(2号)" in missing[0][3] and missing[1][3] == "—"
    assert office.page.locator(".overview-numbers strong").first.inner_text() == "1/4"
    office.press("是")
    office.page.wait_for_function("document.querySelector('.overview-numbers strong').textContent === '2/4'")
    assert [row[:3] for row in office.table("towns")] == [["某旗", "4", "2"], ["东镇", "4", "2"]]
    saved = office.download("保存名单", tmp_path / "saved.csv")
    assert rows(saved)[1] == {
        "单位名称": "示例单位2号",
        "单位类型": "",
        "上级单位": "东镇",
        "又名": "示例单位(2号)",
    }
    office.press("不用名单")
    office.page.wait_for_function("document.querySelector('.overview-numbers strong').textContent === '2'")
    lay_down(office, saved)
    assert office.page.locator(".overview-numbers strong").first.inner_text() == "2/4"


def test_a_list_comes_as_a_spreadsheet_or_by_the_clipboard_and_its_faults_are_named(
    office: Office, desk: list[Path], tmp_path: Path
) -> None:
    """Rows that cannot be taken are named by number; a file that is none says so, and the list before it stays."""
    office.choose(desk[:3])
    book = openpyxl.Workbook()
    for row in (["单位名称", "类型"], ["甲", "剧团"], ["乙", "学校"], ["乙", "学校"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    lay_down(office, tmp_path / "list.xlsx")
    status = office.page.locator(".overview-status").nth(1)
    assert status.inner_text() == (
        "名单有 2 个单位。第 2 行的单位类型“剧团”不在方案里，没有采用。第 4 行“乙”重复，只算一次。"
    )
    (tmp_path / "list.xlsx").write_bytes(b"\xd0\xcf\x11\xe0 no list")
    office.page.locator("[name=units-file]").set_input_files(tmp_path / "list.xlsx")
    office.page.wait_for_function("/读不出名单/.test(document.querySelectorAll('.overview-status')[1].textContent)")
    assert len(office.table("missing")) == 2
    office.page.locator("textarea").evaluate("(box) => { box.value = '甲\\t机关\\n丙\\t寺庙\\n丁\\t寺庙' }")
    office.press("使用粘贴的名单")
    office.page.wait_for_function("document.querySelectorAll('.overview-missing tbody tr').length === 3")


def test_what_goes_out_is_read_by_an_office_program(
    office: Office, desk: list[Path], tmp_path: Path, soffice: Callable[[str, list[Path]], Path]
) -> None:
    """The bulletin holds the first page's numbers and who is missing; the workbook says why it names each hint."""
    two = [json.loads(file.read_bytes()) for file in desk[:2]]
    two[0]["saved_at"] = "2099-01-01T00:00:00Z"
    for number, one in enumerate(two):
        (tmp_path / f"{number}.json").write_bytes(text_of(one))
    office.choose([tmp_path / "0.json", tmp_path / "1.json", *desk[2:]])
    (tmp_path / "list.csv").write_text(LIST, "utf-8")
    lay_down(office, tmp_path / "list.csv")
    numbers = [row[1:] for row in office.table("kinds")][-1]
    bulletin = office.download("生成通报（Word）", tmp_path / "bulletin.docx")
    book = openpyxl.load_workbook(office.download("导出 Excel", tmp_path / "all.xlsx"))
    text = (soffice("txt:Text", [bulletin]) / "bulletin.txt").read_text("utf-8-sig")
    for part in (f"已评完 {numbers[2]} 份", f"平均分 {numbers[3]}", "没交的学校", "关于各单位自查情况的通报"):
        assert part in text, part
    assert [cell.value for cell in book["还没有交的单位"]["A"]][1:] == ["示例单位2号", "没交的学校", "东镇"]
    hints = list(book["需要核实"].iter_rows(min_row=2, values_only=True))
    assert ("日期在将来", two[0]["unit"]) in [row[:2] for row in hints]
    assert all(row[3] and row[5] for row in hints)


def test_the_desk_by_keyboard_on_chromium_86(page86: Page, site: Path, desk: list[Path], tmp_path: Path) -> None:
    """From disk on the oldest browser: paste a list, use it, look for hints, open a unit from them."""
    (tmp_path / "early.json").write_bytes(
        text_of(json.loads(desk[0].read_bytes()) | {"saved_at": "2099-01-01T00:00:00Z"})
    )
    office = Office(page86).open(f"{site.as_uri()}/overview.html").hand_over([*desk[1:40], tmp_path / "early.json"])
    keyboard = Keyboard(page86)
    keyboard.tab_to(".overview-result details summary").press("Enter")
    keyboard.tab_to("textarea")
    page86.keyboard.insert_text("示例单位00001\n没交的学校")
    keyboard.tab_to(".overview-result details p button").press("Enter")
    page86.wait_for_function("document.querySelectorAll('.overview-missing tbody tr').length === 1")
    keyboard.tab_to("#hints ~ .overview-actions button").press("Enter")
    page86.wait_for_function("document.querySelector('#hints ~ div [role=status]')")
    keyboard.tab_to(".overview-hints .overview-unit").press("Enter")
    assert keyboard.is_at("#unit")
    assert office.table("unit-answers")

"""Journeys of the office: many units' files side by side, on the current and the oldest browser, from disk."""

from __future__ import annotations

import json
import re
import statistics
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pytest
from generate_assessments import BREAKAGES, assessments, sectors, text_of, zipped
from office import Office
from project import PROJECT

from selfcheck.plan.score import Score, displayed, score_sector

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]
RULES = sectors()


def scored(folder: Path, broken: dict[str, str]) -> list[tuple[dict[str, Any], Score]]:
    """The sound files and what Python makes of them."""
    read = [json.loads(file.read_bytes()) for file in sorted(folder.iterdir()) if file.name not in broken]
    return [(one, score_sector(RULES[one["sector"]], one["facets"], one["answers"])) for one in read]


def shown(value: float) -> str:
    """A number as the page shows it."""
    return f"{displayed(value):.1f}"


def test_there_are_thirty_ways_to_break_a_file() -> None:
    """The hundred broken files are of at least thirty kinds."""
    assert len(BREAKAGES) >= 30


def test_of_1000_files_100_broken_ones_are_listed_with_their_reason(
    office: Office, thousand: tuple[Path, dict[str, str]]
) -> None:
    """Nothing that one file holds stops the rest, and the office can say to each unit what is wrong."""
    folder, reasons = thousand
    office.choose(sorted(folder.iterdir()))
    assert "已读取 900 · 重复 0 · 未读取 100" in office.status()
    office.page.locator(".overview-items select").select_option("refused")
    listed = {}
    for name, outcome, *_facts, reason in office.whole_table("files"):
        assert outcome == "未读取"
        listed[name.split(" › ")[0]] = reason
    assert listed == reasons


def test_statistics_are_those_that_python_computes_from_the_same_files(
    office: Office, thousand: tuple[Path, dict[str, str]]
) -> None:
    """Scores, coverage, quartiles, means, lowest measures and gaps: two implementations agree on 900 files."""
    folder, reasons = thousand
    office.choose([folder], "folder")
    office.set("period", "all")
    everything = scored(folder, reasons)
    for sector, rules in RULES.items():
        office.set("sector", sector)
        rows = [(one, score) for one, score in everything if one["sector"] == sector]
        office.page.wait_for_function(
            "count => document.querySelector('.overview-scores tbody td').textContent === count", arg=str(len(rows))
        )
        scores = [score.score for _, score in rows if score.score is not None]
        complete = sum(score.answered == score.applicable for _, score in rows)
        quartiles = statistics.quantiles(scores, n=4, method="inclusive")
        six = [min(scores), *quartiles, max(scores), statistics.fmean(scores)]
        assert office.table("scores") == [[str(len(rows)), str(complete), *map(shown, six)]]

        medians = []
        for measure in rules["sector"]["measures"]:
            values = [score.measures[measure["id"]] for _, score in rows if score.measures[measure["id"]] is not None]
            quartiles = statistics.quantiles(values, n=4, method="inclusive")
            medians.append((quartiles[1], [str(len(values)), *(shown(value * 100) for value in quartiles)]))
        medians.sort(key=lambda median: median[0])
        assert [row[1:] for row in office.table("measures")] == [cells for _, cells in medians]

        gaps = sorted(
            (sum(name in score.gaps for _, score in rows) for name in {n for _, s in rows for n in s.gaps}),
            reverse=True,
        )
        assert [int(row[1]) for row in office.table("gaps")] == gaps[:15]

        matrix = {
            (row[0], row[1]): (row[2], [cell.split(" ")[0] for cell in row[9:]]) for row in office.whole_table("matrix")
        }
        assert matrix == {
            (one["unit"], one["period"]): (
                f"{'—' if score.displayed is None else f'{score.displayed:.1f}'} {score.answered}/{score.applicable}",
                ["—" if value is None else shown(value * 100) for value in score.measures.values()],
            )
            for one, score in rows
        }


def test_the_query_of_the_documentation_gives_the_same_medians(
    office: Office, thousand: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """The CSV loads into DuckDB as it is, and the published SQL computes what the page and Python compute."""
    folder, reasons = thousand
    office.choose(sorted(folder.iterdir()))
    table = office.download("导出 CSV", tmp_path / "answers.csv")
    duckdb.sql(f"CREATE OR REPLACE VIEW answers AS SELECT * FROM read_csv('{table}')")
    sound = scored(folder, reasons)
    assert duckdb.sql("SELECT count(DISTINCT (unit, sector, period)) FROM answers").fetchall() == [(len(sound),)]
    assert duckdb.sql("SELECT count(*) FROM answers WHERE gap").fetchall() == [
        (sum(len(score.gaps) for _, score in sound),)
    ]
    expected = []
    for sector in sorted(RULES):
        of_2026 = [s for one, s in sound if one["sector"] == sector and one["period"] == "2026"]
        values = [score.score for score in of_2026 if score.score is not None]
        expected.append((sector, len(values), *statistics.quantiles(values, n=4, method="inclusive")))
    for language in ("zh", "en"):
        text = (PROJECT / "docs" / language / "about" / "queries.md").read_text("utf-8")
        query = re.search(r"```sql\n(WITH measures.*?)```", text, re.DOTALL)
        assert query
        found = duckdb.sql(query[1]).fetchall()
        assert [row[:2] for row in found] == [row[:2] for row in expected]
        for row, wanted in zip(found, expected, strict=True):
            assert row[2:] == pytest.approx(wanted[2:], abs=0.0051)


def test_of_two_files_of_one_unit_the_newest_counts_and_periods_are_compared(office: Office, tmp_path: Path) -> None:
    """Both files are shown, one counts; the change is against the same unit's earlier period."""
    one = next(assessments(1, 1, RULES)) | {"unit": "甲单位", "facets": {}}
    names = [r["id"] for m in RULES[one["sector"]]["sector"]["measures"] for r in m["requirements"]]
    best = {"has": "yes", "quality": "full", "count": 99}
    worst = {"has": "no", "quality": "none", "count": 0}
    scale = {r["id"]: r["scale"] for m in RULES[one["sector"]]["sector"]["measures"] for r in m["requirements"]}
    full = {name: {"rating": best[scale[name]], "at": "2026-01-01T00:00:00Z"} for name in names}
    versions = [
        one | {"period": "2026", "answers": {}, "saved_at": "2026-03-01T00:00:00Z"},
        one | {"period": " 2026", "answers": full, "saved_at": "2026-04-01T00:00:00Z"},
        one
        | {"period": "2025", "answers": {names[0]: {"rating": worst[scale[names[0]]], "at": "2025-01-01T00:00:00Z"}}},
    ]
    files = []
    for number, version in enumerate(versions):
        files.append(tmp_path / f"{number}.json")
        files[-1].write_bytes(text_of(version))
    office.choose(files)
    assert "已读取 2 · 重复 1 · 未读取 0" in office.status()
    assert office.table("files")[0][0] == "0.json"
    assert "以较晚保存的为准：1.json" in office.table("files")[0][-1]
    [row] = office.table("matrix")
    assert row[:4] == ["甲单位", "2026", f"100.0 {len(names)}/{len(names)}", "100%"]
    assert row[8] == "+100.0 2025"
    office.set("period", "all").set("below", "50")
    office.page.wait_for_function("document.querySelectorAll('.overview-matrix tbody tr').length === 2")
    [row] = office.table("matrix")
    assert row[1] == "2025"
    assert "没有评完" in office.page.locator(".overview-matrix .overview-part").inner_text()


def test_the_combined_file_is_opened_again(office: Office, few: list[Path], tmp_path: Path) -> None:
    """Saved, emptied, reopened: the same matrix; opened once more, everything is a duplicate."""
    office.choose(few)
    before = office.table("matrix")
    together = office.download("保存合并文件", tmp_path / "all.json")
    saved = json.loads(together.read_bytes())["assessments"]
    assert saved == [json.loads(file.read_bytes()) for file in few]
    office.press("清空")
    office.page.wait_for_function("document.querySelector('.overview-result').hidden")
    office.choose([together])
    assert "已读取 40 · 重复 0" in office.status()
    assert office.table("matrix") == before
    office.press("清空")
    office.choose([together, *few[:5]])
    assert "已读取 40 · 重复 5" in office.status()


def test_a_combined_file_that_another_program_laid_out_opens_on_chromium_86(
    page86: Page, site: Path, few: list[Path], tmp_path: Path
) -> None:
    """Sorted names put the format behind the list; a damaged file of that kind is listed as such."""
    office = Office(page86).open(f"{site.as_uri()}/overview.html")
    whole = {
        "format": "self-check-collection/1",
        "plan": {"id": "x", "version": 1},
        "saved_at": "2026-11-23T08:00:00Z",
        "assessments": [json.loads(file.read_bytes()) for file in few],
    }
    text = json.dumps(whole, ensure_ascii=False, indent=4, sort_keys=True)
    (tmp_path / "sorted.json").write_text(text, "utf-8")
    (tmp_path / "cut.json").write_text(text[: len(text) // 2], "utf-8")
    office.hand_over([tmp_path / "sorted.json"])
    assert "已读取 40 · 重复 0 · 未读取 0" in office.status()
    office.press("清空")
    office.hand_over([tmp_path / "cut.json"])
    [refused] = [row for row in office.whole_table("files") if row[1] == "未读取"]
    assert refused[0] == "cut.json"


def test_excel_holds_summary_matrices_gaps_and_the_list_of_files(
    office: Office, few: list[Path], tmp_path: Path
) -> None:
    """A spreadsheet program reads every sheet, numbers are numbers, and no text became a formula."""
    broken = tmp_path / "broken.json"
    broken.write_text("{")
    office.choose([*few, broken])
    office.set("period", "all")
    book = openpyxl.load_workbook(office.download("导出 Excel", tmp_path / "all.xlsx"))
    assert book.sheetnames[:3] == ["汇总", "各项措施", "最常见的待整改要求"]
    assert book.sheetnames[3] == "全部单位"
    assert book.sheetnames[-3:] == ["整改清单", "需要核实", "文件清单"]
    assert len(book.sheetnames) == 7 + len(RULES)
    assert sum(row[2].value for row in book["汇总"].iter_rows(2, 1 + len(RULES))) == 40
    assert [sheet.auto_filter.ref is not None for sheet in book] == [True] * len(book.sheetnames)
    due = next(row for row in book["整改清单"].iter_rows(2) if row[-4].value)[-4]
    assert due.is_date and due.number_format == r"yyyy\-mm\-dd"
    assert book["全部单位"]["D2"].number_format == "0.0"
    assert book["全部单位"].max_row == 41
    matrix = [row for name in book.sheetnames[4:-3] for row in book[name].iter_rows(2, values_only=True)]
    results = [score_sector(RULES[a["sector"]], a["facets"], a["answers"]) for a in assessments(40, 3, RULES)]
    assert sorted(row[2] for row in matrix) == sorted(score.displayed for score in results)
    assert book["整改清单"].max_row == 1 + sum(len(score.remedies) for score in results)
    assert book["文件清单"].max_row == 42
    assert [cell.value for cell in book["文件清单"][42]][::6] == ["broken.json", "内容已损坏，或者不是自查文件"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_chromium_86_reads_files_and_archives(page86: Page, site: Path, few: list[Path], tmp_path: Path) -> None:
    """The oldest supported browser shows the same table, from disk, out of single files and an archive."""
    office = Office(page86).open(f"{site.as_uri()}/overview.html")
    archive = tmp_path / "rest.zip"
    archive.write_bytes(zipped({file.name: file.read_bytes() for file in few[20:]}))
    office.hand_over([*few[:20], archive])
    assert "已读取 40 · 重复 0 · 未读取 0" in office.status()
    counts = office.page.evaluate("[...document.querySelector('[name=sector]').options].map(o => o.textContent)")
    assert sum(int(re.search(r"\((\d+)\)", count)[1]) for count in counts) == 40  # type: ignore[index]
    office.page.evaluate("document.querySelector('.overview-unit').click()")
    assert office.page.evaluate("document.activeElement.id") == "unit"
    assert len(office.table("unit-gaps")) == int(office.table("matrix")[0][5])


def test_a_folder_is_dropped(page: Page, served: str, site: Path, few: list[Path]) -> None:
    """From a web server a dropped folder is read; from disk, where the browser refuses, the page says what to do."""
    data = {"items": [], "files": [str(few[0].parent)], "dragOperationsMask": 1}
    for address, outcome in ((served, "已读取 40"), (site.as_uri(), "未读取 1")):
        office = Office(page).open(f"{address}/overview.html")
        session = page.context.new_cdp_session(page)
        for step in ("dragEnter", "dragOver", "drop"):
            session.send("Input.dispatchDragEvent", {"type": step, "x": 300, "y": 300, "data": data})
        assert outcome in office.wait_until_read().status()
    assert "请用“选择文件夹”" in office.table("files")[0][-1]


def test_reading_can_be_stopped(office: Office, thousand: tuple[Path, dict[str, str]]) -> None:
    """The page answers while it reads: the stop button keeps what was read and leaves the rest."""
    office.page.evaluate(
        """() => new MutationObserver(() => {
          const stop = document.querySelector('.overview-progress button');
          if (!stop.parentElement.hidden && document.querySelector('progress').value > 0) stop.click();
        }).observe(document.querySelector('.overview-progress'), {subtree: true, childList: true, attributes: true})"""
    )
    office.choose(sorted(thousand[0].iterdir()))
    found = re.match(r"已停止，读了 (\d+)/(\d+)", office.status())
    assert found and 0 < int(found[1]) < int(found[2])
    counts = re.findall(r"(?:已读取|重复|未读取) (\d+)", office.status())
    assert sum(map(int, counts)) == int(found[1])

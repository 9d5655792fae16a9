"""The overview in the browser and the office's command make the same of the same files."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import duckdb
import pytest
from project import PROJECT
from workbooks import typed

from selfcheck.commands import main
from selfcheck.documents.excel.layout import ANSWER, DUE, EVIDENCE, TEXT

if TYPE_CHECKING:
    from pathlib import Path

    from office import Office

pytestmark = [pytest.mark.browser, pytest.mark.build]


def filled_in(blank: Path) -> bytes:
    """A sheet from the downloads page, with a few entries, one of them none."""
    first, second = "temples.attention", "temples.scheme"
    return typed(
        blank.read_bytes(),
        {
            ("#unit", TEXT): "北寺",
            ("#unit", ANSWER): "2026",
            (first, ANSWER): "到位",
            (first, EVIDENCE): "=1+1 见附件",
            (second, ANSWER): "?",
            (second, DUE): "2026年3月1日",
        },
    )


def test_the_same_answers_come_out(
    office: Office, site: Path, thousand: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    """Line by line and column by column, of a thousand files and a filled-in sheet, a tenth of them broken."""
    folder, _reasons = thousand
    (tmp_path / "北寺.xlsx").write_bytes(filled_in(site / "downloads" / "temples.zh.xlsx"))
    files = [*sorted(folder.iterdir()), tmp_path / "北寺.xlsx"]
    read = office.choose(files).status()
    table = office.download("导出 CSV", tmp_path / "answers.csv")
    assert main(["--data", str(PROJECT / "data"), "gather", *map(str, files), "--to", str(tmp_path / "out")]) == 3
    tables = []
    for file in (table, tmp_path / "out" / "answers.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            tables.append(list(csv.reader(lines)))
    assert tables[0] == tables[1]
    assert any("'=1+1 见附件" in row for row in tables[1])
    with (tmp_path / "out" / "refused.csv").open(encoding="utf-8-sig", newline="") as lines:
        refused = len(list(csv.DictReader(lines)))
    assert f"已读取 901 · 重复 0 · 未读取 {refused}" in read


def test_the_published_queries_run_on_what_comes_out(thousand: tuple[Path, dict[str, str]], tmp_path: Path) -> None:
    """On the units' scores, and on the answers in either form, in both languages of the page."""
    folder, _reasons = thousand
    assert main(["--data", str(PROJECT / "data"), "gather", str(folder), "--to", str(tmp_path)]) == 3
    duckdb.sql(f"CREATE OR REPLACE VIEW units AS SELECT * FROM read_csv('{tmp_path}/units.csv')")
    found = []
    for language in ("zh", "en"):
        text = (PROJECT / "docs" / language / "about" / "queries.md").read_text("utf-8")
        [scores, means] = re.findall(r"```sql\n(.*?)```", text, re.DOTALL)
        found.append(duckdb.sql(means).fetchall())
        for source in (f"read_csv('{tmp_path}/answers.csv')", f"read_parquet('{tmp_path}/answers.parquet')"):
            duckdb.sql(f"CREATE OR REPLACE VIEW answers AS SELECT * FROM {source}")
            found.append(duckdb.sql(scores).fetchall())
    assert found[0] == found[3] and len(found[0]) == 6
    assert found[1] == found[2] == found[4] == found[5] and len(found[1]) == 6

"""`selfcheck gather`: what many units hand in, read, checked and put together on the office's computer."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import duckdb
import openpyxl
import pytest
from generate_assessments import assessments, sectors, text_of, write, zipped
from project import PROJECT

from selfcheck.base.wording import told
from selfcheck.commands import main
from selfcheck.gather.period import period_key
from selfcheck.gather.reasons import REASONS
from selfcheck.gather.tables import ANSWERS, REFUSED, UNITS
from selfcheck.plan.score import score_sector

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULES = sectors()
# The reason that the page gives in words for each way in which `generate_assessments` breaks a file.
CODES = {
    "空文件": "empty",
    "内容已损坏，或者不是自查文件": "not-json",
    "文字编码不是 UTF-8，可能被别的程序改存过": "not-utf8",
    "不是自查文件": "other-format",
    "来自较新版本的网站，请更新本站": "newer-format",
    "没有写明属于哪份方案": "no-plan",
    "属于另一份方案": "other-plan",
    "没有写明单位类型": "no-sector",
    "方案里没有这种单位类型": "other-sector",
    "没有填单位名称，无法归到单位": "no-unit",
    "文件太大，不是自查文件": "too-large",
    "压缩包已损坏": "zip-broken",
    "压缩包有密码，请先解压": "zip-encrypted",
    "压缩包解压以后太大": "zip-too-large",
    "本页无法打开这种压缩包，请先解压，或者改用 .zip": "other-archive",
    "Word 表格供打印后手工填写，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件": "word-file",
    "CSV 是给程序用的，不能这样交。请交 Excel 自评表，或者网页上“保存到文件”得到的文件": "csv-file",
    "这种格式的表格无法读取，请在表格软件里另存为 .xlsx": "workbook-old",
    "文件有打开密码，请去掉密码后再保存一次": "workbook-encrypted",
    "不是本站的自评表，或者隐藏的“self-check”工作表已被删除": "workbook-other",
    "表格文件已损坏": "workbook-broken",
}
ALIKE = {"other-format": "not-an-assessment"}  # two reasons that the page tells in the same words


def gather(*arguments: str | Path) -> int:
    """Run the command on the project's own plan; returns its exit code."""
    return main(["--data", str(PROJECT / "data"), "gather", *map(str, arguments)])


def rows(file: Path) -> list[dict[str, str]]:
    """A table that came out."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, dict[str, str]]:
    """600 files, 93 of them broken in every way there is, and what the command makes of them."""
    folder = tmp_path_factory.mktemp("gathered")
    reasons = write(folder / "in", 600, seed=7, broken=93, rules=RULES)
    assert gather(folder / "in", "--to", folder / "out", "--jobs", 2) == 3
    return folder / "in", folder / "out", reasons


def test_broken_files_are_refused_with_the_reason_that_the_page_gives(gathered: tuple) -> None:
    """Each by name, and nothing that one holds stops the rest."""
    _folder, out, reasons = gathered
    told = {row["file"].split(" › ")[0]: row["reason"] for row in rows(out / "refused.csv")}
    assert told.keys() == reasons.keys()
    for name, words in reasons.items():
        assert told[name] in (CODES[words], ALIKE.get(CODES[words]))


def test_units_are_scored_as_elsewhere(gathered: tuple) -> None:
    """Score, grade, coverage and gaps of each sound file, by the rules that the vectors hold."""
    folder, out, reasons = gathered
    found = {row["file"]: row for row in rows(out / "units.csv")}
    assert list(rows(out / "units.csv")[0]) == [column.name for column in UNITS]
    sound = [file for file in sorted(folder.iterdir()) if file.name not in reasons]
    assert found.keys() == {file.name for file in sound}
    for file in sound:
        one = json.loads(file.read_bytes())
        score = score_sector(RULES[one["sector"]], one["facets"], one["answers"])
        row = found[file.name]
        assert (row["unit"], row["sector"], row["period"]) == (one["unit"], one["sector"], one["period"])
        assert row["score"] == ("" if score.displayed is None else f"{score.displayed:g}")
        counts = (score.answered, score.applicable, len(score.gaps))
        assert (row["grade"], *(int(row[name]) for name in ("answered", "applicable", "gaps"))) == (
            score.grade or "",
            *counts,
        )


def test_the_tables_are_one_and_described(gathered: tuple) -> None:
    """Parquet holds what the CSV holds, with types; every column of every table is described."""
    _folder, out, _reasons = gathered
    parquet, text = (f"'{out}/answers.{kind}'" for kind in ("parquet", "csv"))
    columns = ", ".join(f"CAST({column.name} AS VARCHAR)" for column in ANSWERS if column.type in ("string", "date"))
    source = f"read_csv({text}, all_varchar = true, nullstr = '')"
    other = duckdb.sql(f"SELECT {columns} FROM {source} EXCEPT ALL SELECT {columns} FROM {parquet}")
    assert other.fetchall() == []
    [one], [two] = (duckdb.sql(f"SELECT count(*), sum(value) FROM {table}").fetchall() for table in (parquet, text))
    assert one == pytest.approx(two)
    kinds = {name: str(kind) for name, kind, *_rest in duckdb.sql(f"DESCRIBE SELECT * FROM {parquet}").fetchall()}
    assert (kinds["value"], kinds["gap"], kinds["due"], kinds["saved_at"]) == ("DOUBLE", "BOOLEAN", "DATE", "TIMESTAMP")
    package = json.loads((out / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        with (out / resource["path"]).open(encoding="utf-8-sig", newline="") as lines:
            names = next(csv.reader(lines))
        assert names == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
    assert [each["name"] for each in package["resources"]] == ["answers", "units", "refused"]
    assert [column.name for column in REFUSED] == ["file", "reason", "about"]


def test_the_combined_file_is_gathered_again(gathered: tuple, tmp_path: Path) -> None:
    """What the command writes it reads: the same answers and units come out."""
    _folder, out, _reasons = gathered
    assert gather(out / "collection.json", "--to", tmp_path, "--no-parquet") == 0
    assert (tmp_path / "answers.csv").read_bytes() == (out / "answers.csv").read_bytes()
    assert not (tmp_path / "answers.parquet").exists()


def test_the_workbook_is_for_people(gathered: tuple) -> None:
    """A summary by kind of unit, every unit, and the files that do not count, in the plan's language."""
    _folder, out, reasons = gathered
    book = openpyxl.load_workbook(out / "overview.xlsx")
    assert book.sheetnames == ["汇总", "各单位", "未采用的文件"]
    summary, units, others = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    assert sum(row[1] for row in summary[1:]) == len(units) - 1 == 600 - 93
    assert len(others) - 1 == len(reasons)
    assert units[0][:4] == ("单位类型", "单位名称", "自评周期", "目前得分")


def one(**changes: Any) -> dict[str, Any]:
    """An assessment with other values of some fields."""
    return next(assessments(1, 3, RULES)) | changes


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An empty folder for what units hand in."""
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def put(folder: Path, **files: dict[str, Any]) -> None:
    """Save assessments below their names."""
    for name, assessment in files.items():
        (folder / f"{name}.json").write_bytes(text_of(assessment))


def test_of_two_files_of_one_unit_the_later_counts(folder: Path, tmp_path: Path) -> None:
    """However the unit and the period are written; the other one is named with the one that counts."""
    put(folder, a=one(unit="甲 单位", period="2026", saved_at="2026-05-01T00:00:00Z"))
    put(folder, b=one(unit="甲　单位", period="二〇二六年度", saved_at="2026-06-01T00:00:00Z"))
    assert gather(folder, "--to", tmp_path / "out", "--no-parquet") == 3
    assert [row["file"] for row in rows(tmp_path / "out" / "units.csv")] == ["b.json"]
    [other] = rows(tmp_path / "out" / "refused.csv")
    assert (other["file"], other["reason"]) == ("a.json", "older") and other["about"].endswith("b.json")


def test_names_that_are_nearly_the_same_are_a_question(folder: Path, tmp_path: Path) -> None:
    """They are never put together."""
    put(folder, a=one(unit="第1中学"), b=one(unit="第一中学"))
    assert gather(folder, "--to", tmp_path / "out", "--no-parquet") == 0
    assert [row["similar_to"] for row in rows(tmp_path / "out" / "units.csv")] == ["", "第1中学"]


def test_who_is_missing(folder: Path, tmp_path: Path) -> None:
    """By the office's list, as a spreadsheet with a heading or as text; with a name that is nearly the same."""
    put(folder, a=one(unit="第1中学"), b=one(unit="乙校"))
    book = openpyxl.Workbook()
    for row in (["序号", "单位名称"], [1, "第一中学"], [2, " 乙校 "], [3, "丙校"]):
        book.active.append(row)
    book.save(tmp_path / "list.xlsx")
    (tmp_path / "list.txt").write_text("第一中学\n乙校\n丙校\n", "utf-8")
    for name in ("list.xlsx", "list.txt"):
        assert gather(folder, "--to", tmp_path / "out", "--no-parquet", "--units", tmp_path / name) == 3
        assert [(row["unit"], row["similar_to"]) for row in rows(tmp_path / "out" / "missing.csv")] == [
            ("第一中学", "第1中学"),
            ("丙校", ""),
        ]


def test_what_is_older_can_be_left_out(folder: Path, tmp_path: Path) -> None:
    """By the day of the last change."""
    answer = {"enterprises.attention": {"rating": "full", "at": "2026-01-01T00:00:00Z"}}
    for name, day in (("old", "2026-02-28"), ("new", "2026-03-01")):
        put(folder, **{name: one(unit=name, sector="enterprises", answers=answer, saved_at=f"{day}T12:00:00Z")})
    assert gather(folder, "--to", tmp_path / "out", "--no-parquet", "--since", "2026-03-01") == 3
    assert [row["unit"] for row in rows(tmp_path / "out" / "units.csv")] == ["new"]
    assert [row["reason"] for row in rows(tmp_path / "out" / "refused.csv")] == ["before"]


def test_archives_and_folders_are_looked_into(folder: Path, tmp_path: Path) -> None:
    """Names of Windows in Chinese, folders within folders, and what systems put there by themselves."""
    (folder / "镇" / "村").mkdir(parents=True)
    put(folder / "镇" / "村", a=one(unit="甲"))
    (folder / "._a.json").write_bytes(b"x")
    inner = zipped({"b.json": text_of(one(unit="乙")), "__MACOSX/b.json": b"x", "c.zip": zipped({"d.json": b"{}"})})
    (folder / "all.zip").write_bytes(inner)
    assert gather(folder, "--to", tmp_path / "out", "--no-parquet") == 3
    assert [row["file"] for row in rows(tmp_path / "out" / "units.csv")] == ["all.zip › b.json", "镇/村/a.json"]
    assert [(row["file"], row["reason"]) for row in rows(tmp_path / "out" / "refused.csv")] == [
        ("all.zip › c.zip", "zip-nested")
    ]


def test_a_failed_run_leaves_what_was_there(folder: Path, tmp_path: Path) -> None:
    """Nothing to read, a place that is not there, a list that is none: said, and nothing is written."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "units.csv").write_text("before", "utf-8")
    (tmp_path / "list.xlsx").write_bytes(b"PK\3\4 no workbook")
    assert gather(folder, "--to", out, "--no-parquet") == 1
    put(folder, a=one())
    assert gather(folder, tmp_path / "nowhere", "--to", out, "--no-parquet") == 1
    assert gather(folder, "--to", out, "--no-parquet", "--units", tmp_path / "list.xlsx") == 1
    assert [file.name for file in out.iterdir()] == ["units.csv"]
    assert (out / "units.csv").read_text("utf-8") == "before"


def test_answers_follow_the_plan_and_half_characters_stop_nothing(folder: Path, tmp_path: Path) -> None:
    """An unknown rating is left out and counted; an answer whose requirement is gone stays, without a measure."""
    answers = {
        "enterprises.attention": {"rating": "splendid", "note": "\ud800半", "at": "2026-01-01T00:00:00Z"},
        "enterprises.gone": {"rating": "yes", "at": "2026-01-01T00:00:00Z"},
    }
    assessment = one(sector="enterprises", facets={"nothing": "yes"}, answers=answers)
    (folder / "a.json").write_bytes(json.dumps(assessment).encode())
    assert gather(folder, "--to", tmp_path / "out", "--no-parquet") == 0
    [unit] = rows(tmp_path / "out" / "units.csv")
    assert unit["left_out"] == "2"
    lines = {row["requirement"]: row for row in rows(tmp_path / "out" / "answers.csv")}
    assert lines["enterprises.attention"]["rating"] == "" and lines["enterprises.attention"]["note"] == "\ufffd半"
    assert (lines["enterprises.gone"]["measure"], lines["enterprises.gone"]["applicable"]) == ("", "false")


def test_every_way_to_write_a_period_is_one(tmp_path: Path) -> None:
    """The cases that hold the browser's code hold Python's too."""
    cases = json.loads((PROJECT / "tests" / "vectors" / "periods" / "same.json").read_text("utf-8"))
    keys = [{period_key(name) for name in names} for names in cases["same"]]
    assert [len(each) for each in keys] == [1] * len(keys)
    assert len(set.union(*keys)) == len(keys)
    assert [period_key(name) for name in cases["unread"]] == cases["unread"]


def test_every_reason_is_told_in_chinese() -> None:
    """Whoever runs the command in Chinese is told everything in Chinese."""
    for text in REASONS.values():
        assert told(text.replace("{0}", "a.json"), "zh") != text.replace("{0}", "a.json"), text


def test_the_command_explains_itself(tmp_path: Path) -> None:
    """`--help` names what comes out and what the exit codes mean."""
    command = [sys.executable, "-m", "selfcheck", "gather", "--help"]
    environment = {**os.environ, "COLUMNS": "100"}
    told = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True).stdout
    for word in ("answers.csv", "units.csv", "refused.csv", "--units", "--since", "Returns 0"):
        assert word in told

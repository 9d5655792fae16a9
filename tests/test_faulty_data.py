"""Faulty data: every fault is reported with its place and a remedy, all in one run."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import PROJECT

from selfcheck.base.problems import DataError
from selfcheck.plan.load import load_plan

CASES, POINTS = (
    yaml.safe_load((PROJECT / "tests" / "cases" / name).read_text("utf-8"))
    for name in ("faulty-data.yml", "faulty-points.yml")
)


def spoil(data: Path, case: dict[str, Any]) -> None:
    """Change the data folder as the case says."""
    file = data / case["in"]
    if "find" in case:
        text = file.read_text("utf-8")
        assert case["find"] in text, "the case looks for a text that the plan no longer has"
        file.write_text(text.replace(case["find"], case["put"], 1), "utf-8")
    if "write" in case:
        file.write_text(case["write"], "utf-8")
    if "write_hex" in case:
        file.write_bytes(bytes.fromhex(case["write_hex"]))
    if "append" in case:
        file.write_text(file.read_text("utf-8") + case["append"], "utf-8")
    if "delete" in case:
        file.unlink()
    if "published" in case:
        (data / "published-ids.txt").write_text(case["published"] + "\n", "utf-8")
    if "original" in case:
        (data / "original").mkdir()
        shutil.move(data / "original.en.txt", data / "original" / "plan.en.txt")


def assert_reported(data: Path, case: dict[str, Any]) -> None:
    """Spoil the data as the case says; exactly the problems it expects are reported."""
    spoil(data, case)
    with pytest.raises(DataError) as caught:
        load_plan(data)
    found = [f"{p.path}:{p.line}:{p.column}: {p.message} >> {p.remedy}" for p in caught.value.problems]
    assert found == case["expect"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_fault_is_reported(harbour: Path, case: dict[str, Any]) -> None:
    """Each faulty file leads to exactly the expected problems: file, line, column, message and remedy."""
    assert_reported(harbour, case)


@pytest.mark.parametrize("case", POINTS, ids=[case["about"] for case in POINTS])
def test_fault_of_points_is_reported(tmp_path: Path, case: dict[str, Any]) -> None:
    """The same for a plan with points, groups and numbers of its own."""
    assert_reported(Path(shutil.copytree(PROJECT / "tests" / "plans" / "indicators", tmp_path / "data")), case)


def test_all_files_are_checked_in_one_run(harbour: Path) -> None:
    """A fault in one file does not hide the faults of the others."""
    for name in ("plan.yml", "scales.yml", "sectors/1-piers.yml", "sectors/2-boats.yml"):
        file = harbour / name
        file.write_text(file.read_text("utf-8") + "surplus: 1\n", "utf-8")
    with pytest.raises(DataError) as caught:
        load_plan(harbour)
    assert [problem.path for problem in caught.value.problems] == [
        "data/plan.yml",
        "data/scales.yml",
        "data/sectors/1-piers.yml",
        "data/sectors/2-boats.yml",
    ]


def test_the_command_names_every_problem_and_fails(harbour: Path, run: Any) -> None:
    """A person at the terminal sees place and remedy, and a script sees a failure."""
    (harbour / "extra.yml").write_text("id: extra\n", "utf-8")
    result = run("--data", harbour, "check")
    assert result.returncode == 1
    assert "data/extra.yml:1:1: no part of the site reads this file" in result.stderr
    assert "to mend it: move it to sectors/ or glossary/" in result.stderr


def test_sound_data_is_loaded(harbour: Path) -> None:
    """The plan that all cases start from is itself without a fault, with and without its official text."""
    assert [sector.id for sector in load_plan(harbour).sectors] == ["piers", "boats"]
    (harbour / "original").mkdir()
    shutil.move(harbour / "original.en.txt", harbour / "original" / "plan.en.txt")
    assert load_plan(harbour).frame.version == 3

"""The Python scoring agrees with every case of tests/vectors (the browser's tests read the same files)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from selfcheck.plan.score import score_sector

FILES = sorted((Path(__file__).parent / "vectors").glob("*.json"))
CASES = [
    pytest.param(content["data"], case, id=f"{file.stem}: {case['name']}")
    for file in FILES
    for content in [json.loads(file.read_text("utf-8"))]
    for case in content["cases"]
]


@pytest.mark.parametrize(("data", "case"), CASES)
def test_score(data: dict, case: dict) -> None:
    """Score, measures, groups, coverage, gaps, remedies, bonus and outcome are what the case says."""
    result = score_sector(data, case["facets"], case["answers"])
    expect = case["expect"]
    assert result.score == close(expect["score"])
    assert result.measures == {name: close(score) for name, score in expect["measures"].items()}
    assert result.groups == {name: close(score) for name, score in expect.get("groups", {}).items()}
    assert result.bonus == close(expect.get("bonus", 0))
    outcome = {"vetoes": [], "reached": [], "withheld": {}}
    assert {name: getattr(result, name) for name in outcome} == {n: expect.get(n, none) for n, none in outcome.items()}
    # Without anything planned the gaps are what is to be put right.
    assert result.remedies == expect.get("remedies", expect["gaps"])
    assert result.open == expect.get("open", expect["gaps"])
    exact = ("displayed", "applicable", "answered", "gaps", "grade")
    assert {name: getattr(result, name) for name in exact} == {name: expect[name] for name in exact}


def test_there_are_vectors() -> None:
    """The files are found: an empty folder would pass everything."""
    assert len(CASES) >= 130


def close(value: float | None) -> object:
    """Equal within the exactness that binary fractions allow; None only equals None."""
    return None if value is None else pytest.approx(value, abs=1e-9, rel=0)

"""The office's list of units: read, and matched with what was handed in, by the same cases as in the browser."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest
from project import PROJECT

from selfcheck.gather.matching import missing, near_names
from selfcheck.gather.units_list import ListedUnit, listed_units

VECTORS = PROJECT / "tests" / "vectors" / "units"
LISTS = json.loads((VECTORS / "lists.json").read_text("utf-8"))
NAMES = json.loads((VECTORS / "near-names.json").read_text("utf-8"))["names"]


@pytest.mark.parametrize("case", LISTS["lists"], ids=lambda case: case["about"])
def test_a_list_is_read(case: dict[str, Any]) -> None:
    """Names, kinds and what units belong to are found however the table is laid out; what is wrong is named by row."""
    units, faults = listed_units(case["table"], LISTS["kinds"])
    assert [asdict(unit) for unit in units] == case["units"]
    assert [list(fault) for fault in faults] == case["faults"]


@pytest.mark.parametrize(("name", "others", "near"), NAMES, ids=lambda value: value if isinstance(value, str) else "")
def test_names_that_may_be_meant(name: str, others: list[str], near: list[str]) -> None:
    """Spelling and short forms bring a question; another number or direction is another unit."""
    assert near_names(name, others) == near


def test_a_unit_is_found_by_its_kind_where_the_list_states_it() -> None:
    """Two units of one name and two kinds are two; a name that was confirmed counts as the unit's own."""
    units = [
        ListedUnit("甲", "towns"),
        ListedUnit("甲", "schools"),
        ListedUnit("乙"),
        ListedUnit("丙", aliases=["丙校"]),
    ]
    lacking = missing(units, [("towns", "甲"), ("agencies", " 乙 "), ("schools", "丙校")])
    assert lacking == [(units[1], "")]

"""What has changed between two versions of a plan: every requirement in one change at most, and no answer lost."""

from __future__ import annotations

import dataclasses
import json
import os
import random
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR, PROJECT
from runs import runs

from selfcheck.base.problems import DataError
from selfcheck.gather.carry_over import Rules, carry_over
from selfcheck.plan.load import load_plan
from selfcheck.plan.model import Retirement
from selfcheck.plan.sector_data import plan_data
from selfcheck.plan.versions import Was, changes, read_versions, requirements_of, write_version

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.plan.model import Plan, Requirement, Sector


def changed(plan: Plan, sector: Sector, rows: list[list[Requirement]], retired: list[Retirement]) -> Plan:
    """The plan with other requirements in a sector's measures, and further entries in `retired.yml`."""
    measures = [
        measure.model_copy(update={"requirements": row}) for measure, row in zip(sector.measures, rows, strict=True)
    ]
    other = sector.model_copy(update={"measures": measures})
    for name in set(other.__dict__) - set(type(other).model_fields):
        del other.__dict__[name]  # what was computed of the measures before
    sectors = tuple(other if each.id == sector.id else each for each in plan.sectors)
    return dataclasses.replace(plan, sectors=sectors, retired=(*plan.retired, *retired))


def retirement(name: str, fate: str, to: list[str]) -> Retirement:
    """An entry of `retired.yml`."""
    return Retirement.model_validate({"id": name, "fate": fate, "to": to, "since": 2, "reason": "a test"})


@dataclasses.dataclass
class Edit:
    """A plan's sector under random edits, with what each of them is to be told as."""

    plan: Plan
    chance: random.Random
    retired: list[Retirement] = dataclasses.field(default_factory=list)
    expected: set[tuple[str, tuple[str, ...], tuple[str, ...]]] = dataclasses.field(default_factory=set)

    def run(self, times: int) -> Plan:
        """So many edits, each of requirements that none before has touched."""
        self.sector = self.chance.choice(self.plan.sectors)
        self.rows = [list(measure.requirements) for measure in self.sector.measures]
        self.untouched = [each.id for row in self.rows for each in row]
        self.chance.shuffle(self.untouched)
        for number in range(times):
            if len(self.untouched) < 3:
                break
            getattr(self, self.chance.choice(("reword", "drop", "rename", "split", "merge", "add")))(number)
        return changed(self.plan, self.sector, self.rows, self.retired)

    def _full(self, *names: str) -> tuple[str, ...]:
        return tuple(f"{self.sector.id}.{name}" for name in names)

    def _take(self) -> tuple[list[Requirement], int]:
        name = self.untouched.pop()
        row = next(row for row in self.rows if any(each.id == name for each in row))
        return row, next(n for n, each in enumerate(row) if each.id == name)

    def _expect(self, kind: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        self.expected.add((kind, tuple(sorted(before)), tuple(sorted(after))))

    def reword(self, _number: int) -> None:
        """Another text."""
        row, at = self._take()
        row[at] = row[at].model_copy(update={"text": type(row[at].text)(f"{row[at].text} 再写", "zh")})
        self._expect("reworded", self._full(row[at].id), self._full(row[at].id))

    def drop(self, _number: int) -> None:
        """Gone."""
        row, at = self._take()
        name = row.pop(at).id
        self.retired.append(retirement(*self._full(name), "dropped", []))
        self._expect("dropped", self._full(name), ())

    def rename(self, number: int) -> None:
        """Another id."""
        row, at = self._take()
        old, new = row[at].id, f"renamed-{number}"
        row[at] = row[at].model_copy(update={"id": new})
        self.retired.append(retirement(*self._full(old), "moved", list(self._full(new))))
        self._expect("moved", self._full(old), self._full(new))

    def split(self, number: int) -> None:
        """Two in the place of one."""
        row, at = self._take()
        old, parts = row[at], (f"part-{number}-a", f"part-{number}-b")
        row[at : at + 1] = [old.model_copy(update={"id": part}) for part in parts]
        self.retired.append(retirement(*self._full(old.id), "split", list(self._full(*parts))))
        self._expect("split", self._full(old.id), self._full(*parts))

    def merge(self, _number: int) -> None:
        """One goes into another that stays."""
        row, at = self._take()
        gone = row.pop(at).id
        kept = self.untouched.pop()
        self.retired.append(retirement(*self._full(gone), "merged", list(self._full(kept))))
        self._expect("merged", self._full(gone, kept), self._full(kept))

    def add(self, number: int) -> None:
        """One that was not there."""
        row = self.chance.choice([row for row in self.rows if row] or self.rows)
        if not row:
            return
        name = f"added-{number}"
        row.append(row[0].model_copy(update={"id": name}))
        self._expect("new", (), self._full(name))


@pytest.fixture(scope="module")
def harbour() -> Plan:
    """An invented plan."""
    return load_plan(HARBOUR)


def test_a_thousand_random_edits_are_told_once_each_and_lose_no_answer() -> None:
    """Whatever is reworded, moved, split, merged, added and dropped at once: each is told as what it is, and every
    answer is there afterwards, as the current one, in a history, or under its old id. `EDITS=…` for other numbers."""
    plan = load_plan(PROJECT / "data")
    for seed in range(int(os.environ.get("EDITS", runs(1000)))):
        edit = Edit(plan, random.Random(seed))
        after = edit.run(edit.chance.randint(1, 12))
        found = [
            (each.kind, tuple(sorted(each.before)), tuple(sorted(each.after)))
            for each in changes(requirements_of(plan), after)
        ]
        assert len(found) == len(set(found)) and set(found) == edit.expected, seed
        named = [name for _kind, before, _after in found for name in before]
        assert len(named) == len(set(named)), seed
        sector = edit.sector.id
        assessment = {
            "format": "self-check/1",
            "plan": {"id": plan.frame.id, "version": 1},
            "unit": "",
            "sector": sector,
            "period": "",
            "facets": {},
            "saved_at": "2026-01-01T00:00:00Z",
            "answers": {
                edit.sector.full_id(each): {"note": each.id, "at": f"2026-01-01T00:00:{n % 60:02}Z"}
                for n, each in enumerate(edit.sector.requirements)
            },
        }
        rules = Rules.of(plan_data(after, next(each for each in after.sectors if each.id == sector)))
        carried = carry_over(rules, assessment).assessment
        kept = {answer["note"] for answer in carried["answers"].values()}
        kept |= {answer["note"] for each in carried.get("history", {}).values() for answer in each}
        assert kept == {each.id for each in edit.sector.requirements}, seed


def test_changes_over_several_versions_are_one(harbour: Plan) -> None:
    """Moved and then split: told as a split of the first; a moved one that has come back to its measure is the same."""
    first = harbour.sectors[0]
    rows = [list(measure.requirements) for measure in first.measures]
    old = rows[0][0]
    rows[0][0:1] = [old.model_copy(update={"id": name}) for name in ("a-part", "b-part")]
    steps = [
        retirement(first.full_id(old), "moved", [f"{first.id}.between"]),
        retirement(f"{first.id}.between", "split", [f"{first.id}.a-part", f"{first.id}.b-part"]),
    ]
    [change] = changes(requirements_of(harbour), changed(harbour, first, rows, steps))
    assert (change.kind, change.before) == ("split", (first.full_id(old),))
    assert change.after == (f"{first.id}.a-part", f"{first.id}.b-part")


def test_the_present_version_of_our_own_plan_is_kept() -> None:
    """`make generate` was run: whoever fills in this version is told what later ones have changed."""
    plan = load_plan(PROJECT / "data")
    assert read_versions(PROJECT / "data")[plan.frame.version] == requirements_of(plan)


def test_only_the_present_version_is_written(harbour: Plan, tmp_path: Path) -> None:
    """What was published stays as it is, byte for byte, whatever the plan says now; both are read again."""
    (tmp_path / "versions").mkdir()
    old = tmp_path / "versions" / "1.json"
    was = {"measure": "berths", "number": "1.1", "text": "As it was."}
    old.write_text(json.dumps({"requirements": {"boats.old": was}}), "utf-8")
    before = old.read_bytes()
    later = dataclasses.replace(harbour, frame=harbour.frame.model_copy(update={"version": 7}))
    write_version(later, tmp_path)
    assert old.read_bytes() == before
    assert read_versions(tmp_path) == {1: {"boats.old": Was(**was)}, 7: requirements_of(harbour)}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("two.json", "{}", "its name is no version"),
        ("1.json", "{", "it: Invalid JSON"),
        ("1.json", '{"requirements": {"boats.x": {"text": "x"}}}', "measure: Field required"),
    ],
)
def test_a_damaged_version_is_named(tmp_path: Path, name: str, content: str, said: str) -> None:
    """With its file and what to do; nothing of it is passed over."""
    (tmp_path / "versions").mkdir()
    (tmp_path / "versions" / name).write_text(content, "utf-8")
    with pytest.raises(DataError) as error:
        read_versions(tmp_path)
    assert f"versions/{name}" in str(error.value) and said in str(error.value)

"""`data/versions/<n>.json`: the requirements of each version of the plan as published, and what has changed since.

`make generate` writes the present version's; those before it stay as they are, because saved answers refer to them.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from ..base.files import read_text, write_text
from ..base.problems import DataError, Problem
from .data_files import data_files
from .fields import Id, RequirementRef, Strict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .model import Plan, Retirement

FOLDER = "versions"
_MAX_BYTES = 20_000_000


class Was(Strict):
    """A requirement in one version: its measure, its number on every surface, its text in the plan's own language."""

    measure: Id
    number: str
    text: str


class _File(Strict):
    requirements: dict[RequirementRef, Was]


Requirements = dict[str, Was]  # by full id, in the plan's order
Kind = Literal["reworded", "moved", "split", "merged", "new", "dropped"]


@dataclass(frozen=True)
class Change:
    """What has changed for some requirements between two versions: full ids before and after."""

    kind: Kind
    before: tuple[str, ...]
    after: tuple[str, ...]


def requirements_of(plan: Plan) -> Requirements:
    """The requirements of the plan as it is."""
    return {
        sector.full_id(each): Was(measure=measure.id, number=sector.number(each), text=str(each.text))
        for sector in plan.sectors
        for measure in sector.measures
        for each in measure.requirements
    }


def read_versions(data: Path) -> dict[int, Requirements]:
    """The versions that were kept, by their number. Raises DataError for files that cannot be read."""
    found: dict[int, Requirements] = {}
    problems: list[Problem] = []
    for file in data_files(data, f"{FOLDER}/*.json"):
        name = file.relative_to(data.parent).as_posix()
        if not re.fullmatch(r"[1-9][0-9]{0,8}", file.stem):
            problems.append(Problem(name, 1, 1, "its name is no version", "call it by the version's number: 2.json"))
            continue
        try:
            found[int(file.stem)] = _File.model_validate_json(read_text(file, name, _MAX_BYTES)).requirements
        except ValidationError as error:
            details = error.errors()[0]
            place = "/".join(map(str, details["loc"]))
            remedy = "restore the file as it was: `make generate` writes the present version's alone"
            problems.append(Problem(name, 1, 1, f"{place or 'it'}: {details['msg']}", remedy))
        except DataError as error:
            problems += error.problems
    if problems:
        raise DataError(problems)
    return dict(sorted(found.items()))


def write_version(plan: Plan, data: Path) -> None:
    """Keep the present version, a line a requirement; no other version's file is touched."""
    lines = [
        f"    {json.dumps(name)}: {json.dumps(was.model_dump(), ensure_ascii=False)}"
        for name, was in requirements_of(plan).items()
    ]
    file = data / FOLDER / f"{plan.frame.version}.json"
    file.parent.mkdir(exist_ok=True)
    write_text(file, '{\n  "requirements": {\n' + ",\n".join(lines) + "\n  }\n}\n")


def changes(before: Requirements, plan: Plan) -> list[Change]:
    """What has changed since a version: each requirement, then or now, in one change at most; in the plan's order.

    `retired.yml` says where ids have gone, over any number of steps.
    """
    now = requirements_of(plan)
    ways = {entry.id: entry for entry in plan.retired}
    arrived: dict[str, list[str]] = {}
    for name in before:
        for target in _targets(name, now, ways):
            arrived.setdefault(target, []).append(name)
    done: set[str] = set()
    found: list[Change] = []
    for name in [*now, *before]:
        if name in done:
            continue
        olds, news = _group(name, before, now, ways, arrived)
        done |= {*olds, *news}
        if kind := _kind(olds, news, before, now):
            found.append(Change(kind, olds, news))
    return found


def _targets(name: str, now: Mapping[str, Was], ways: Mapping[str, Retirement]) -> list[str]:
    """Where a requirement is now: itself, or what `retired.yml` leads to."""
    found: list[str] = []
    waiting, seen = [name], set[str]()
    while waiting:
        one = waiting.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if one in now:
            found.append(one)
        elif one in ways:
            waiting += ways[one].to
    return found


def _group(
    name: str,
    before: Mapping[str, Was],
    now: Mapping[str, Was],
    ways: Mapping[str, Retirement],
    arrived: Mapping[str, list[str]],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All that hangs together with a requirement, before and now: what became of it, what else became of that, …"""
    old: dict[str, None] = {}
    new: dict[str, None] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one in before and one not in old:
            old[one] = None
            waiting += _targets(one, now, ways)
        if one in now and one not in new:
            new[one] = None
            waiting += arrived.get(one, [])
    return tuple(each for each in before if each in old), tuple(each for each in now if each in new)


def _kind(
    olds: tuple[str, ...], news: tuple[str, ...], before: Mapping[str, Was], now: Mapping[str, Was]
) -> Kind | None:
    """What has become of them; None where nothing has."""
    match len(olds), len(news):
        case 0, _:
            return "new"
        case _, 0:
            return "dropped"
        case 1, 1:
            one, other = before[next(iter(olds))], now[next(iter(news))]
            if one.text != other.text:
                return "reworded"
            return None if olds == news and one.measure == other.measure else "moved"
        case 1, _:
            return "split"
        case _:
            return "merged"


def since_each_version(plan: Plan, data: Path) -> list[tuple[int, Requirements, list[Change]]]:
    """Each earlier version that was kept, with its requirements and what has changed since."""
    return [
        (version, requirements, changes(requirements, plan))
        for version, requirements in read_versions(data).items()
        if version < plan.frame.version
    ]

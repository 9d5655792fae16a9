"""The reading of very many files, by as many processes as the machine has cores."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from .carry_over import Rules
from .files import read_file
from .intake import Intake, Item, Taking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from ..base.progress import Track

    Files = list[tuple[str, Path]]

_TOGETHER = 64  # files that a process reads before it tells of them


class _Process:
    """What a process keeps between its stretches of files."""

    taking: Taking


def gather(rules: Mapping[str, Mapping], files: Files, parts: Path, since: int, jobs: int, track: Track) -> Intake:
    """Read all files, in order; what they hold is put into `parts`. `rules` are the sectors' data by id."""
    intake = Intake(since)
    for items in track(_read(rules, files, parts, jobs), -(-len(files) // _TOGETHER)):
        for item in items:
            intake.add(item)
    return intake


def _read(rules: Mapping[str, Mapping], files: Files, parts: Path, jobs: int) -> Iterator[list[Item]]:
    stretches = [files[at : at + _TOGETHER] for at in range(0, len(files), _TOGETHER)]
    if jobs == 1 or len(stretches) < 2:
        _begin(rules, parts, 0)
        yield from map(_work, stretches)
        return
    context = multiprocessing.get_context("spawn")  # the same on every system
    numbers = context.Value("i", 0)
    with ProcessPoolExecutor(jobs, context, _begin_one, (rules, parts, numbers)) as pool:
        yield from pool.map(_work, stretches)


def _begin_one(rules: Mapping[str, Mapping], parts: Path, numbers) -> None:
    with numbers.get_lock():
        number = numbers.value
        numbers.value += 1
    _begin(rules, parts, number)


def _begin(rules: Mapping[str, Mapping], parts: Path, number: int) -> None:
    _Process.taking = Taking({name: Rules.of(data) for name, data in rules.items()}, parts, number)


def _work(files: Files) -> list[Item]:
    taking = _Process.taking
    items = [taking.take(found) for name, path in files for found in read_file(name, path)]
    taking.flush()
    return items

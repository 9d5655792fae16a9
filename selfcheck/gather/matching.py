"""Who of a list has handed in, and which names may be meant by which (`browser/overview/units/matching.ts`)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .names import loose_name, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .units_list import ListedUnit

# Signs by which names differ that are meant to: the second school is not the first.
_NUMERAL = re.compile(r"[\d〇一二三四五六七八九十百东西南北上下前后新老大小甲乙丙丁]", re.ASCII)
_LEAST_LETTERS = 4


def missing(units: Sequence[ListedUnit], gathered: Iterable[tuple[str, str]]) -> list[tuple[ListedUnit, str]]:
    """The listed units of which nothing was gathered, each with the name of one that may be meant, or an empty text.

    `gathered` are kinds and names. A unit is found by its name, and by its kind where the list states one.
    """
    places = {(unit.sector, plain_name(name)): n for n, unit in enumerate(units) for name in (unit.name, *unit.aliases)}
    there: set[int] = set()
    unlisted = []
    for sector, unit in dict.fromkeys((sector, plain_name(unit)) for sector, unit in gathered):
        place = places.get((sector, unit), places.get(("", unit)))
        if place is None:
            unlisted.append(unit)
        else:
            there.add(place)
    return [(unit, next(iter(near_names(unit.name, unlisted)), "")) for n, unit in enumerate(units) if n not in there]


def near_names(name: str, others: Iterable[str]) -> list[str]:
    """The names that may be meant by this one, the likeliest first.

    Equal but for blanks, marks and numerals; one a part of the other; or one letter different. A question for the
    office, never an answer.
    """
    loose = loose_name(name)
    ranked = [(_nearness(loose, loose_name(other)), other) for other in dict.fromkeys(others)]
    return [other for rank, other in sorted((each for each in ranked if each[0]), key=lambda each: each[0])]


def _nearness(one: str, other: str) -> int:
    """1 for equal, 2 for a part, 3 for one letter; 0 for names that have nothing to do with each other."""
    if one == other:
        return 1
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS:
        return 0
    if short in long:
        return 2
    if len(long) - len(short) > 1:
        return 0
    start = 0
    while start < len(short) and short[start] == long[start]:
        start += 1
    end = 0
    while end < len(short) - start and short[-1 - end] == long[-1 - end]:
        end += 1
    odd, odder = short[start : len(short) - end], long[start : len(long) - end]
    return 3 if len(odder) <= 1 and not _NUMERAL.search(odd + odder) else 0

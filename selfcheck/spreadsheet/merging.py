"""A workbook's rows and the data's, where both may have changed since the workbook was written.

A row that only one side has changed is that side's; one that both have changed is a problem, and never a guess.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..base.problems import Problem
from .records import identity_text
from .writing import digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .reading import Found
    from .records import Record

_AGAIN = "write a new workbook with make plan-sheet, and take the change over into it"


def merged(found: Found, present: Iterable[Record], book: str) -> list[Record]:
    """The rows that hold from now on, in order; a problem of `found` for each that both sides have changed."""
    theirs, ours = _grouped(found.records), _grouped(present)
    given, now = digests_of(found.records), digests_of(present)
    base = found.base if found.base is not None and ours else now
    kept: list[str] = []
    for name in _order(list(theirs), list(ours), list(base)):
        mine, yours, was = now.get(name), given.get(name), base.get(name)
        sides = [None if side is None else side[0] for side in (mine, yours, was)]
        if sides[0] == sides[1] or sides[0] == sides[2]:
            chosen = theirs.get(name)
        elif sides[1] == sides[2]:
            chosen = [replace(record) for record in ours.get(name, [])]
        else:
            found.problems.append(_conflict(found, theirs.get(name), name, book))
            continue
        if chosen:
            theirs[name] = _with_texts(chosen, ours.get(name), now, given, base, name, found, book)
            kept.append(name)
    return [record for name in kept for record in theirs[name]]


def _grouped(records: Iterable[Record]) -> dict[str, list[Record]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(identity_text(record.identity), []).append(record)
    return groups


def _order(theirs: list[str], ours: list[str], base: list[str]) -> list[str]:
    """The workbook's order, unless nobody has moved anything there; rows that it lacks come after their neighbours."""
    common = set(theirs) & set(base)
    unmoved = [name for name in theirs if name in common] == [name for name in base if name in common]
    first, second = (ours, theirs) if unmoved else (theirs, ours)
    order = list(first)
    known = set(first)
    for number, name in enumerate(second):
        if name not in known:
            before = next((each for each in reversed(second[:number]) if each in known), None)
            order.insert(order.index(before) + 1 if before else 0, name)
            known.add(name)
    return order


def _with_texts(
    chosen: list[Record],
    ours: list[Record] | None,
    now: Mapping[str, tuple[str, str]],
    given: Mapping[str, tuple[str, str]],
    base: Mapping[str, tuple[str, str]],
    name: str,
    found: Found,
    book: str,
) -> list[Record]:
    """The same rows with the translations of the side that has changed them."""
    if name not in now or name not in given or now[name][1] == given[name][1]:
        return chosen
    if name in base and given[name][1] == base[name][1]:
        for record, other in zip(chosen, ours or [], strict=False):
            record.texts = other.texts
    elif name in base and now[name][1] != base[name][1]:
        found.problems.append(_conflict(found, chosen, name, book))
    return chosen


def _conflict(found: Found, rows: list[Record] | None, name: str, book: str) -> Problem:
    message = f"`{name}` has been changed in the data since this workbook was written, and here too"
    for record in rows or ():
        if place := found.cell(record, record.table.key or record.table.columns[0].key):
            sheet, row, column = place
            return sheet.problem(row, column, message, _AGAIN)
    return Problem(book, 1, 1, f"`{name}` was taken out here, and has been changed in the data since", _AGAIN)

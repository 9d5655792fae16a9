"""A workbook's rows and the data's, where both may have changed since the workbook was written or last read.

A row that only one side has changed is that side's; one that both have changed is a problem, and never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..base.problems import Problem
from .records import identity_text
from .writing import digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .last_read import Sums
    from .reading import Found
    from .records import Record

_AGAIN = "write a new workbook with make plan-sheet, and take the change over into it"


@dataclass
class Merged:
    """The rows that hold from now on, in order, and the identities of those that the data have changed since."""

    rows: list[Record] = field(default_factory=list["Record"])
    kept: list[str] = field(default_factory=list[str])


def merged(found: Found, present: Iterable[Record], base: Sums | None, book: str) -> Merged:
    """The rows of both sides. `base`: the sums that the workbook's rows had at first; without it the workbook decides.

    A problem of `found` for each row that both sides have changed.
    """
    return _Merge(found, list(present), base, book).run()


class _Merge:
    def __init__(self, found: Found, present: list[Record], base: Sums | None, book: str) -> None:
        self.found, self.book = found, book
        self.theirs, self.ours = _grouped(found.records), _grouped(present)
        self.given, self.now = digests_of(found.records), digests_of(present)
        self.base = base if base is not None and present else self.now

    def run(self) -> Merged:
        result = Merged()
        for name in _order(list(self.theirs), list(self.ours), list(self.base)):
            mine, yours, was = (_sum(sums, name, 0) for sums in (self.now, self.given, self.base))
            if mine in (yours, was):
                rows = self.theirs.get(name, [])
            elif yours == was:
                rows = [replace(record) for record in self.ours.get(name, [])]
                result.kept.append(name)
            else:
                self._conflict(name)
                continue
            self._texts(name, rows, result)
            result.rows += rows
        return result

    def _texts(self, name: str, rows: list[Record], result: Merged) -> None:
        """Gives rows the translations of the side that has changed them."""
        mine, yours, was = (_sum(sums, name, 1) for sums in (self.now, self.given, self.base))
        if None in (mine, yours) or mine in (yours, was):
            return
        if yours == was:
            for record, other in zip(rows, self.ours[name], strict=False):
                record.texts = other.texts
            result.kept.append(name)
        else:
            self._conflict(name)

    def _conflict(self, name: str) -> None:
        message = f"`{name}` has been changed in the data since this workbook was written, and here too"
        for record in self.theirs.get(name, ()):
            key = record.table.key or record.table.columns[0].key
            if problem := self.found.problem(record, key, message, _AGAIN):
                self.found.problems.append(problem)
                return
        message = f"`{name}` was taken out here, and has been changed in the data since"
        self.found.problems.append(Problem(self.book, 1, 1, message, _AGAIN))


def _sum(sums: Sums, name: str, number: int) -> str | None:
    found = sums.get(name)
    return found[number] if found else None


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

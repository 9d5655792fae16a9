"""What a workbook changes, in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .records import identity_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .records import Record

_SHOWN = 12


def changes_between(old: Iterable[Record], new: Iterable[Record]) -> Iterator[str]:
    """A line for each table in which rows are new, gone, moved or say something else."""
    before, after = _by_table(old), _by_table(new)
    for table in dict.fromkeys([*before, *after]):
        was, now = before.get(table, {}), after.get(table, {})
        common = [name for name in now if name in was]
        groups = {
            "added": [name for name in now if name not in was],
            "taken out": [name for name in was if name not in now],
            "changed": [name for name in common if _said(was[name]) != _said(now[name])],
            "in another place": _places(was, now, common),
        }
        for what, names in groups.items():
            if names:
                more = f", and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
                yield f"{table}: {len(names)} {what}: {', '.join(map(_called, names[:_SHOWN]))}{more}"


def _by_table(records: Iterable[Record]) -> dict[str, dict[str, list[Record]]]:
    found: dict[str, dict[str, list[Record]]] = {}
    for record in records:
        found.setdefault(record.table.name, {}).setdefault(identity_text(record.identity), []).append(record)
    return found


def _said(rows: list[Record]) -> list[object]:
    return [(row.parents, row.values) for row in rows]


def _places(was: dict[str, list[Record]], now: dict[str, list[Record]], common: list[str]) -> list[str]:
    """The rows that moved among those that belong to the same."""
    found: list[str] = []
    holders = {name: now[name][0].parents for name in common}
    for holder in dict.fromkeys(holders.values()):
        here = [name for name in common if holders[name] == holder == was[name][0].parents]
        found += _moved([name for name in was if name in here], here)
    return found


def _moved(before: list[str], after: list[str]) -> list[str]:
    """Rows that stand elsewhere among the same rows: between the first and the last that another has taken the place
    of."""
    if before == after:
        return []
    first = next(number for number, pair in enumerate(zip(before, after, strict=True)) if pair[0] != pair[1])
    last = next(number for number in range(1, len(after) + 1) if before[-number] != after[-number])
    return after[first : len(after) - last + 1]


def _called(name: str) -> str:
    return name.partition("/")[2] or name

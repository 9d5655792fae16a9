"""What became of a requirement that is no longer there: a question to whoever took it out, never a guess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .present import Present
    from .records import Record


@dataclass(frozen=True)
class Question:
    """A published requirement that is gone. `likely`: where its answers may go, the likeliest first, by full id."""

    id: str
    text: str
    likely: tuple[str, ...]


@dataclass(frozen=True)
class Fate:
    """An answer: moved, split, merged or dropped, the ids that its answers go to, and the reason."""

    fate: str
    to: tuple[str, ...] = ()
    reason: str = ""


Ask = Callable[[Question], Fate | None]


def retirements(
    rows: Iterable[Record], present: Present, published: Iterable[str], ask: Ask | None
) -> list[dict[str, Any]]:
    """An entry of retired.yml for each published id that is gone and that `ask` has an answer for."""
    if ask is None:
        return []
    rows = list(rows)
    here = {_full_id(row): row for row in rows if row.table.name == "requirements"}
    told = {row.id for row in rows if row.table.name == "retired"}
    before = {_full_id(row): row for row in present.records if row.table.name == "requirements"}
    new = [name for name in here if name not in before]
    version = next((row.values.get("version") for row in rows if row.table.name == "plan"), 1)
    found: list[dict[str, Any]] = []
    for name in published:
        if name in here or name in told:
            continue
        text = str(before[name].values.get("text", "")) if name in before else ""
        # Its own row under another id or in another sector, then rows that are new in its sector.
        own = [each for each in new if _former(here[each]) == name]
        near = [each for each in new if each.split(".")[0] == name.split(".")[0] and each not in own]
        answer = ask(Question(name, text, (*own, *near)))
        if answer:
            entry = {"id": name, "fate": answer.fate, "since": version, "reason": answer.reason}
            found.append({**entry, "to": list(answer.to)} if answer.to else entry)
    return found


def _full_id(row: Record) -> str:
    return f"{row.parents[0]}.{row.id}"


def _former(row: Record) -> str:
    """The full id that a row had when the workbook was written."""
    parts = row.was.split("/")
    return f"{parts[1]}.{parts[2]}" if len(parts) == 3 else ""

"""One file after the other becomes a row, or a reason; of two of the same unit, sector and period the later one counts.

The work on a file is done by any of several processes (`Taking`); what it means beside the others is decided in one
place (`Intake`), as `browser/overview/reading/intake.ts` does.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from ..plan.score import Score, score_sector
from .assessment import Refusal, Refused, parse_assessment
from .carry_over import Rules, carry_over
from .dates import moment
from .names import loose_name, plain_name
from .period import period_key
from .tables import answer_lines, line_parts

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .files import Found


@dataclass(slots=True)
class Row:
    """An assessment that was read, in few words; its answers lie in the parts, at these places."""

    unit: str
    sector: str
    period: str
    saved_at: str
    changed: int  # milliseconds since 1970
    displayed: float | None
    grade: str | None
    answered: int
    applicable: int
    gaps: int
    overdue: int
    to_confirm: int
    left_out: int
    score: float | None
    # Process number, then where its lines of CSV and its JSON begin and end.
    lines: tuple[int, int, int] = (0, 0, 0)
    whole: tuple[int, int, int] = (0, 0, 0)


@dataclass(slots=True)
class Item:
    """What became of one file; `instead` is the one that counts in its place."""

    name: str
    reason: str = ""
    row: Row | None = None
    instead: str = ""
    similar: str = ""


class Taking:
    """Turns what files hold into items, and writes their answers to two part files of its own."""

    def __init__(self, rules: Mapping[str, Rules], folder: Path, number: int) -> None:
        self._rules, self._number = rules, number
        self._parts = {name: line_parts(each.data) for name, each in rules.items()}
        self._lines = (folder / f"{number}.csv").open("ab")
        self._whole = (folder / f"{number}.json").open("ab")

    def take(self, found: Found) -> Item:
        """What becomes of it by itself."""
        if found.reason:
            return Item(found.name, found.reason)
        try:
            row = self._row(found.value, found.refused)
        except Refused as refused:
            return Item(found.name, refused.code)
        return Item(found.name, row=row)

    def flush(self) -> None:
        """Let others read what was written."""
        self._lines.flush()
        self._whole.flush()

    def _row(self, value: Any, refused: tuple[Refusal, ...]) -> Row:
        raw, left_out = parse_assessment(value)
        rules = self._rules.get(raw["sector"]) or next(iter(self._rules.values()))
        carried = carry_over(rules, raw)
        assessment = carried.assessment
        if not plain_name(assessment["unit"]):
            raise Refused("no-unit")
        score = score_sector(rules.data, assessment["facets"], assessment["answers"])
        changed = max(
            moment(assessment["saved_at"]) or 0,
            max((moment(answer["at"]) or 0 for answer in assessment["answers"].values()), default=0),
        )
        row = _row(assessment, score, changed, len(refused) + len(left_out) + len(carried.refused))
        row.lines = self._put(self._lines, answer_lines(rules, self._parts[assessment["sector"]], assessment, score))
        row.whole = self._put(self._whole, json.dumps(assessment, ensure_ascii=False, separators=(",", ":")))
        return row

    def _put(self, file: BinaryIO, text: str) -> tuple[int, int, int]:
        begin = file.tell()
        file.write(_bytes(text))
        return self._number, begin, file.tell()


def _bytes(text: str) -> bytes:
    """A text as UTF-8; of half a character, which JSON can name and UTF-8 cannot, the sign for a lost one."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode("utf-8")


def _overdue(score: Score, answers: Mapping[str, Any]) -> int:
    """How many open remedies were due before today (`browser/core/remedies.ts`)."""
    today = datetime.now().astimezone().date().isoformat()  # on the office's own calendar
    return sum(answers.get(name, {}).get("due", today) < today for name in score.open)


def _row(assessment: Mapping[str, Any], score: Score, changed: int, left_out: int) -> Row:
    return Row(
        assessment["unit"],
        assessment["sector"],
        assessment["period"],
        assessment["saved_at"],
        changed,
        score.displayed,
        score.grade,
        score.answered,
        score.applicable,
        len(score.gaps),
        _overdue(score, assessment["answers"]),
        len(score.to_confirm),
        left_out,
        score.score,
    )


@dataclass
class Intake:
    """All items, in the order of reading. `since` (milliseconds since 1970): what was saved before does not count."""

    since: int = 0
    items: list[Item] = field(default_factory=list)
    _current: dict[tuple[str, str, str], Item] = field(default_factory=dict)
    _names: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, item: Item) -> None:
        """Takes an item in, and sets it beside those before."""
        self.items.append(item)
        row = item.row
        if row is None:
            return
        if row.changed < self.since:
            item.reason, item.row = "before", None
            return
        unit = plain_name(row.unit)
        first = self._names.setdefault((row.sector, loose_name(row.unit)), unit)
        item.similar = "" if first == unit else first
        subject = (row.sector, unit, period_key(row.period))
        before = self._current.get(subject)
        if before is None or before.row is None:
            self._current[subject] = item
            return
        later = row.changed > before.row.changed
        counts, older = (item, before) if later else (before, item)
        older.reason, older.instead = "older", counts.name
        self._current[subject] = counts

    @property
    def counting(self) -> list[tuple[Item, Row]]:
        """The items that count, in the order of reading."""
        return [(item, item.row) for item in self.items if item.row is not None and not item.reason]

    @property
    def others(self) -> list[Item]:
        """The rest, each with its reason."""
        return [item for item in self.items if item.reason]

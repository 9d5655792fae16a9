"""The rows of a plan from a workbook, with the cell of everything that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..plan.evidence import MONGOLIAN
from ..plan.load import OPTIONAL
from ..plan.mongolian import joined
from .book import plain
from .cells import AS_TEXT, Unreadable, plain_lines, value_of
from .records import Record
from .words import heading, sheet_name
from .writing import COMMENT, FIRST, MADE_FROM, WAS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..base.problems import Problem
    from .book import Sheet
    from .tables import Table

LOOK_IN = 10  # the first rows, in one of which the keys stand


@dataclass
class Found:
    """What a workbook holds: rows, where their columns are, what was wrong, and what was not read."""

    records: list[Record] = field(default_factory=list[Record])
    sheets: dict[str, Sheet] = field(default_factory=dict[str, "Sheet"])
    columns: dict[str, dict[str, int]] = field(default_factory=dict[str, dict[str, int]])
    problems: list[Problem] = field(default_factory=list["Problem"])
    unread: list[str] = field(default_factory=list[str])
    # What the check has found in rows, by their identity in memory: the fault, and how to mend it.
    blamed: dict[int, tuple[str, str]] = field(default_factory=dict[int, tuple[str, str]])
    # What the workbook was made from: by identity a sum of the data and one of the translations; None where it is gone.
    base: dict[str, tuple[str, str]] | None = None

    def cell(self, record: Record, key: str) -> tuple[Sheet, int, int] | None:
        """Where a value of a row stands, or would stand; None for a row that is not from the workbook."""
        if record.table.form:
            rows = self.columns.get(record.table.name, {})
            key, _, language = key.partition("::")
            place = rows.get(f"content::{language}" if language else "content", 0)
            return (self.sheets[record.table.name], rows.get(f"={key}", FIRST), place) if place else None
        if not record.row:
            return None
        columns = self.columns[record.table.name]
        return self.sheets[record.table.name], record.row, columns.get(key, min(columns.values()))

    def problem(self, record: Record, key: str, message: str, remedy: str) -> Problem | None:
        """A Problem at the cell of a row's value; None as `cell`."""
        place = self.cell(record, key)
        return place[0].problem(place[1], place[2], message, remedy) if place else None


def found_in(sheets: list[Sheet], tables: Mapping[str, Table], speak: str) -> Found:
    """The rows of all sheets. `speak`: the language of the words in its cells, `zh` or `en`."""
    found = Found()
    names = {
        plain(name): table.name
        for table in tables.values()
        for name in (table.name, sheet_name(table.name, "en"), sheet_name(table.name, "zh"))
    }
    for sheet in sheets:
        if plain(sheet.name) == plain(MADE_FROM):
            found.base = _base(sheet)
        elif (name := names.get(plain(sheet.name))) and name not in found.sheets:
            found.sheets[name] = sheet
        elif sheet.cells:
            found.unread.append(sheet.name)
    for name, sheet in found.sheets.items():
        table = tables[name]
        reader = _Reader(found, sheet, table, speak)
        if reader.keys():
            found.records += reader.form() if table.form else reader.rows()
        else:
            message = "the row with the keys of the columns is gone"
            found.problems.append(sheet.problem(1, 1, message, "put it back as the first row of the sheet"))
    order = {name: number for number, name in enumerate(tables)}
    found.records.sort(key=lambda record: order[record.table.name])
    return found


def table_in(sheet: Sheet, table: Table, speak: str, aliases: Mapping[str, str]) -> Found | None:
    """The rows of one table in a sheet of somebody's own, headed by keys, headings or `aliases`; None where no row of
    it heads such a table."""
    found = Found()
    found.sheets[table.name] = sheet
    reader = _Reader(found, sheet, table, speak)
    reader.names = {**aliases, **reader.names}
    if not reader.keys():
        return None
    found.records += reader.rows()
    return found


def _base(sheet: Sheet) -> dict[str, tuple[str, str]]:
    texts = {place: str(value) for place, value in sheet.cells.items()}
    return {texts.get((row, 1), ""): (texts.get((row, 2), ""), texts.get((row, 3), "")) for row in sheet.rows}


class _Reader:
    def __init__(self, found: Found, sheet: Sheet, table: Table, speak: str) -> None:
        self.found, self.sheet, self.table, self.speak = found, sheet, table, speak
        self.columns: dict[str, int] = {}
        self.head = 0  # the last row before the rows themselves
        plain = ("key", "item", "content") if table.form else (*table.parents, WAS, COMMENT)
        keys = (*plain, *(() if table.form else (column.key for column in table.columns)))
        self.names = {name: key for key in keys for name in (key, heading(key, "en"), heading(key, "zh"))}

    def keys(self) -> bool:
        """Finds the row with the keys; what stands in columns without a key is noted."""
        lines = {row: self._known(row) for row in range(1, LOOK_IN + 1)}
        enough = min(2, len(self.table.columns))
        head = next((row for row, known in lines.items() if len(known) >= enough), 0)
        if not head:
            return False
        known = lines[head]
        # Below the keys stand the headings that people read; either will do.
        below = lines.get(head + 1, {})
        self.head = head + 1 if len(below) >= enough and below.items() <= known.items() else head
        for column, key in sorted(known.items()):
            if key in self.columns:
                self._note(head, column, f"the column `{key}` stands twice", "take one of them out")
            self.columns.setdefault(key, column)
        self.found.columns[self.table.name] = self.columns
        for column in sorted({column for row, column in self.sheet.cells if row >= head} - set(known)):
            self.found.unread.append(f"{self.sheet.name}: {self.sheet.cells.get((self.head, column), column)}")
        return True

    def _known(self, row: int) -> dict[int, str]:
        """The keys that a row names, by column: itself, or by the heading that people read."""
        known: dict[int, str] = {}
        for (at, column), value in self.sheet.cells.items():
            if at == row and (key := self._key(str(value).strip())):
                known[column] = key
        return known

    def _key(self, said: str) -> str:
        if said in self.names:
            return self.names[said]
        name, _, language = said.replace("（", "::").replace(" (", "::").rstrip(")）").partition("::")
        key = f"{self.names.get(name, '')}::{language}" if language else ""
        if self.table.form:
            return key if key.startswith("content::") else ""
        return key if self.table.place(key)[0] else ""

    def form(self) -> Iterator[Record]:
        """The one row of what is said once, from a line for each key."""
        record = Record(self.table, (), {}, row=self.head)
        for row in self._below():
            key = str(self.sheet.cells.get((row, self.columns.get("key", 1)), "")).strip()
            column, _ = self.table.place(key)
            if column is None:
                self.found.unread.append(f"{self.sheet.name}: {self.sheet.cells.get((row, 2), row)}")
                continue
            if f"={key}" in self.columns:
                self._note(row, 1, f"the row `{key}` stands twice", "take one of them out")
            self.columns.setdefault(f"={key}", row)
            for name, place in list(self.columns.items()):
                language = name.partition("::")[2]
                if name.startswith("content::") and not column.translated:
                    if (row, place) in self.sheet.cells or (row, place) in self.sheet.faults:
                        self._note(row, place, f"`{key}` has no translation", "empty this cell")
                elif name.startswith("content"):
                    self._take(record, f"{key}::{language}" if language else key, (row, place))
        # Of a file that may be missing, an empty sheet says nothing.
        if record.values or record.texts or self.table.file not in OPTIONAL:
            yield record

    def rows(self) -> Iterator[Record]:
        """A record for each row in which anything is said."""
        for row in self._below():
            record = Record(self.table, (), {}, row=row)
            parents: dict[str, str] = {}
            for key, place in self.columns.items():
                value = self.sheet.cells.get((row, place))
                if key in self.table.parents:
                    if (row, place) in self.sheet.faults:
                        self._refuse(row, place)
                    parents[key] = str(value or "").strip()
                elif key == WAS:
                    record.was = str(value or "").strip()
                elif key == COMMENT:
                    record.comment = str(value or "").strip()
                else:
                    self._take(record, key, (row, place))
            record.parents = tuple(parents.get(key, "") for key in self.table.parents)
            said = any(record.parents) or record.values or record.texts
            faulty = any((row, place) in self.sheet.faults for place in self.columns.values())
            if said or faulty:
                yield record

    def _below(self) -> list[int]:
        return [row for row in self.sheet.rows if row > self.head]

    def _take(self, record: Record, key: str, place: tuple[int, int]) -> None:
        """Puts what a cell holds into the record, or notes why it cannot be."""
        column, language = self.table.place(key)
        if column is None:
            return
        if place in self.sheet.merged:
            message = "this cell is merged with the one before it, and has no value of its own"
            self._note(*place, message, "part the cells again")
        if place in self.sheet.faults:
            self._refuse(*place)
            return
        cell = self.sheet.cells.get(place)
        try:
            if language:
                value: Any = _translation(cell, many=column.many)
            else:
                value = value_of(column, cell, self.speak)
        except Unreadable as error:
            self._note(*place, error.message, error.remedy)
            return
        # What is quoted as evidence stays as it is spelt there.
        if language == MONGOLIAN or (key == "mn" and self.table.name != "evidence"):
            value = list(map(joined, value)) if isinstance(value, list) else joined(value or "")
        if value not in (None, "", []):
            (record.texts if language else record.values)[key] = value

    def _refuse(self, row: int, column: int) -> None:
        held = self.sheet.faults[row, column]
        self._note(row, column, f"the cell holds {held}, not a value", "write the value itself")

    def _note(self, row: int, column: int, message: str, remedy: str) -> None:
        self.found.problems.append(self.sheet.problem(row, column, message, remedy))


def _translation(cell: Any, *, many: bool) -> str | list[str] | None:
    """A translation, or one for each item of a list, in which a line may be empty."""
    if cell is None:
        return None
    if not isinstance(cell, str):
        raise Unreadable("the cell holds no text", AS_TEXT)
    text = plain_lines(cell)
    if not many:
        return text.strip()
    return [line.strip() for line in text.rstrip().split("\n")]

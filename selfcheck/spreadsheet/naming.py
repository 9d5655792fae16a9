"""Which row is which: headings in the place of ids, ids for new rows, and what becomes of ids that are changed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from .records import identity_text
from .tables import REFERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .reading import Found
    from .records import Record
    from .tables import Table

_WORDS = 4  # of an English heading, for an id


def name_rows(found: Found, present: Iterable[Record], tables: Mapping[str, Table]) -> None:
    """Gives every row of the workbook its parents' ids and its own; what cannot be told apart becomes a problem.

    A row without an id that says the same as one of the data (`present`) that the workbook lacks is that one: so a
    workbook can be read twice.
    """
    _Naming(found, present, tables).run()


class _Naming:
    def __init__(self, found: Found, present: Iterable[Record], tables: Mapping[str, Table]) -> None:
        self.found, self.tables = found, tables
        self.present = list(present)
        self.rows: dict[str, list[Record]] = defaultdict(list)
        for record in found.records:
            self.rows[record.table.name].append(record)
        # By what holds them and their id or heading, and by the id that they had; filled as rows get their names.
        self.by_id: dict[tuple[str, ...], Record] = {}
        self.by_heading: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self.by_former: dict[tuple[str, ...], str] = {}
        self.used: dict[str, set[str]] = defaultdict(set)  # by sector or domain: measures and requirements share ids
        self.said: set[str] = {identity_text(record.identity) for record in self.present}

    def run(self) -> None:
        """Names what holds other rows before these."""
        for record in (*self.present, *self.found.records):
            self.used[self._holder(record)].add(record.id)
        for table in sorted(self.tables.values(), key=lambda each: len(each.parents)):
            rows = [record for record in self.rows[table.name] if self._belongs(record)]
            for record in rows:
                self._refer(record)
            if table.key:
                self._name(table, rows)
            for record in rows:
                self._note(record)
        for table in self.tables.values():
            for record in self.rows[table.name]:
                self._refer(record)

    def _holder(self, record: Record) -> str:
        return record.parents[0] if record.parents and record.table.file.count("*") else record.table.name

    def _note(self, record: Record) -> None:
        name = record.table.name
        self.by_id.setdefault((name, *record.parents, record.id), record)
        if record.table.heading and (heading := record.values.get(record.table.heading)):
            self.by_heading[name, *record.parents, str(heading).strip()].append(record.id)
        if record.was:
            self.by_former.setdefault((name, *record.parents, record.was.rpartition("/")[2]), record.id)

    def _belongs(self, record: Record) -> bool:
        """Whether all that a row belongs to is there; its parents are then ids."""
        parents: list[str] = []
        for above, key, said in zip(record.table.above, record.table.parents, record.parents, strict=True):
            if not said:
                self._problem(record, key, f"`{key}` is empty", "say which one this row belongs to")
                return False
            meant = self._meant(above, tuple(parents), said)
            if not meant:
                known = [name[-1] for name in self.by_id if name[0] == above and name[1:-1] == tuple(parents)]
                self._problem(record, key, f"there is no `{said}` in the sheet {above}", _remedy(said, known))
                return False
            parents.append(meant)
        record.parents = tuple(parents)
        return True

    def _meant(self, table: str, within: tuple[str, ...], said: str) -> str:
        """The id that a cell means: the id itself, a heading that only one has, an id that has been changed."""
        plain = unicodedata.normalize("NFKC", said).strip()
        if (table, *within, plain) in self.by_id:
            return plain
        headed = self.by_heading.get((table, *within, said.strip()), [])
        return headed[0] if len(headed) == 1 else self.by_former.get((table, *within, plain), "")

    def _refer(self, record: Record) -> None:
        """Headings in the place of ids, in the columns that name something of another table."""
        for (table, key), other in REFERS.items():
            if table != record.table.name or key not in record.values:
                continue
            shared = record.parents[:1] if self.tables[other].parents[:1] == record.table.parents[:1] else ()
            value = record.values[key]
            if isinstance(value, list):
                record.values[key] = [self._named(other, shared, each) for each in value]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            else:
                record.values[key] = self._named(other, shared, str(value))

    def _named(self, table: str, shared: tuple[str, ...], said: str) -> str:
        if known := self._meant(table, shared, said):
            return known
        # The rest of what holds it does not matter: a requirement is known in its whole sector.
        meant = {
            each
            for name, ids in self.by_heading.items()
            if name[0] == table and name[1 : 1 + len(shared)] == shared and name[-1] == said.strip()
            for each in ids
        }
        return meant.pop() if len(meant) == 1 else said

    def _name(self, table: Table, rows: list[Record]) -> None:
        key = table.key or ""
        given: dict[str, Record] = {}
        for record in rows:
            if not record.id:
                continue
            identity = identity_text(record.identity)
            if identity in given:
                message = f"the id `{record.id}` stands twice (first in row {given[identity].row})"
                self._problem(record, key, message, "leave the new row's id empty: it is given one")
            given.setdefault(identity, record)
        for record in rows:
            if record.id:
                continue
            if record.was and record.was not in given and record.was in self.said:
                former = record.was.rpartition("/")[2]
                self._problem(record, key, "the id is empty", f"write `{former}` again")
            elif not table.names_itself:
                self._problem(record, key, "the id is empty", "write it")
            else:
                record.values[key] = self._known(record, given) or self._new(record)
                given[identity_text(record.identity)] = record

    def _known(self, record: Record, given: Mapping[str, Record]) -> str:
        """The id of the row of the data that says the same, where the workbook lacks it."""
        said = record.values
        for each in self.present:
            if each.identity[:-1] != record.identity[:-1]:
                continue
            other = {key: value for key, value in each.values.items() if key != record.table.key}
            if other == said and identity_text(each.identity) not in given:
                return each.id
        return ""

    def _new(self, record: Record) -> str:
        return new_id(record, self.used[self._holder(record)])

    def _problem(self, record: Record, key: str, message: str, remedy: str) -> None:
        if problem := self.found.problem(record, key, message, remedy):
            self.found.problems.append(problem)


def _remedy(said: str, known: list[str]) -> str:
    near = difflib.get_close_matches(said, known, 1)
    return f"did you mean `{near[0]}`?" if near else "choose one from the list, or add it in that sheet"


def new_id(record: Record, used: set[str]) -> str:
    """An id that nothing of `used` has: the first words of an English heading, else a number; it is then among them."""
    heading = record.table.heading or ""
    english = str(record.texts.get(f"{heading}::en") or record.values.get("en") or record.values.get(heading) or "")
    words = re.findall("[a-z0-9]+", unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode().lower())
    name = "-".join(words[:_WORDS])[:40].strip("-")
    if not re.match("[a-z]", name):
        name = ""
    called = record.table.name.removesuffix("s").replace("_", "-")
    number = 1
    while (new := (name if number == 1 else f"{name}-{number}") if name else f"{called}-{number}") in used:
        number += 1
    used.add(new)
    return new

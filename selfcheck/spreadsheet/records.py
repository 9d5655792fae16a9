"""The data of a plan as rows of tables, and the way back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..plan.yaml_source import Location

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .tables import Column, Table, Way

Identity = tuple[str, ...]


@dataclass
class Record:
    """A row: what it belongs to, and its values by column; nothing stands for an empty cell.

    `texts` are its translations, by column and language (`text::en`). `row` is its place in the workbook, 0 for none;
    `was` its identity when the workbook was written. `location` is its place in the data of `file`.
    """

    table: Table
    parents: tuple[str, ...]
    values: dict[str, Any]
    texts: dict[str, Any] = field(default_factory=dict[str, Any])
    row: int = 0
    was: str = ""
    file: str = ""
    location: Location = ()
    comment: str = ""

    @property
    def id(self) -> str:
        """Its id; empty where it has none."""
        return self.values.get(self.table.key or "", "")

    @property
    def identity(self) -> Identity:
        """What tells it from all others: its table, what its id is unique in, and its id, if its table has any."""
        if self.table.key is None:
            return (self.table.name, *self.parents)
        return (self.table.name, *self.parents[: self.table.scope], self.id)


def identity_text(identity: Identity) -> str:
    """An identity as a cell holds it."""
    return "/".join(identity)


def digest(records: Iterable[Record], *, texts: bool = False) -> str:
    """A short sum of what rows say, or of their translations."""
    said = [[record.texts] if texts else [record.parents, record.values] for record in records]
    whole = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


# --- from the data ---------------------------------------------------------------------------


def records_of(pattern: str, file: str, data: Any, tables: Mapping[str, Table]) -> Iterator[Record]:
    """The rows of a file, each list after what holds it."""
    of_file = [table for table in tables.values() if table.file == pattern]
    top = next((table for table in of_file if not table.path), None)
    record = Record(top, (), _values(top, data), file=file) if top else None
    if record:
        yield record
    inner = (record.id,) if record and not record.table.form else ()
    yield from _below("" if record is None or record.table.form else record.table.name, (), inner, data, of_file, file)


def _below(
    above: str, location: Location, parents: tuple[str, ...], data: Any, of_file: list[Table], file: str
) -> Iterator[Record]:
    depth = sum(isinstance(part, str) for part in location)
    for table in of_file:
        if not table.path or (table.above[-1] if table.above else "") != above:
            continue
        step = table.path[depth:]
        for number, item in enumerate(_at(data, step) or []):
            here = (*location, *step, number)
            record = Record(table, parents, _values(table, item), file=file, location=here)
            yield record
            yield from _below(table.name, here, (*parents, record.id), item, of_file, file)


def _values(table: Table, data: Any) -> dict[str, Any]:
    found = {column.key: _value(column, _at(data, column.path)) for column in table.columns}
    return {key: value for key, value in found.items() if value not in (None, "", [])}


def _value(column: Column, value: Any) -> Any:
    """A value as a cell would give it back."""
    if column.many and isinstance(value, list):
        items = [str(item).strip() for item in value]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return [item for item in items if item]
    if isinstance(value, str):
        return value.strip()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _at(data: Any, path: Way) -> Any:
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return data  # pyright: ignore[reportUnknownVariableType]


# --- back to it ------------------------------------------------------------------------------


@dataclass
class FileData:
    """The data of one file, and which row each part of it came from. `id` is its sector's or domain's."""

    pattern: str
    id: str
    data: dict[str, Any]
    rows: dict[Location, Record] = field(default_factory=dict[Location, Record])
    # Where a row is, by what holds it, its table and its id.
    places: dict[tuple[Location, str, str], Location] = field(default_factory=dict[tuple[Location, str, str], Location])


def files_of(records: list[Record], tables: Mapping[str, Table], patterns: Iterable[str]) -> list[FileData]:
    """The data of all files, in order; each row's `location` is set. What a row belongs to has to be there."""
    found: list[FileData] = []
    by_table: dict[str, list[Record]] = {name: [] for name in tables}
    for record in records:
        by_table[record.table.name].append(record)
    for pattern in patterns:
        of_file = [table for table in tables.values() if table.file == pattern]
        top = next((table for table in of_file if not table.path), None)
        if top is None or top.form:
            file = FileData(pattern, "", {})
            for record in by_table[top.name] if top else []:
                _put(file, (), (), record)
            files = [file]
        else:
            files = []
            for record in by_table[top.name]:
                file = FileData(pattern, record.id, {})
                _put(file, (), (), record)
                files.append(file)
        for table in sorted((table for table in of_file if table.path), key=lambda each: len(each.path)):
            for record in by_table[table.name]:
                _add(record, files)
        for file in files:
            fields = {place: record.table.fields for place, record in file.rows.items()}
            file.data = _ordered(file.data, (), fields)
        found += files
    return found


def _put(file: FileData, holder: Location, location: Location, record: Record) -> None:
    node: Any = file.data
    for part in location:
        node = node[part]
    for column in record.table.columns:
        if column.key in record.values:
            inner = node
            for part in column.path[:-1]:
                inner = inner.setdefault(part, {})
            inner[column.path[-1]] = record.values[column.key]
    record.location = location
    file.rows[location] = record
    file.places.setdefault((holder, record.table.name, record.id), location)


def _add(record: Record, files: list[FileData]) -> None:
    """Puts a row into the list of what it belongs to."""
    table, parents = record.table, record.parents
    file, above = files[0], list(table.above)
    if above and table.file.count("*"):
        file = next(each for each in files if each.id == parents[0])
        above, parents = above[1:], parents[1:]
    holder: Location = ()
    for name, parent in zip(above, parents, strict=True):
        holder = file.places[holder, name, parent]
    depth = sum(isinstance(part, str) for part in holder)
    node: Any = file.data
    for part in holder:
        node = node[part]
    step = table.path[depth:]
    for part in step[:-1]:
        node = node.setdefault(part, {})
    items = node.setdefault(step[-1], [])
    items.append({})
    _put(file, holder, (*holder, *step, len(items) - 1), record)


def _ordered(data: Any, location: Location, fields: Mapping[Location, tuple[str, ...]]) -> Any:
    if isinstance(data, list):
        return [_ordered(item, (*location, number), fields) for number, item in enumerate(data)]  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
    if isinstance(data, dict):
        order = fields.get(location) or tuple(data)  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        return {key: _ordered(data[key], (*location, key), fields) for key in order if key in data}
    return data

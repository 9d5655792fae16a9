"""A plan's workbook taken over into its folder: what each file will say, and what has changed by it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..base.files import is_free
from ..base.problems import DataError, Problem, SelfCheckError
from ..plan.fields import LANGUAGE_TAG
from ..plan.load import FILES, assembled, validated
from ..plan.published import read_published
from ..plan.schemas import SCHEMA_NAMES
from ..plan.yaml_edit import edited, rendered
from .book import Sheet, read_sheets
from .cell_source import cell_source
from .changes import changes_between
from .last_read import remembered, started_from
from .merging import merged
from .naming import name_rows
from .present import DataFile, Present, read_present
from .questions import Ask, retirements
from .reading import LOOK_IN, Found, found_in
from .records import FileData, Record, files_of
from .term_use import find_terms
from .translations import changed_catalogues
from .writing import digests_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# A bare tag may be a word; what would only be an empty column does no harm.
_OF_LANGUAGE = re.compile(rf"(?:(?:forms|definition)(?:::|_)|.*[（(])?({LANGUAGE_TAG[1:-1]})[）)]?")


@dataclass
class Taken:
    """What is to be written (None: the file goes), and the lines of the report. `memory` is a file that is to be
    written then, for the next time."""

    files: dict[Path, bytes | None] = field(default_factory=dict["Path", "bytes | None"])
    report: list[str] = field(default_factory=list[str])
    memory: tuple[Path, bytes] = field(init=False, repr=False)


def take_over(file: Path, folder: Path, speak: str, ask: Ask | None = None) -> Taken:
    """What reading the workbook `file` into `folder`, new or with a plan in it, comes to. Nothing is written.

    `ask` is asked what became of a published id that is gone; without it the check refuses. Raises DataError with
    everything that is wrong, and the cell of each.
    """
    folder = folder.absolute()
    sheets = read_sheets(file)
    present = read_present(folder, languages_in(sheets))
    if not present.files and not is_free(folder):
        raise SelfCheckError(f"{folder} is not empty and has no plan: name another folder")
    found = found_in(sheets, present.tables, speak)
    _missing(found, present, file.name)
    _of_this_plan(found, present)
    name_rows(found, present.records, present.tables)
    if found.problems:
        raise DataError(found.problems)
    given = digests_of(found.records)
    base = started_from(folder, file.name, given, found.base)
    result = merged(found, present.records, base, file.name)
    if found.problems:
        raise DataError(found.problems)
    rows = result.rows
    retired = retirements(rows, present, read_published(folder) if present.files else [], ask)
    rows += [Record(present.tables["retired"], (), values) for values in retired]
    taken = taken_from(rows, found, present, file.name)
    if result.kept:
        names = ", ".join(name.partition("/")[2] or name for name in dict.fromkeys(result.kept))
        taken.report.append(f"kept as the data say now, which have changed since: {names}")
    taken.memory = remembered(folder, file.name, given)
    return taken


def taken_from(rows: list[Record], found: Found, present: Present, book: str) -> Taken:
    """What it comes to if the data are to say these rows. Raises DataError with all that the check finds."""
    files = files_of(rows, present.tables, FILES)
    old = [_old(present, data) for data in files]
    paths = _paths(files, old)
    language = next((row.id for row in rows if row.table.name == "languages"), "")
    use = find_terms(files, language)
    read: dict[str, list[tuple[Any, Any]]] = {pattern: [] for pattern in FILES}
    problems: list[Problem] = []
    for data, path in zip(files, paths, strict=True):
        source = cell_source(data, f"{present.folder.name}/{path}", found, book)
        read[data.pattern].append((source, validated(FILES[data.pattern], source)))
        problems += source.problems
        for record in data.rows.values():
            record.file = source.path
    if not read["sectors/*.yml"]:
        problems.append(Problem(book, 1, 1, "the sheet `sectors` has no row", "add the first kind of unit"))
    if problems:
        raise DataError(problems)
    plan = assembled(read, present.folder)
    taken = Taken({each.path: None for each in present.files if each not in old})
    for data, path, before in zip(files, paths, old, strict=True):
        target = present.folder / path
        text = (
            edited(before.text, data.data)
            if before
            else _schema_line(present.folder, path, data.pattern) + rendered(data.data)
        )
        if before and before.path != target:
            taken.files.setdefault(before.path, None)
        if (before is None and data.data) or (before and (before.path != target or before.text != text)):
            taken.files[target] = text.encode()
    catalogues, translations = changed_catalogues(plan, present, rows, found)
    taken.files |= catalogues
    taken.report = [*changes_between(present.records, rows), *translations]
    if use:
        taken.report.append(f"terms of {len(use)} requirements found anew: {', '.join(row.id for row in use)}")
    taken.report += [f"not read: {each}" for each in found.unread]
    return taken


def _old(present: Present, data: FileData) -> DataFile | None:
    """The file that holds a sector, a domain or the rest now, maybe under the id that it had before."""
    top = data.rows.get(())
    former = top.was.rpartition("/")[2] if top else ""
    of_pattern = [each for each in present.files if each.pattern == data.pattern]
    ids = {each.id: each for each in of_pattern}
    if not data.id:
        return of_pattern[0] if of_pattern else None
    return ids.get(data.id) or ids.get(former)


def _paths(files: list[FileData], old: list[DataFile | None]) -> list[str]:
    """The file of each part of the data: the one it has, unless the names' order would not be that of the rows."""
    paths: list[str] = []
    for pattern in FILES:
        of_pattern = [(data, before) for data, before in zip(files, old, strict=True) if data.pattern == pattern]
        if "*" not in pattern:
            paths += [pattern for _ in of_pattern]
            continue
        # A sector's file is called by its id.
        names = [before.path.name if before and before.id == data.id else "" for data, before in of_pattern]
        paths += [pattern.replace("*.yml", each) for each in _numbered(names, [data.id for data, _ in of_pattern])]
    return paths


def _numbered(names: list[str], ids: list[str]) -> list[str]:
    """Names in order; the new ones go behind those before them. Where that is not possible, all are numbered anew."""
    proposed: list[str] = []
    number = 0
    for name, own in zip(names, ids, strict=True):
        digits = name[: len(name) - len(name.lstrip("0123456789"))]
        number = int(digits) if digits else number + 10
        proposed.append(name or f"{number}-{own}.yml")
    if proposed == sorted(proposed) and len(set(proposed)) == len(proposed):
        return proposed
    width = len(str(10 * len(ids)))
    return [f"{10 * place:0{width}}-{own}.yml" for place, own in enumerate(ids, 1)]


def _schema_line(folder: Path, path: str, pattern: str) -> str:
    """Where an editor finds what may stand in the file, where the folder has that."""
    name = SCHEMA_NAMES[FILES[pattern]]
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}schema/{name}.json\n" if (folder / "schema").exists() else ""


def _missing(found: Found, present: Present, book: str) -> None:
    """Sheets and columns that the data have something for, and the workbook has not."""
    for table in present.tables.values():
        of_table = [record for record in present.records if record.table is table]
        used = [column.key for column in table.columns if any(column.key in record.values for record in of_table)]
        if not used:
            continue
        sheet = found.sheets.get(table.name)
        if sheet is None:
            message = f"the sheet `{table.name}` is gone, which the data have rows for"
            found.problems.append(Problem(book, 1, 1, message, "put it back; to take all rows out, leave it empty"))
            continue
        columns = found.columns.get(table.name)
        if columns is None:
            continue  # said already
        there = {key.removeprefix("=") for key in columns}
        for key in (*table.parents, *used):
            if key not in there:
                what = "row" if table.form else "column"
                message = f"the {what} `{key}` is gone, which the data have values for"
                remedy = "put it back; to take the values out, empty its cells"
                found.problems.append(sheet.problem(1, 1, message, remedy))


def _of_this_plan(found: Found, present: Present) -> None:
    """A plan's id stands in every saved file and never changes: a workbook with another one is of another plan."""
    given, now = (
        next((record for record in records if record.table.name == "plan"), None)
        for records in (found.records, present.records)
    )
    if given and now and given.values.get("id") != now.values.get("id"):
        message = f"the folder holds the plan `{now.values.get('id')}`, not this one"
        if problem := found.problem(given, "id", message, "name another folder, or write this id again"):
            found.problems.append(problem)


def languages_in(sheets: Iterable[Sheet]) -> list[str]:
    """The languages that the heads of columns name (`definition::de`, 释义（de）, `de`), in a sheet's first rows."""
    found: dict[str, None] = {}
    for sheet in sheets:
        texts = [str(value).strip() for (row, _), value in sheet.cells.items() if row <= LOOK_IN]
        found |= dict.fromkeys(match[1] for text in texts if (match := _OF_LANGUAGE.fullmatch(text)))
    return list(found)

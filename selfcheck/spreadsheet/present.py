"""What a folder of data says now, as rows, with its comments and translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..base.problems import DataError, Problem
from ..languages.catalogues import Catalogue, read_catalogue
from ..languages.messages import Message, text_places
from ..plan.data_files import data_files
from ..plan.load import FILES, load_plan, validated
from ..plan.yaml_source import read_yaml
from ..plan.yaml_tree import Tree
from .records import Record, records_of
from .tables import Table, tables

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass
class DataFile:
    """A file of the data: its pattern, its text and what it says."""

    path: Path
    pattern: str
    text: str
    data: Any

    @property
    def id(self) -> str:
        """The id of its sector or domain."""
        return str(self.data.get("id") or self.data.get("domain") or "") if isinstance(self.data, dict) else ""  # pyright: ignore[reportUnknownMemberType]


@dataclass
class Present:
    """A folder's rows, and what else is needed to write it again. `languages` are those its texts go into."""

    folder: Path
    tables: dict[str, Table]
    records: list[Record] = field(default_factory=list[Record])
    files: list[DataFile] = field(default_factory=list[DataFile])
    languages: list[str] = field(default_factory=list[str])
    source_language: str = ""
    finished: bool = False


def read_present(folder: Path, more: Iterable[str] = ()) -> Present:
    """The data of a folder, which may still lack texts that have to be there; nothing where there is no plan.

    `more`: languages in which terms may be defined besides those of the data. Raises DataError for files that cannot
    be read, or that say what no column has a place for.
    """
    problems: list[Problem] = []
    files: list[DataFile] = []
    for pattern, model in FILES.items():
        for path in data_files(folder, pattern):
            name = path.relative_to(folder.parent).as_posix()
            source = read_yaml(path, name)
            if not source.problems:
                validated(model, source, unfinished=True)
                files.append(DataFile(path, pattern, source.text, source.data))
            problems += source.problems
    if problems:
        raise DataError(problems)
    tags = _languages(files)
    found = Present(folder, tables(tuple(dict.fromkeys([*tags, *_defined_in(files), *more]))), files=files)
    found.source_language, found.languages = (tags[0], tags[1:]) if tags else ("", [])
    for file in files:
        comments = Tree(file.text).comments()
        for record in records_of(file.pattern, _name(file, folder), file.data, found.tables):
            record.comment = comments.get(record.location, "")
            found.records.append(record)
    _translate(found)
    return found


def _translate(found: Present) -> None:
    """Puts the translations beside the texts. A plan that is not finished has none yet."""
    try:
        plan = load_plan(found.folder)
    except DataError:
        found.languages = []
        return
    found.finished = True
    places = text_places(plan)
    for language in found.languages:
        catalogue = read_catalogue(found.folder, language, "plan", plan.source_language)
        for record in found.records:
            of_file = places.get(record.file, {})
            for column in record.table.columns:
                value = record.values.get(column.key)
                if not column.translated or value is None:
                    continue
                where = (*record.location, *column.path)
                spots = [(*where, number) for number in range(len(value))] if column.many else [where]
                said = [_said(catalogue, *of_file[spot]) if spot in of_file else "" for spot in spots]
                while said and not said[-1]:
                    said.pop()
                if said:
                    record.texts[f"{column.key}::{language}"] = said if column.many else said[0]


def _said(catalogue: Catalogue, context: str, text: str) -> str:
    return catalogue.present(Message(context, text, "")).strip()


def _languages(files: Iterable[DataFile]) -> list[str]:
    frame = next((file.data for file in files if file.pattern == "plan.yml"), None) or {}
    return [str(each["id"]) for each in frame.get("languages") or [] if each.get("id")]


def _defined_in(files: Iterable[DataFile]) -> list[str]:
    """The languages in which the glossary's terms are given and defined."""
    found: dict[str, None] = {}
    for file in files:
        if file.pattern == "glossary/*.yml":
            for term in file.data.get("terms") or []:
                found |= dict.fromkeys([*(term.get("definition") or {}), *(term.get("forms") or {})])
    return list(found)


def _name(file: DataFile, folder: Path) -> str:
    return file.path.relative_to(folder.parent).as_posix()

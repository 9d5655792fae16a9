"""The sheets of a plan's workbook and their columns, made from the model.

Each list of the data is a table, whatever holds it: a requirement's row names its sector and its measure. What is said
once (plan.yml and scales.yml without their lists) is a form: a row for each key.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from ..plan.condition import Condition
from ..plan.fields import ID, LANGUAGE_TAG, REQUIREMENT, Lifted
from ..plan.load import FILES, in_words
from ..plan.text import Passage, Text

Way = tuple[str, ...]

# Where the model's own word would not tell, or stands for two lists.
_NAMES = {
    ("plan.yml",): "plan",
    ("scales.yml",): "scoring",
    ("report.yml",): "report",
    ("sectors/*.yml",): "sectors",
    ("glossary/*.yml",): "domains",
    ("plan.yml", "work_requirements", "points"): "work_points",
    ("retired.yml",): "",  # only a list
}
# In the order of the workbook: what offices change first.
_ORDER = (
    "plan",
    "sectors",
    "measures",
    "requirements",
    "facets",
    "options",
    "groups",
    "context",
    "scoring",
    "scales",
    "ratings",
    "grades",
    "thresholds",
    "report",
    "domains",
    "terms",
    "evidence",
    "variants",
)
# Columns whose cells name something of another table. An id or a heading will do.
REFERS = {
    ("measures", "group"): "groups",
    ("requirements", "scale"): "scales",
    ("requirements", "same_as"): "requirements",
    ("requirements", "terms"): "terms",
    ("requirements", "requires.sector"): "sectors",
    ("requirements", "requires.grade"): "grades",
    ("plan", "sensitive.terms"): "terms",
    ("evidence", "of"): "terms",
}
_HEADINGS = ("title", "label", "question", "text", "name", "zh", "en")


@dataclass(frozen=True)
class Column:
    """A column. `kind` says what its cells hold: text, passage, plain, id, condition, number, whole, yes-no, day, word;
    with `many`, one of them a line."""

    key: str
    path: Way
    kind: str
    many: bool = False
    words: tuple[str, ...] = ()
    translated: bool = False
    required: bool = False
    help: str = ""


@dataclass(frozen=True)
class Table:
    """A sheet. `file` is the pattern of its files, `path` leads to the list in each; `parents` are the columns that
    name what a row belongs to, outermost first; `key` is the column of its id, if it has any.

    An id is unique below the first `scope` parents. `fields` are the keys of the data in the model's order.
    """

    name: str
    file: str
    path: Way
    parents: tuple[str, ...]
    above: tuple[str, ...]
    key: str | None
    scope: int
    form: bool
    fields: tuple[str, ...] = field(repr=False)
    columns: tuple[Column, ...] = field(repr=False)

    @property
    def heading(self) -> str | None:
        """The column by which people call a row, where an id will not do."""
        return next((name for name in _HEADINGS if any(each.key == name for each in self.columns)), None)

    @property
    def names_itself(self) -> bool:
        """Whether a row without an id can be given one."""
        return self.key is not None and self.name not in ("languages", "retired")

    def place(self, key: str) -> tuple[Column | None, str]:
        """The column of a key, and the language of the translation for a key such as `text::en`; None for others."""
        by_key = {column.key: column for column in self.columns}
        if key in by_key:
            return by_key[key], ""
        name, _, language = key.partition("::")
        column = by_key.get(name) if language else None
        return (column, language) if column and column.translated else (None, "")


@cache
def tables(languages: tuple[str, ...]) -> dict[str, Table]:
    """All tables by name, in the order of the workbook. `languages`: those in which terms may be defined."""
    found = [table for pattern, model in FILES.items() for table in _tables(pattern, model, languages)]
    rank = {name: number for number, name in enumerate(_ORDER)}
    found.sort(key=lambda table: rank.get(table.name, len(rank)))
    return {table.name: table for table in found}


def _tables(pattern: str, model: type[BaseModel], languages: tuple[str, ...]) -> list[Table]:
    top = _Builder(pattern, languages)
    top.table(model, (), (), (), 0, many="*" in pattern)
    return [table for table in top.found if table.columns]


class _Builder:
    def __init__(self, pattern: str, languages: tuple[str, ...]) -> None:
        self.pattern, self.languages = pattern, languages
        self.found: list[Table] = []

    def table(self, model: type[BaseModel], path: Way, parents: Way, above: Way, lifted: int, *, many: bool) -> None:
        """Notes the table of a model, and those of the lists within it."""
        name = _NAMES.get((self.pattern, *path), path[-1] if path else "")
        key = next((each for each in ("id", "domain") if many and each in model.model_fields), None)
        place = len(self.found)
        lists: list[tuple[Way, type[BaseModel], int]] = []
        columns = tuple(self.columns(model, (), lists))
        scope = max(0, len(parents) - (lifted - 1 if lifted > 1 else 0))
        fields = tuple(info.alias or each for each, info in model.model_fields.items())
        table = Table(name, self.pattern, path, parents, above, key, scope, not many, fields, columns)
        self.found.insert(place, table)
        inner = (*parents, _called(model, key)) if many else parents
        over = (*above, name) if many else above
        for place_in, kind, levels in lists:
            self.table(kind, (*path, *place_in), inner, over, levels, many=True)

    def columns(
        self, model: type[BaseModel], prefix: Way, lists: list[tuple[Way, type[BaseModel], int]]
    ) -> list[Column]:
        """The columns of a model, with those of the models that it holds once; its lists go to `lists`."""
        found: list[Column] = []
        for name, info in model.model_fields.items():
            path = (*prefix, info.alias or name)
            kind, many, marks = _inner(info.annotation, tuple(info.metadata))
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                if many:
                    levels = next((mark.levels for mark in marks if isinstance(mark, Lifted)), 0)
                    lists.append((path, kind, levels))
                else:
                    found += self.columns(kind, path, lists)
                continue
            said = " ".join((info.description or "").split())
            if get_origin(kind) is dict:
                found += [
                    Column(f"{path[0]}::{language}", (*path, language), "plain", help=said)
                    for language in self.languages
                    # Chinese, English and Mongolian forms have columns of their own.
                    if path[0] != "forms" or (language not in model.model_fields and language != "mn-Mong")
                ]
                continue
            found.append(
                Column(
                    ".".join(path),
                    path,
                    _kind(kind, marks),
                    many,
                    words=tuple(map(str, get_args(kind))) if get_origin(kind) is Literal else (),
                    translated=isinstance(kind, type) and issubclass(kind, Text),
                    required=info.is_required() and not prefix,
                    help=said,
                )
            )
        return found


def _called(model: type[BaseModel], key: str | None) -> str:
    return in_words(model.__name__).replace(" ", "_") if key in ("id", None) else str(key)


def _inner(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, bool, tuple[Any, ...]]:
    """What a field holds, whether it is a list of it, and the marks on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _inner(inner, (*marks, *more))
    if origin in (Union, UnionType):
        return _inner(next(each for each in get_args(annotation) if each is not type(None)), marks)
    if origin is list:
        kind, _, more = _inner(get_args(annotation)[0], marks)
        return kind, True, more
    return annotation, False, marks


def _kind(kind: Any, marks: tuple[Any, ...]) -> str:
    if get_origin(kind) is Literal:
        return "word"
    for wanted, name in (
        (bool, "yes-no"),
        (int, "whole"),
        (float, "number"),
        (datetime.date, "day"),
        (Condition, "condition"),
        (Passage, "passage"),
        (Text, "text"),
    ):
        if isinstance(kind, type) and issubclass(kind, wanted):
            return name
    patterns = {getattr(mark, "pattern", None) for mark in marks}
    return "id" if patterns & {ID, REQUIREMENT, LANGUAGE_TAG} else "plain"

"""The office's list of the units that are to hand in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import openpyxl

from ..base.files import read_bytes
from ..base.problems import DataError, Problem
from .names import loose_name, plain_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ..languages.site import Site

_LIMIT = 20 * 1024 * 1024
# What the columns of such lists are headed; the browser has the same: `browser/overview/units/units-list.ts`.
_HEADS = {
    "name": re.compile("单位|单位名称|填报单位|名称|unit|name|unit name", re.IGNORECASE),
    "sector": re.compile("单位类型|类型|类别|kind|type|sector|kind of unit", re.IGNORECASE),
    "parent": re.compile("上级|上级单位|所属|所属单位|主管单位|隶属|隶属于|belongs to|parent", re.IGNORECASE),
    "aliases": re.compile("又名|别名|also known as|aliases", re.IGNORECASE),
}
_BETWEEN_ALIASES = re.compile("[;；、]")

Kinds = Mapping[str, Sequence[str]]
"""The id of each kind of unit, and what it is called."""
Titles = Mapping[str, Collection[str]]
"""What the languages of the site head a column, by its name in `_HEADS`."""


@dataclass
class ListedUnit:
    """A unit that is to hand in. `sector` is the id of its kind, `parent` what it belongs to; both may be empty."""

    name: str
    sector: str = ""
    parent: str = ""
    aliases: list[str] = field(default_factory=list)


def read_units(file: Path, kinds: Kinds, titles: Titles) -> list[ListedUnit]:
    """The units in a list: an .xlsx file (its first sheet), or text with a name or a row of CSV a line.

    Raises DataError for a file that is neither, or holds no name.
    """
    content = read_bytes(file, file.name, _LIMIT)
    try:
        rows = _sheet(content) if content[:2] == b"PK" else _text(content)
    except Exception as error:
        raise _unreadable(file, "this is neither an .xlsx file nor text in UTF-8") from error
    units, _faults = listed_units(rows, kinds, titles)
    if not units:
        raise _unreadable(file, "the list holds no name of a unit")
    return units


def words_of(site: Site) -> tuple[Kinds, Titles]:
    """What kinds of unit and columns are called in the languages of a site."""
    editions = site.editions.values()
    kinds = {sector.id: [str(each.plan.sector(sector.id).title) for each in editions] for sector in site.plan.sectors}
    heads = {"name": "单位名称", "sector": "单位类型", "parent": "上级单位", "aliases": "又名"}
    return kinds, {name: {str(each.gettext(head)) for each in editions} for name, head in heads.items()}


def listed_units(
    table: list[list[str]], kinds: Kinds, titles: Titles | None = None
) -> tuple[list[ListedUnit], list[tuple[int, str, str]]]:
    """The units in the rows of a table, and what of it could not be taken: row (from 1), a code, the text.

    Without headings the first column holds the names, the one that mostly holds kinds the kinds, and the next one what
    a unit belongs to. A unit that stands there twice counts once.
    """
    kind_of = _kind_reader(kinds)
    cells = [[plain_name(value) for value in row] for row in table]
    headings = [_headed(row, titles or {}) for row in cells]
    head = next((n for n, columns in enumerate(headings) if "name" in columns), -1)
    columns = headings[head] if head >= 0 else _guessed(cells, kind_of)
    units: dict[tuple[str, str], ListedUnit] = {}
    faults = []
    for number, row in enumerate(cells[head + 1 :], head + 2):

        def at(column: str, row: list[str] = row) -> str:
            place = columns.get(column, len(row))
            return row[place] if place < len(row) else ""

        name, kind = at("name"), at("sector")
        if not name:
            continue
        sector = kind_of(kind)
        if kind and not sector:
            faults.append((number, "unknown-kind", kind))
        if (sector, name) in units:
            faults.append((number, "twice", name))
        else:
            aliases = [one.strip() for one in _BETWEEN_ALIASES.split(at("aliases")) if one.strip()]
            units[sector, name] = ListedUnit(name, sector, at("parent"), aliases)
    return list(units.values()), faults


def _kind_reader(kinds: Kinds) -> Callable[[str], str]:
    """The id of a kind by its id or title, or by a part of a title that is no other's. Empty when there is none."""
    names = [(loose_name(title), name) for name, titles in kinds.items() for title in (name, *titles)]

    def kind_of(text: str) -> str:
        loose = loose_name(text)
        if not loose:
            return ""
        exact = next((name for title, name in names if title == loose), "")
        parts = {name for title, name in names if loose in title}
        return exact or (parts.pop() if len(parts) == 1 else "")

    return cache(kind_of)


def _headed(row: list[str], titles: Titles) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(row):
        for name, head in _HEADS.items():
            if head.fullmatch(cell) or (cell and cell in titles.get(name, ())):
                columns.setdefault(name, place)
    return columns


def _guessed(cells: list[list[str]], kind_of: Callable[[str], str]) -> dict[str, int]:
    texts = {n: [row[n] for row in cells if len(row) > n and row[n]] for n in (1, 2, 3)}
    others = [n for n, column in texts.items() if column]
    sector = next((n for n in others if sum(bool(kind_of(text)) for text in texts[n]) * 2 > len(texts[n])), None)
    parent = next((n for n in others if n != sector), None)
    found = {"name": 0, "sector": sector, "parent": parent}
    return {name: place for name, place in found.items() if place is not None}


def _unreadable(file: Path, message: str) -> DataError:
    remedy = "save the list as .xlsx, a name a row, below the heading 单位"
    return DataError([Problem(file.name, 1, 1, message, remedy)])


def _sheet(content: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # some programs state a size that is not so
    return [["" if value is None else str(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def _text(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))

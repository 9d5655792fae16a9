"""The cells of a workbook.

Not by a library: those at hand believe what a file says of its size, or take tenths of a second for one.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from ..assessment import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from xml.etree.ElementTree import Element

_MOST = 16 * 1024 * 1024  # far more than a unit writes: the parts of a workbook together, unpacked
_MAX_CELLS = 200_000
_DECLARED = re.compile(rb"<!(?!--|\[CDATA\[)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})")


class Cell(NamedTuple):
    """What a cell holds: a text, a number, or nothing that can be read (`broken`); whether it is computed."""

    value: str | float
    formula: bool
    broken: bool


@dataclass(frozen=True)
class Sheet:
    """The cells of a sheet that hold anything, by row and column, both counted from 1."""

    name: str
    rows: dict[int, dict[int, Cell]]


@dataclass(frozen=True)
class Book:
    """What is read of a workbook; days may be counted from 1904, `modified` is when its program saved it."""

    sheets: list[Sheet]
    from1904: bool
    modified: str | None


def read_book(names: list[str], unpack: Callable[[str, int], bytes], wanted: Collection[str]) -> Book:
    """Reads those of a workbook's sheets in which one of the texts `wanted` stands; the others are left alone.

    `unpack` gives a file of the archive, of at most so many bytes, or raises Refused; so does this where a workbook is
    damaged or too large.
    """
    parts = _Parts(names, unpack)
    try:
        workbook = parts.xml("xl/workbook.xml")
        paths = {
            each.get("Id", ""): _path(each.get("Target", ""))
            for each in parts.xml("xl/_rels/workbook.xml.rels")
            if _name(each) == "Relationship"
        }
        shared = [_text(each) for each in parts.xml("xl/sharedStrings.xml")] if "xl/sharedstrings.xml" in parts else []
        marks = _marks(shared, wanted)
        left, sheets = _MAX_CELLS, []
        for each in workbook.iter():
            if _name(each) != "sheet":
                continue
            path = next((paths.get(value, "") for key, value in each.items() if _local(key) == "id"), "")
            if path.lower() in parts:
                content = parts.content(path)
                rows = _rows(ElementTree.fromstring(content), shared) if marks.search(content) else {}
                left -= sum(map(len, rows.values()))
                if left < 0:
                    raise Refused("workbook-too-large")
                sheets.append(Sheet(each.get("name", ""), rows))
        if not sheets:
            raise Refused("workbook-broken")
        properties = next((each for each in workbook if _name(each) == "workbookPr"), None)
        saved = None
        if "docprops/core.xml" in parts:
            saved = next((each.text for each in parts.xml("docProps/core.xml") if _name(each) == "modified"), None)
    except (ElementTree.ParseError, UnicodeError, KeyError, ValueError):
        raise Refused("workbook-broken") from None
    from1904 = properties is not None and properties.get("date1904", "") in ("1", "true")
    return Book(sheets, from1904, saved.strip() if saved else None)


class _Parts:
    """The files of the archive by name, whatever the case and the slashes."""

    def __init__(self, names: list[str], unpack: Callable[[str, int], bytes]) -> None:
        self._names = {name.replace("\\", "/").removeprefix("/").lower(): name for name in names}
        self._unpack, self._left = unpack, _MOST

    def __contains__(self, path: str) -> bool:
        return path in self._names

    def xml(self, path: str) -> Element:
        """A part, parsed."""
        return ElementTree.fromstring(self.content(path))

    def content(self, path: str) -> bytes:
        """The text of a part. A document that declares entities is refused."""
        try:
            content = self._unpack(self._names[path.lower()], self._left)
        except Refused as refused:
            large = refused.code in ("too-large", "zip-too-large")
            raise Refused("workbook-too-large" if large else "workbook-broken") from None
        self._left -= len(content)
        if self._left < 0:
            raise Refused("workbook-too-large")
        if _DECLARED.search(content):
            raise ValueError(path)
        content.decode("utf-8")
        return content


def _marks(shared: list[str], wanted: Collection[str]) -> re.Pattern[bytes]:
    """What the XML of a sheet with one of these texts holds: the text, or its number among the shared ones."""
    numbers = "|".join(str(number) for number, text in enumerate(shared) if text in wanted) or "-"
    texts = "|".join(map(re.escape, wanted))
    return re.compile(rf">\s*(?:{texts})\s*<|t=.s.[^<>]*>\s*<[\w.:-]*v>\s*(?:{numbers})\s*<".encode())


def _path(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target.removeprefix('./')}"


@cache
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _name(element: Element) -> str:
    return _local(element.tag)


def _text(element: Element) -> str:
    """A text put together from its runs; what only says how a word sounds is no part of it."""
    return "".join(_cell_text(each.text or "") for each in _runs(element))


def _runs(element: Element) -> Iterator[Element]:
    for each in element:
        if _name(each) == "t":
            yield each
        elif _name(each) != "rPh":
            yield from _runs(each)


def _cell_text(text: str) -> str:
    """A cell's text: workbooks write characters that XML cannot hold as _x000D_."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _rows(sheet: Element, shared: list[str]) -> dict[int, dict[int, Cell]]:
    rows: dict[int, dict[int, Cell]] = {}
    number = 0
    for row in (row for part in sheet if _name(part) == "sheetData" for row in part):
        number = int(row.get("r") or number + 1)
        column = 0
        for each in row:
            if _name(each) != "c":
                continue
            column = _column(each.get("r")) or column + 1
            cell = _cell(each, shared)
            if cell:
                rows.setdefault(number, {}).setdefault(column, cell)
    return rows


def _column(place: str | None) -> int:
    """1 for A, 27 for AA; 0 for none."""
    found = _COLUMN.match(place or "")
    column = 0
    for letter in found[1].upper() if found else "":
        column = column * 26 + ord(letter) - 64
    return column


def column_name(column: int) -> str:
    """A, B, … Z, AA, AB, … for 1, 2, …"""
    rest, last = divmod(column - 1, 26)
    return (column_name(rest) if rest else "") + chr(65 + last)


def _cell(element: Element, shared: list[str]) -> Cell | None:
    kind, formula, raw = element.get("t", "n"), False, None
    for each in element:
        name = _name(each)
        if name == "f":
            formula = True
        elif name == "v" and kind != "inlineStr":
            raw = each.text or ("" if kind == "str" else None)
        elif name == "is" and kind == "inlineStr":
            raw = _text(each) or None
    if raw is None:
        return Cell("", formula, broken=True) if formula else None
    value = _value(kind, raw, shared)
    return Cell("" if value is None else value, formula, broken=value is None)


def _value(kind: str, raw: str, shared: list[str]) -> str | float | None:
    """What a cell's raw text stands for; None for an error."""
    match kind:
        case "s":
            return shared[int(raw)] if raw.strip().isdecimal() and int(raw) < len(shared) else None
        case "inlineStr":
            return raw
        case "str":
            return _cell_text(raw)
        case "b":
            return "TRUE" if raw.strip() == "1" else "FALSE"
        case "d":
            return raw[:10]
        case "e":
            return None
    try:
        number = float(raw)
    except ValueError:
        return None
    if not math.isfinite(number):
        return None
    return int(number) if number == int(number) else number

"""The office's list of the units that are to hand in, and who of them has not."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import openpyxl

from ..base.files import read_bytes
from ..base.problems import DataError, Problem
from .names import loose_name, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_LIMIT = 20 * 1024 * 1024
_HEAD = re.compile(r"(单位|单位名称|填报单位|名称|unit|name|unit name)", re.IGNORECASE)


def read_units(file: Path) -> list[str]:
    """The names in a list: the column headed 单位, 单位名称, unit or name, else the first one; each once.

    An .xlsx file (its first sheet), or text with a name or a row of CSV a line. Raises DataError for a file that is
    neither, or holds no name.
    """
    content = read_bytes(file, file.name, _LIMIT)
    try:
        rows = _sheet(content) if content[:2] == b"PK" else _text(content)
    except Exception as error:
        raise _unreadable(file, "this is neither an .xlsx file nor text in UTF-8") from error
    column, first = 0, 0
    for place, value in enumerate(rows[0] if rows else []):
        if _HEAD.fullmatch(plain_name(value)):
            column, first = place, 1
            break
    names = [plain_name(row[column]) for row in rows[first:] if len(row) > column]
    names = list(dict.fromkeys(filter(None, names)))
    if not names:
        raise _unreadable(file, "the list holds no name of a unit")
    return names


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


def missing(expected: Iterable[str], gathered: Iterable[str]) -> list[tuple[str, str]]:
    """The expected units of which nothing was gathered, each with a gathered one whose name is nearly the same."""
    there = {plain_name(name) for name in gathered}
    near = {loose_name(name): name for name in there}
    return [(name, near.get(loose_name(name), "")) for name in expected if name not in there]

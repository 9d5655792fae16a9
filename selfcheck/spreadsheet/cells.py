"""What stands in a cell for a value, and which value a cell stands for."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from .words import word

if TYPE_CHECKING:
    from .tables import Column

# What people and programs write for true and false, besides the word of the workbook.
_TRUE = frozenset(("yes", "true", "y", "1", "x", "√", "✓", "✔", "是", "ja", "oui", "真"))
_FALSE = frozenset(("no", "false", "n", "0", "×", "否", "nein", "non", "假"))
_SEPARATOR = re.compile(r"[\s,;、，；]+")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
# Days as numbers, where a cell has lost its format: counted as spreadsheets do, from 1927 to 2119.
_ZERO, _FIRST_DAY, _LAST_DAY = datetime.date(1899, 12, 30), 10_000, 80_000
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Unreadable(ValueError):
    """A cell that stands for no value of its column: what is wrong, and what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy


def cell_of(column: Column, value: Any, language: str) -> str | float | datetime.date:
    """What a cell shows for a value, in the words of a language: one item of a list a line."""
    if column.many:
        return "\n".join(value)
    match column.kind:
        case "yes-no":
            return word("yes" if value else "no", language)
        case "word":
            return word(str(value), language)
        case "day" if str(value) >= "1900-03-01":  # spreadsheets count no days before, or count them wrongly
            try:
                return datetime.date.fromisoformat(str(value))
            except ValueError:
                return str(value)
        case "number" | "whole" if isinstance(value, (int, float)) and not isinstance(value, bool):
            return value
        case _:
            return str(value)


def value_of(column: Column, cell: Any, language: str) -> Any:
    """The value; None for an empty cell. Raises Unreadable."""
    if isinstance(cell, str):
        cell = plain_lines(cell).strip()
    if cell is None or cell == "":
        return None
    if column.many:
        return _items(column, _text(cell))
    match column.kind:
        case "yes-no":
            return _yes_no(cell, language)
        case "number" | "whole":
            return _number(cell)
        case "day":
            return day_of(cell)
        case "word":
            return _word(column, _text(cell), language)
        case "id" | "condition":
            return unicodedata.normalize("NFKC", _text(cell)).strip()
        case _:
            return _text(cell)


def plain_lines(text: str) -> str:
    """A cell's text without what programs add: escaped or foreign ends of line, a byte order mark."""
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return re.sub(r"\r\n?", "\n", text).replace("\ufeff", "")


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, int) or (isinstance(cell, float) and cell.is_integer()):
        return str(int(cell))
    if isinstance(cell, float):
        # 1.10 would have become 1.1, and nobody could tell.
        raise Unreadable(f"the cell holds the number {cell:g}, not a text", AS_TEXT)
    raise Unreadable("the cell holds a date or time, not a text", AS_TEXT)


AS_TEXT = "set the cell's format to text and type it again"


def _items(column: Column, text: str) -> list[str]:
    """The items of a list: a line each; ids also with blanks or commas between."""
    if column.kind == "id":
        return [item for item in _SEPARATOR.split(unicodedata.normalize("NFKC", text)) if item]
    return [item for line in text.split("\n") if (item := line.strip())]


def _yes_no(cell: Any, language: str) -> bool:
    said = unicodedata.normalize("NFKC", _text(cell)).strip().lower()
    if said in _TRUE or said == word("yes", language).lower():
        return True
    if said in _FALSE or said == word("no", language).lower():
        return False
    remedy = f"write {word('yes', language)} or {word('no', language)}, or leave the cell empty"
    raise Unreadable(f"`{said[:40]}` is neither yes nor no", remedy)


def _number(cell: Any) -> int | float:
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if float(cell).is_integer() else cell
    said = unicodedata.normalize("NFKC", cell if isinstance(cell, str) else "").strip()
    if re.fullmatch(r"-?\d{1,15}", said, re.ASCII):
        return int(said)
    if re.fullmatch(r"-?\d{1,15}\.\d{1,15}", said, re.ASCII):
        return float(said)
    raise Unreadable(f"`{said[:40] or cell}` is not a number", "write a number")


def day_of(cell: Any) -> str:
    """The day, as YYYY-MM-DD, that a cell stands for. Raises Unreadable."""
    if isinstance(cell, (datetime.datetime, datetime.date)):
        return cell.strftime("%Y-%m-%d")
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and _FIRST_DAY < cell < _LAST_DAY:
        return (_ZERO + datetime.timedelta(days=int(cell))).isoformat()
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", _text(cell)).strip())
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        raise Unreadable(f"`{str(cell)[:40]}` is not a date", "write year-month-day: 2019-12-19") from None


def _word(column: Column, said: str, language: str) -> str:
    plain = unicodedata.normalize("NFKC", said).strip().lower()
    for each in column.words:
        if plain in (each, word(each, language).lower(), word(each, "zh")):
            return each
    choices = ", ".join(word(each, language) for each in column.words)
    raise Unreadable(f"`{said[:40]}` is not one of the words for this column", f"choose one: {choices}")

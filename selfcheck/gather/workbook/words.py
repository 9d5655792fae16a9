"""What people type into cells, as ids, counts and days (`browser/workbook/words.ts`)."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...plan.score import BLANK

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_COUNT = re.compile(r"([0-9]{1,15}(?:\.[0-9]{1,15})?)[\s]*[次个分.。]?")
_DATE = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?(?:[ T]00:00(?::00)?)?")
_FIRST, _LAST = 61, 2_958_465  # before March 1900 programs do not agree; the last day is one that four digits can say
_EPOCH = date(1899, 12, 30)


def meaning(labels: Mapping[str, str], text: str) -> str | None:
    """What a label stands for: the very word, else the only one that differs in no more than width, case, and the
    blanks and marks around it; None for a word that none or several fit."""
    if text in labels:
        return labels[text]
    wanted = _bare(text)
    fitting = {meant for label, meant in labels.items() if _bare(label) == wanted}
    return fitting.pop() if len(fitting) == 1 else None


def _bare(text: str) -> str:
    text = unicodedata.normalize("NFKC", text)
    text = "".join(" " if sign in BLANK or unicodedata.category(sign) == "Cf" else sign for sign in text)
    first, last = 0, len(text)
    while first < last and not _is_letter(text[first]):
        first += 1
    while last > first and not (_is_letter(text[last - 1]) or text[last - 1] == ")"):
        last -= 1
    return re.sub(" +", " ", text[first:last]).lower()


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"


def cell_text(text: str) -> str:
    """A text as a cell holds it, for comparing: office programs keep no other line ends, and no blanks around it."""
    return _NO_XML.sub("", text).replace("\r\n", "\n").replace("\r", "\n").strip(BLANK)


def count(text: str) -> float | None:
    """A count as people type it, in any width, with its unit or a full stop behind it; None for anything else."""
    found = _COUNT.fullmatch(unicodedata.normalize("NFKC", text).strip(BLANK))
    if not found:
        return None
    number = float(found[1])
    return int(number) if number == int(number) else number


def day(value: str | float, *, from1904: bool) -> str | None:
    """A day as YYYY-MM-DD: a spreadsheet's number, or a date as people write it; None for anything else."""
    if not isinstance(value, str):
        days = int(value // 1) + (1462 if from1904 else 0)
        return (_EPOCH + timedelta(days)).isoformat() if _FIRST <= days <= _LAST else None
    found = _DATE.fullmatch(unicodedata.normalize("NFKC", value).strip(BLANK))
    return f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}" if found else None

"""What is wrong with a gettext catalogue: halves of entries, and translations that cannot be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..base.problems import Problem
from ..plan import markdown
from ..plan.evidence import MONGOLIAN
from ..plan.text import HIDDEN, LINES
from .mongolian_catalogue import text_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polib

# Characters of a translation: more than three times the longest text, and the longest details, of a plan.
_MAX_TEXT, _MAX_DETAILS = 2_000, 10_000
_PLACE = re.compile(r"\{\w+\}")
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[[^]]*\])?\s*)?({_STRING})")
_NEXT = {"": ("msgctxt", "msgid"), "msgctxt": ("msgid",), "msgid": ("msgstr",), "msgstr": ("msgctxt", "msgid")}


def translation_fault(original: str, text: str, context: str) -> str:
    """Why a translation cannot be used; empty when it can. `context` as gettext has it: details may have lines."""
    most = _MAX_TEXT
    if context.endswith(".details"):
        most = _MAX_DETAILS
        if not re.fullmatch(LINES, text):
            return "it holds a control character"
        if found := markdown.faults(text):
            return f"it holds {found[0]}"
    elif re.search(f"[{HIDDEN}]", text):
        return "it holds a line break or a control character"
    if len(text) > most:
        return f"it has {len(text)} characters, more than {most}"
    if not same_places(original, text):
        return f"it must keep {', '.join(_PLACE.findall(original)) or 'no {…} of its own'}"
    return ""


def same_places(original: str, text: str) -> bool:
    """Whether both have the same {names} to be filled in."""
    return sorted(_PLACE.findall(text)) == sorted(_PLACE.findall(original))


def structure_faults(lines: list[str], name: str) -> Iterator[Problem]:
    """What gettext's own reader passes over in silence: incomplete and duplicate entries."""
    reading = _Reading(name)
    for number, keyword, text in _strings(lines):
        if keyword == "msgid_plural":
            remedy = "delete this entry; `make translations` writes it anew"
            yield reading.problem("plural forms are not used here", remedy, number)
            return
        yield from reading.take(number, keyword, text)
        if len(reading.seen) <= 1 and (charset := _foreign_charset(text)):
            remedy = "write charset=UTF-8, and save it so"
            yield reading.problem(f"the header names the encoding {charset}", remedy, number)
    if reading.state not in ("", "msgstr"):
        yield reading.problem("the file ends within this entry", "restore the rest of it", reading.begun)


class _Reading:
    """Follows a catalogue entry by entry: the current keyword, and what the entry holds so far."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.state, self.begun = "", 1
        self.texts = {"msgctxt": "", "msgid": ""}
        self.seen: dict[tuple[str, str], int] = {}  # what tells an entry from all others -> the line it begins in

    def problem(self, message: str, remedy: str, line: int) -> Problem:
        return Problem(self.name, line, 1, message, remedy)

    def take(self, number: int, keyword: str | None, text: str) -> Iterator[Problem]:
        if keyword:
            yield from self._begin(number, keyword, text)
        elif keyword is None or not self.state:
            remedy = 'write e.g. msgstr "…", with both quotation marks'
            yield self.problem("not a line of a gettext catalogue", remedy, number)
        elif self.state != "msgstr":
            self.texts[self.state] += text

    def _begin(self, number: int, keyword: str, text: str) -> Iterator[Problem]:
        if keyword not in _NEXT[self.state]:
            message = f"{keyword} does not follow {self.state or 'the beginning'}"
            yield self.problem(message, "restore what stood between", number)
        if self.state in ("", "msgstr"):
            self.begun, self.texts = number, {"msgctxt": "", "msgid": ""}
        self.state = keyword
        if keyword != "msgstr":
            self.texts[keyword] = text
            return
        begun = self.begun
        first = self.seen.setdefault((self.texts["msgctxt"], self.texts["msgid"]), begun)
        if first != begun:
            message = f"this text stands twice (first in line {first})"
            yield self.problem(message, "keep one of the two entries", begun)


def _strings(lines: list[str]) -> Iterator[tuple[int, str | None, str]]:
    """Each line that is no comment: its number, its keyword (empty where a text goes on), and its text.

    The keyword is None where the line is none of a catalogue.
    """
    for number, line in enumerate(map(str.strip, lines), start=1):
        if line and not line.startswith("#"):
            match = _LINE.fullmatch(line)
            yield (number, match[1] or "", match[2][1:-1]) if match else (number, None, line)


def _foreign_charset(text: str) -> str:
    """The encoding that a line of the header names, where it is another than UTF-8."""
    charset = re.search(r"Content-Type:.*charset=([\w-]*)", text)
    return charset[1] if charset and charset[1].upper() not in ("UTF-8", "UTF8") else ""


def faulty_translations(catalog: polib.POFile, name: str) -> Iterator[Problem]:
    """The entries of the file `name` whose translation cannot be used; a draft may still be of an earlier text."""
    for entry in catalog:
        original, text = entry.msgid, entry.msgstr
        if entry.obsolete or not text:
            continue
        if fault := translation_fault(text if entry.fuzzy else original, text, entry.msgctxt or ""):
            remedy = "mend msgstr, or empty it: the original is then shown"
            yield Problem(name, entry.linenum or 1, 1, f"the translation of “{original[:40]}”: {fault}", remedy)


def cell_fault(source: str, text: str, context: str, language: str) -> str:
    """Why a translation that somebody has typed into a cell cannot be taken over; empty when it can."""
    if fault := translation_fault(source, text, context):
        return fault
    if language == MONGOLIAN:
        for message, remedy in text_faults(text):
            return f"{message}: {remedy}"
    return ""

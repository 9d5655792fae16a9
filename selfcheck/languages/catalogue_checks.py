"""What is wrong with a gettext catalogue: halves of entries, and translations that cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator

import polib

from ..base.problems import Problem
from ..plan.model import HIDDEN

_MAX_TEXT = 2_000  # characters of a translation: more than three times the longest text of a plan
_PLACE = re.compile(r"\{\w+\}")
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"(?:(msgctxt|msgid|msgid_plural|msgstr)(?:\[[^]]*\])?\s*)?({_STRING})")
_NEXT = {"": ("msgctxt", "msgid"), "msgctxt": ("msgid",), "msgid": ("msgstr",), "msgstr": ("msgctxt", "msgid")}


def translation_fault(original: str, text: str) -> str:
    """Why a translation cannot be used; empty when it can."""
    if re.search(f"[{HIDDEN}]", text):
        return "it holds a line break or a control character"
    if len(text) > _MAX_TEXT:
        return f"it has {len(text)} characters, more than {_MAX_TEXT}"
    if not same_places(original, text):
        return f"it must keep {', '.join(_PLACE.findall(original)) or 'no {…} of its own'}"
    return ""


def same_places(original: str, text: str) -> bool:
    """Whether both have the same {names} to be filled in."""
    return sorted(_PLACE.findall(text)) == sorted(_PLACE.findall(original))


def structure_faults(lines: list[str], name: str) -> Iterator[Problem]:
    """What gettext's own reader passes over in silence: halves of entries, and entries that stand twice."""
    seen: dict[tuple[str, str], int] = {}
    state, begun, texts = "", 1, {"msgctxt": "", "msgid": ""}

    def problem(message: str, remedy: str, line: int) -> Problem:
        return Problem(name, line, 1, message, remedy)

    for number, line in enumerate(map(str.strip, lines), start=1):
        if not line or line.startswith("#"):
            continue
        match = _LINE.fullmatch(line)
        keyword, text = match.groups() if match else ("", "")
        if match is None or (not keyword and not state):
            remedy = 'write e.g. msgstr "…", with both quotation marks'
            yield problem("not a line of a gettext catalogue", remedy, number)
        elif not keyword:
            if state != "msgstr":
                texts[state] += text[1:-1]
        elif keyword == "msgid_plural":
            remedy = "delete this entry; `make translations` writes it anew"
            yield problem("plural forms are not used here", remedy, number)
            return
        else:
            if keyword not in _NEXT[state]:
                message = f"{keyword} does not follow {state or 'the beginning'}"
                yield problem(message, "restore what stood between", number)
            if state in ("", "msgstr"):
                begun, texts = number, {"msgctxt": "", "msgid": ""}
            state = keyword
            if keyword != "msgstr":
                texts[keyword] = text[1:-1]
            elif (first := seen.setdefault((texts["msgctxt"], texts["msgid"]), begun)) != begun:
                yield problem(f"this text stands twice (first in line {first})", "keep one of the two entries", begun)
        charset = re.search(r"Content-Type:.*charset=([\w-]*)", line) if len(seen) <= 1 else None
        if charset and charset[1].upper() not in ("UTF-8", "UTF8"):
            yield problem(f"the header names the encoding {charset[1]}", "write charset=UTF-8, and save it so", number)
    if state not in ("", "msgstr"):
        yield problem("the file ends within this entry", "restore the rest of it", begun)


def faulty_translations(catalog: polib.POFile, name: str) -> Iterator[Problem]:
    """The entries of the file `name` whose translation cannot be used; a draft may still be of an earlier text."""
    for entry in catalog:
        original, text = entry.msgid, entry.msgstr
        if entry.obsolete or not text:
            continue
        if fault := translation_fault(text if entry.fuzzy else original, text):
            remedy = "mend msgstr, or empty it: the original is then shown"
            yield Problem(name, entry.linenum or 1, 1, f"the translation of “{original[:40]}”: {fault}", remedy)

"""What the check says, in the language of whoever runs it.

The code says it in English. A catalogue beside this file (`problems.<language>.po`) holds the same sentences in
another language, with `{0}`, `{1}` … for what is filled in; a sentence that it lacks stays English.
"""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from collections.abc import Mapping

# The first that is set decides, as with gettext; the first name is for whoever wants it otherwise than the system.
_VARIABLES = ("SELFCHECK_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_HOLE = re.compile(r"\\\{(\d)\\\}")


def language(environment: Mapping[str, str] = os.environ) -> str:
    """The language to speak, as a file name has it: `zh` where the environment asks for Chinese, else `en`."""
    chosen = next((value for name in _VARIABLES if (value := environment.get(name))), "")
    name = re.split(r"[_.@-]", chosen)[0].lower()
    return name if _catalogue(name).exists() else "en"


def told(text: str, into: str | None = None) -> str:
    """A sentence of the code in the language `into` (by default that of the environment), or as it is.

    What is filled in is translated too where it is itself a sentence of the code.

    >>> told("`title` is missing", "zh")
    '缺少 `title`'
    """
    into = into or language()
    return text if into == "en" else _told(text, into)


@cache
def _told(text: str, into: str) -> str:
    for pattern, translation in _patterns(into):
        if match := pattern.fullmatch(text):
            filled = translation
            for number, part in match.groupdict().items():
                filled = filled.replace(f"{{{number[1:]}}}", _told(part, into))
            return filled
    return text


@cache
def _patterns(into: str) -> list[tuple[re.Pattern[str], str]]:
    """Each sentence as a pattern, with its translation; the most literal ones first."""
    entries = [entry for entry in polib.pofile(str(_catalogue(into))) if entry.msgstr]
    entries.sort(key=lambda entry: len(re.sub(r"\{\d\}", "", entry.msgid)), reverse=True)
    return [
        (re.compile(_HOLE.sub(r"(?P<_\1>.*?)", re.escape(entry.msgid)), re.DOTALL), entry.msgstr) for entry in entries
    ]


def _catalogue(name: str) -> Path:
    return Path(__file__).with_name(f"problems.{name}.po")

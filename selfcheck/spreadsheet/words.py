"""What the workbook says to its owner: names of sheets, headings, words to choose from, explanations.

The data's own words, which are English, and the same in Chinese from `words.zh.po`; every language but Chinese is told
the English ones, as by the check.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polib

if TYPE_CHECKING:
    from .tables import Column


def sheet_name(table: str, language: str) -> str:
    """The name of a table's sheet."""
    return _said("sheet", table, language) or table.replace("_", " ")


def heading(key: str, language: str) -> str:
    """The heading of a column; one in a language (`definition::en`) names the language behind it."""
    name, _, of = key.partition("::")
    shown = _said("column", name, language) or name.replace("_", " ").replace(".", ": ")
    return f"{shown}（{of}）" if of and language == "zh" else f"{shown} ({of})" if of else shown


def worksheet_heading(text: str, language: str) -> str:
    """The heading of a column of a translators' worksheet."""
    return _said("worksheet", text, language) or text


def word(key: str, language: str) -> str:
    """A word of the data as people choose it."""
    return _said("word", key, language) or key


def phrase(text: str, language: str) -> str:
    """A sentence of the workbook's own."""
    return _said("phrase", text, language) or text


def explanation(column: Column, refers: str, language: str) -> str:
    """What to put into a column, for the comment on its heading. `refers`: the table whose ids stand in it."""
    said = [_said("help", column.help, language) or column.help]
    if column.required and column.key != "id":
        said.append(phrase("Fill this in.", language))
    if column.many:
        said.append(phrase("One on each line (Alt+Enter).", language))
    if refers:
        sentence = phrase("An id or a heading of the sheet “{sheet}”.", language)
        said.append(sentence.format(sheet=sheet_name(refers, language)))
    if column.key == "id":
        said.append(
            phrase("Small Latin letters, digits and hyphens. Leave it empty in a new row: it is given one.", language)
        )
    said.append(phrase(_KINDS.get(column.kind, ""), language))
    return "\n".join(dict.fromkeys(each for each in said if each))


_KINDS = {
    "number": "A number.",
    "whole": "A number.",
    "day": "A date: 2019-12-19.",
    "yes-no": "Choose from the list.",
    "word": "Choose from the list.",
}


def _said(context: str, text: str, language: str) -> str:
    return _catalogue().get((context, text), "") if language == "zh" else ""


@cache
def _catalogue() -> dict[tuple[str, str], str]:
    entries = polib.pofile(str(Path(__file__).with_name("words.zh.po")))
    return {(entry.msgctxt or "", entry.msgid): entry.msgstr for entry in entries}

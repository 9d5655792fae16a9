"""What a plan's workbook and its translators' worksheet say in Chinese: all of it, and nothing that neither has."""

from __future__ import annotations

from pathlib import Path

import polib

import selfcheck.spreadsheet.words
from selfcheck.spreadsheet.tables import tables
from selfcheck.spreadsheet.worksheet_sheet import COLUMNS, DECISIONS
from selfcheck.spreadsheet.writing import COMMENT, WAS


def test_every_word_of_the_workbook_is_chinese() -> None:
    """Each sheet, heading, explanation and word to choose that the model gives has its Chinese; none is left over."""
    known = tables(("de",)).values()
    columns = [column for table in known for column in table.columns]
    wanted = {("sheet", table.name) for table in known}
    wanted |= {("column", key) for table in known for key in table.parents}
    wanted |= {("column", column.key.partition("::")[0]) for column in columns}
    wanted |= {("column", key) for key in ("key", "item", "content", WAS, COMMENT)}
    wanted |= {("help", column.help) for column in columns if column.help}
    wanted |= {("word", each) for column in columns for each in (*column.words, "yes", "no")}
    wanted |= {("worksheet", column.heading) for column in COLUMNS if column.key != "help"}
    wanted |= {("word", each) for each in (*DECISIONS, "draft", "missing")}
    entries = polib.pofile(str(Path(selfcheck.spreadsheet.words.__file__).with_name("words.zh.po")))
    assert {(entry.msgctxt, entry.msgid) for entry in entries if entry.msgctxt != "phrase"} == wanted
    assert all(entry.msgstr for entry in entries)

"""The paragraphs of a text that is to become a plan."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..base.files import read_bytes
from ..base.problems import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

_LIMIT = 20 * 1024 * 1024
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_TABLE_RULE = re.compile(r"[|\s:-]+")


class Paragraph(NamedTuple):
    """A paragraph, or a row of a table (`cells`). `level` is that of a heading which its markup shows, from 1."""

    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def read_paragraphs(file: Path) -> list[Paragraph]:
    """The paragraphs of a .txt or .md file in UTF-8 or GB 18030; rows of Markdown tables, and of cells parted by tabs.

    Raises DataError for a file that is no text or holds none.
    """
    content = read_bytes(file, file.name, _LIMIT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    if "\0" in text or not text.strip():
        remedy = "save the plan as text (.txt or .md) and try again"
        raise DataError([Problem(file.name, 1, 1, "this is no text that can be read", remedy)])
    return list(filter(None, map(_paragraph, text.splitlines())))


def _paragraph(line: str) -> Paragraph | None:
    plain = line.strip().replace("\u3000", " ").strip()
    if not plain or (plain.startswith("|") and _TABLE_RULE.fullmatch(plain)):
        return None
    if plain.startswith("|"):
        return Paragraph(plain, cells=tuple(cell.strip() for cell in plain.strip("|").split("|")))
    if "\t" in plain:
        return Paragraph(plain, cells=tuple(cell.strip() for cell in line.strip("\r\n").split("\t")))
    if heading := _MARKDOWN_HEADING.match(plain):
        return Paragraph(heading[2], level=len(heading[1]))
    return Paragraph(plain)

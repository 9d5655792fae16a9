"""The paragraphs of a text that is to become a plan: from plain text, Markdown, a web page or Word."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from ..base.files import read_bytes
from ..base.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from docx.text.paragraph import Paragraph as WordParagraph
    from lxml.html import HtmlElement

_LIMIT = 20 * 1024 * 1024
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_TABLE_RULE = re.compile(r"[|\s:-]+")
_WORD_HEADING = re.compile(r"heading (\d)|标题 (\d)", re.IGNORECASE)
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: Levels of paragraphs that Word numbers by itself lie below those of its headings.
_LISTS = 10
_SKIPPED = {"script", "style", "nav", "head", "template"}
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "pre", "blockquote"}


class Paragraph(NamedTuple):
    """A paragraph, or a row of a table (`cells`). `level`, from 1, is what its markup shows of a heading or a list."""

    text: str
    level: int = 0
    cells: tuple[str, ...] = ()


def read_paragraphs(file: Path) -> list[Paragraph]:
    """The paragraphs of a .docx, .html, .md or .txt file; texts in UTF-8 or GB 18030.

    Raises DataError for a file that is none of these, or holds no text.
    """
    content = read_bytes(file, file.name, _LIMIT)
    reader = _READERS.get(file.suffix.lower(), _from_text)
    try:
        found = [each for each in reader(content) if each.text]
    except Exception:  # what a library makes of a damaged file is of no use to whoever chose it
        found = []
    if not found:
        remedy = "save the plan as .docx, .html, .md or .txt and try again"
        raise DataError([Problem(file.name, 1, 1, "this is no text that can be read", remedy)])
    return found


def _from_text(content: bytes) -> Iterator[Paragraph]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")
    if "\0" in text:
        return
    for line in text.splitlines():
        plain = line.strip()
        if plain.startswith("|"):
            if not _TABLE_RULE.fullmatch(plain):
                yield _row(cell for cell in plain.strip("|").split("|"))
        elif "\t" in plain:
            yield _row(line.split("\t"))
        elif heading := _MARKDOWN_HEADING.match(plain):
            yield Paragraph(heading[2], len(heading[1]))
        else:
            yield Paragraph(_plain(line))


def _from_word(content: bytes) -> Iterator[Paragraph]:
    from docx import Document
    from docx.table import Table

    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from (_row(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield Paragraph(_plain(block.text), _word_level(block))


def _word_level(paragraph: WordParagraph) -> int:
    style = paragraph.style
    if heading := _WORD_HEADING.fullmatch((style and style.name) or ""):
        return int(heading[1] or heading[2])
    # A number that Word itself puts there is not in the text.
    level = paragraph._p.find(f"{_WORD}pPr/{_WORD}numPr/{_WORD}ilvl")  # noqa: SLF001: the library has no name for it
    return 0 if level is None else _LISTS + int(level.get(f"{_WORD}val", "0"))


def _from_html(content: bytes) -> Iterator[Paragraph]:
    from lxml import html

    yield from _html_blocks(html.fromstring(content))


def _html_blocks(element: HtmlElement) -> Iterator[Paragraph]:
    name = element.tag if isinstance(element.tag, str) else ""
    if name in _SKIPPED or not name:
        return
    if name == "table":
        yield from map(_row, _html_rows(element))
    elif name in _BLOCKS and not element.xpath(".//p|.//li|.//table"):
        yield Paragraph(_plain(element.text_content()), int(name[1]) if re.fullmatch("h[1-6]", name) else 0)
    else:
        yield Paragraph(_plain(element.text or ""))
        for child in element:
            yield from _html_blocks(child)
            yield Paragraph(_plain(child.tail or ""))


def _html_rows(table: HtmlElement) -> Iterator[list[str]]:
    """The rows of a table, with a cell that reaches over several repeated in each."""
    above: dict[int, tuple[str, int]] = {}
    for row in table.iter("tr"):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while above.get(len(cells), ("", 0))[1]:
                cells.append(_repeated(above, len(cells)))
            text = cell.text_content()
            if (more := int(cell.get("rowspan") or 1) - 1) > 0:
                above[len(cells)] = text, more
            cells += [text] * int(cell.get("colspan") or 1)
        while above.get(len(cells), ("", 0))[1]:
            cells.append(_repeated(above, len(cells)))
        yield cells


def _repeated(above: dict[int, tuple[str, int]], place: int) -> str:
    text, more = above[place]
    above[place] = text, more - 1
    return text


def _row(cells: Iterable[str]) -> Paragraph:
    plain = tuple(map(_plain, cells))
    return Paragraph(" | ".join(plain), cells=plain)


def _plain(text: str) -> str:
    return " ".join(text.split())


_READERS: dict[str, Callable[[bytes], Iterator[Paragraph]]] = {
    ".docx": _from_word,
    ".html": _from_html,
    ".htm": _from_html,
}

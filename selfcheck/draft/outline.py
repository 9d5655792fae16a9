"""The outline of a text: numbered headings and paragraphs, each below the one it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .paragraphs import Paragraph

_CHINESE = "[一二三四五六七八九十百]+"
# How parts are numbered: the name of the kind, the number as it stands, the text behind it.
_KINDS = (
    ("chapter", re.compile(rf"(第{_CHINESE}[章节部分]+)[\s、：:]*(.*)")),
    ("article", re.compile(rf"(第(?:{_CHINESE}|\d+)条)[\s、：:]*(.*)")),
    ("section sign", re.compile(r"(§\s*\d+[a-z]?)\.?\s+(.*)")),
    ("chinese", re.compile(rf"({_CHINESE})[、．.]\s*(.*)")),
    ("chinese in brackets", re.compile(rf"([(（]{_CHINESE}[)）])\s*(.*)")),
    ("decimal", re.compile(r"(\d{1,3}(?:\.\d{1,3})+)\.?[\s、]*(\D.*)")),
    ("number", re.compile(r"(\d{1,3})[.、．)）]\s*(\D.*)")),
    ("number in brackets", re.compile(r"([(（]\d{1,3}[)）])\s*(.*)")),
    ("letter", re.compile(r"([a-z])[.)]\s+(.*)")),
)
#: A heading is short and says nothing to the end.
_LONGEST_HEADING = 40
_SENTENCE_END = re.compile("[。；;.!！?？:：]$")
_FIRST_SENTENCE = re.compile(r"([^。]{2,20})。(.+)", re.DOTALL)


@dataclass
class Part:
    """A numbered part of a text, or the whole. `number` is as it stands there; `body` its own text."""

    kind: str = ""
    number: str = ""
    title: str = ""
    body: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def walk(self) -> Iterable[Part]:
        """Itself and all below it, in order."""
        yield self
        for part in self.parts:
            yield from part.walk()


def outline(paragraphs: Iterable[Paragraph]) -> Part:
    """The whole text as a tree. What stands before the first number is the body of the whole."""
    root = Part()
    path = [root]
    for paragraph in paragraphs:
        if paragraph.cells:
            continue
        part = _part(paragraph)
        if part is None:
            path[-1].body.append(paragraph.text)
            continue
        # A kind of numbering that is open already goes on there; a new one is a level below.
        at = next((n for n, open_part in enumerate(path) if open_part.kind == part.kind), len(path))
        del path[at:]
        path[-1].parts.append(part)
        path.append(part)
    return root


def _part(paragraph: Paragraph) -> Part | None:
    numbered = _numbered(paragraph.text)
    if paragraph.level:
        _kind, number, text = numbered or ("", "", paragraph.text)
        kind = f"level {paragraph.level}"
    elif numbered:
        kind, number, text = numbered
    else:
        return None
    if kind == "decimal":
        kind = f"decimal {number.count('.')}"
    elif kind == "number":
        kind = "decimal 0"
    first = _FIRST_SENTENCE.fullmatch(text)
    if first:
        return Part(kind, number, first[1], [first[2]])
    if len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text):
        return Part(kind, number, text)
    return Part(kind, number, "", [text])


def _numbered(text: str) -> tuple[str, str, str] | None:
    for kind, pattern in _KINDS:
        if found := pattern.fullmatch(text):
            return kind, found[1], found[2]
    return None

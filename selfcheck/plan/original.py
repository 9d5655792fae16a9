"""The official text, where the plan's owner has it: passages of measures, and proof of the anchors.

The text itself is not part of the project: it is read from `data/original/plan.<language>.txt`,
which git ignores.
"""

from __future__ import annotations

import os
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from ..base.files import read_text
from ..base.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from .frame import Statement
    from .model import Plan
    from .yaml_source import Location, YamlSource

_MAX_BYTES = 5_000_000


def read_original(data: Path, language: str) -> str | None:
    """The official text, or None where the owner has not supplied it. Raises DataError where it is no text."""
    file = data / "original" / f"plan.{language}.txt"
    if not os.path.lexists(file):
        return None
    name = file.relative_to(data.parent).as_posix()
    text = read_text(file, name, _MAX_BYTES)
    if not text.strip():
        raise DataError(
            [Problem(name, 1, 1, "the official text is empty", "copy it into the file, or delete the file")]
        )
    return text


# Quotation marks of any kind are one mark: the text may come from a web page, a PDF or another hand.
_QUOTES = dict.fromkeys(map(ord, "“”„‟«»＂「」『』〝〞"), '"') | dict.fromkeys(map(ord, "‘’‚‛＇`´"), "'")
_ENDS = '。.！!？?；;：:”"」）)'
_WIDE = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’]"


def _plain(text: str) -> str:
    """A text as it is compared: without white space and what nobody sees, one kind of quotation marks and widths."""
    return "".join(map(_plain_character, text))


def _plain_character(character: str) -> str:
    if character.isspace() or unicodedata.category(character) in ("Cf", "Cc"):
        return ""
    return unicodedata.normalize("NFKC", character).translate(_QUOTES).replace(" ", "")


def standing(text: str, phrases: Iterable[str]) -> set[str]:
    """Those of the phrases that occur in the official text, in whatever case, whatever its copy has done to it."""
    plain = _plain(text).casefold()
    return {phrase for phrase in phrases if _plain(phrase).casefold() in plain}


class _Official:
    """The official text, in which phrases are found whatever line breaks, blanks and quotation marks a copy has."""

    def __init__(self, text: str) -> None:
        self.text = text
        pieces = [_plain_character(character) for character in text]
        self.plain = "".join(pieces)
        # The place of each plain character in the text.
        self.places = [place for place, piece in enumerate(pieces) for _ in piece]

    def find(self, phrase: str, start: int = 0) -> int:
        """The offset of a phrase in `plain`, from `start` on; -1 if it is not there."""
        plain = _plain(phrase)
        return self.plain.find(plain, start) if plain else -1

    def place(self, position: int) -> int:
        """Where a position of `plain` is in the text."""
        return self.places[position] if position < len(self.places) else len(self.text)

    def position(self, place: int) -> int:
        """The first position of `plain` at or after a place in the text."""
        return next((n for n, each in enumerate(self.places) if each >= place), len(self.places))

    def end_of_paragraph(self, position: int) -> int:
        """Where the paragraph of a position ends; that of a heading on a line of its own is the one below it.

        A line that ends within a sentence has been broken by the program it was copied from.
        """
        first = self.place(position)
        for line in re.finditer(r"[^\n]*\n", self.text[first:]):
            content = line[0].strip()
            after = self.text[first + line.end() :]
            if content and (content[-1] in _ENDS or re.match(r"[^\S\n]*\n", after)):
                return self.position(first + line.end())
        return len(self.plain)


def passages(plan: Plan, text: str) -> dict[str, str]:
    """The passage of each measure, by `sector.measure`: from its title to the next heading."""
    official = _Official(text)
    spans = _spans(plan, official)
    return {
        sector.full_id(measure): _ended(
            _unbroken(text[official.place(start) : official.place(end)]), plan.source_language
        )
        for sector in plan.sectors
        for measure in sector.measures
        for start, end in [spans.get(sector.full_id(measure), (0, 0))]
        if end > start
    }


def _unbroken(passage: str) -> str:
    """A passage in one line, without what nobody sees; between two wide characters a line break means nothing."""
    passage = "".join(c for c in passage if c.isspace() or unicodedata.category(c) not in ("Cf", "Cc"))
    passage = re.sub(rf"(?<={_WIDE})\s*\n\s*(?={_WIDE})", "", passage.strip())
    return re.sub(r"\s*\n\s*", " ", passage)


def _ended(passage: str, language: str) -> str:
    """A passage as sentences of its own: a semicolon led to the next one, a number to the next heading."""
    passage = re.sub(r"[\s（(]*[一二三四五六七八九十\d]{1,3}[、.)）]+$", "", passage).strip().rstrip(";；")
    return passage if passage.endswith(("。", ".", "！", "？")) or not language.startswith("zh") else passage + "。"


def _spans(plan: Plan, official: _Official) -> dict[str, tuple[int, int]]:
    """Start and end of each sector's measures, found by their headings in the plan's order."""
    heads: list[tuple[str, int]] = []
    cursor = 0
    for sector in plan.sectors:
        for name, phrase in [
            (sector.id, sector.anchor or sector.title),
            *((sector.full_id(measure), measure.title) for measure in sector.measures),
        ]:
            position = official.find(phrase, cursor)
            if position >= 0:
                heads.append((name, position))
                cursor = position + len(_plain(phrase))
    first = plan.frame.work_requirements[0].title if plan.frame.work_requirements else ""
    # The last measure ends with its paragraph, or where the chapter after it begins.
    end = official.find(first, cursor)
    last = official.end_of_paragraph(cursor)
    stops = [position for _, position in heads[1:]] + [min(end, last) if end >= 0 else last]
    return {name: (position, stop) for (name, position), stop in zip(heads, stops, strict=False)}


def check_anchors(plan: Plan, read: Mapping[str, list[tuple[YamlSource, Any]]], text: str) -> Iterator[Problem]:
    """Every anchor occurs in the official text, in its measure, in the order of the requirements."""
    official = _Official(text)
    spans = _spans(plan, official)
    for source, sector in read["sectors/*.yml"]:
        if sector.id not in spans:
            yield source.problem(
                ("anchor",),
                f"the heading “{sector.anchor or sector.title}” is not in the official text, or not in this order",
                "copy the chapter's heading; the files' numbers give the order",
            )
            continue
        for m, measure in enumerate(sector.measures):
            at: Location = ("measures", m)
            span = spans.get(sector.full_id(measure))
            if span is None:
                yield source.problem(
                    (*at, "title"),
                    f"the heading “{measure.title}” is not in the chapter, or not in this order",
                    "write it as it stands in the official text",
                )
                continue
            for field, items in (("context", measure.context), ("requirements", measure.requirements)):
                places = (((*at, field, n, "anchor"), item.anchor) for n, item in enumerate(items))
                yield from _in_order(places, official.plain[slice(*span)], source, f"“{measure.title}”")
    for source, frame in read["plan.yml"]:
        groups: list[tuple[Location, list[Statement]]] = [
            (("guidance",), frame.guidance),
            (("objectives",), frame.objectives),
        ]
        groups += [(("work_requirements", n, "points"), item.points) for n, item in enumerate(frame.work_requirements)]
        for at, statements in groups:
            places = (((*at, n, "anchor"), item.anchor) for n, item in enumerate(statements))
            yield from _in_order(places, official.plain, source, "the plan")


def _in_order(
    anchors: Iterable[tuple[Location, str | None]], passage: str, source: YamlSource, where: str
) -> Iterator[Problem]:
    cursor = 0
    for location, anchor in anchors:
        if anchor is None:
            remedy = "add a phrase by which this is found there: `anchor: …`"
            yield source.problem(location[:-1], "`anchor` is missing, and the official text is at hand", remedy)
            continue
        phrase = _plain(anchor)
        position = passage.find(phrase, cursor)
        if position >= 0:
            cursor = position
        elif phrase in passage:
            yield source.problem(
                location,
                f"the anchor “{anchor}” stands before the one above it in the official text",
                "put the items in the order of the text",
            )
        else:
            yield source.problem(
                location,
                f"the anchor “{anchor}” is not in {where} of the official text",
                "copy a phrase of that passage",
            )

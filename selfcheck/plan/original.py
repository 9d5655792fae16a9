"""The official text, where the plan's owner has it: passages of measures, and proof of the anchors.

The text itself is not part of the project: it is read from `data/original/plan.<language>.txt`,
which git ignores.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..base.files import read_text
from ..base.problems import DataError, Problem
from .model import Plan, Statement
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


def passages(plan: Plan, text: str) -> dict[str, str]:
    """The passage of each measure, by `sector.measure`: from its title to the next heading."""
    spans = _spans(plan, text)
    return {
        f"{sector.id}.{measure.id}": _ended(text[start:end], plan.source_language)
        for sector in plan.sectors
        for measure in sector.measures
        for start, end in [spans.get(f"{sector.id}.{measure.id}", (0, 0))]
        if end > start
    }


def _ended(passage: str, language: str) -> str:
    """A passage as sentences of its own: a semicolon led to the next one."""
    passage = passage.strip().rstrip(";；")
    return passage if passage.endswith(("。", ".", "！", "？")) or not language.startswith("zh") else passage + "。"


def _spans(plan: Plan, text: str) -> dict[str, tuple[int, int]]:
    """Start and end of each sector's measures, found by their headings in the plan's order."""
    heads: list[tuple[str, int]] = []
    cursor = 0
    for sector in plan.sectors:
        for name, phrase in [
            (sector.id, sector.anchor),
            *((f"{sector.id}.{measure.id}", measure.title) for measure in sector.measures),
        ]:
            position = text.find(phrase, cursor)
            if position >= 0:
                heads.append((name, position))
                cursor = position + len(phrase)
    first = plan.frame.work_requirements[0].title if plan.frame.work_requirements else ""
    # The last measure ends with its paragraph; the chapter after it begins on a line of its own.
    end = text.find(first, cursor) if first else -1
    last = text.find("\n", cursor)
    end = min(place for place in (end, last, len(text)) if place >= 0)
    stops = [position for _, position in heads[1:]] + [end]
    return {name: (position, stop) for (name, position), stop in zip(heads, stops, strict=False)}


def check_anchors(plan: Plan, read: Mapping[str, list[tuple[YamlSource, Any]]], text: str) -> Iterator[Problem]:
    """Every anchor stands in the official text, in its measure, in the order of the requirements."""
    spans = _spans(plan, text)
    for source, sector in read["sectors/*.yml"]:
        if sector.id not in spans:
            yield source.problem(
                ("anchor",),
                f"the heading “{sector.anchor}” is not in the official text, or not in this order",
                "copy the chapter's heading; the files' numbers give the order",
            )
            continue
        for m, measure in enumerate(sector.measures):
            at: Location = ("measures", m)
            span = spans.get(f"{sector.id}.{measure.id}")
            if span is None:
                yield source.problem(
                    (*at, "title"),
                    f"the heading “{measure.title}” is not in the chapter, or not in this order",
                    "write it as it stands in the official text",
                )
                continue
            for field, items in (("context", measure.context), ("requirements", measure.requirements)):
                places = (((*at, field, n, "anchor"), item.anchor) for n, item in enumerate(items))
                yield from _in_order(places, text[slice(*span)], source, f"“{measure.title}”")
    for source, frame in read["plan.yml"]:
        groups: list[tuple[Location, list[Statement]]] = [
            (("guidance",), frame.guidance),
            (("objectives",), frame.objectives),
        ]
        groups += [(("work_requirements", n, "points"), item.points) for n, item in enumerate(frame.work_requirements)]
        for at, statements in groups:
            places = (((*at, n, "anchor"), item.anchor) for n, item in enumerate(statements))
            yield from _in_order(places, text, source, "the plan")


def _in_order(
    anchors: Iterable[tuple[Location, str]], passage: str, source: YamlSource, where: str
) -> Iterator[Problem]:
    cursor = 0
    for location, anchor in anchors:
        position = passage.find(anchor, cursor)
        if position >= 0:
            cursor = position
        elif anchor in passage:
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

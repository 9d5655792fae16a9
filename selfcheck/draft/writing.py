"""A draft as the files of a plan, and a report on it.

`text` stays empty, so that the wording is a person's: until it is filled in, the check names each line.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..base.wording import told
from ..plan.starter import starter_files, texts_of
from ..plan.yaml_edit import edited
from ..plan.yaml_tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from .model import Draft, Measure, Row, Sector

_ANCHOR_LETTERS = 14


def draft_files(draft: Draft, folder: Path, language: str) -> dict[Path, str]:
    """The plan's files, and `draft-report.md`, with their texts. Raises SelfCheckError as `starter_files` does."""
    frame = {file: text for file, text in starter_files(folder, language).items() if file.parent == folder}
    titled = re.sub("(?m)^title: .*", lambda _found: f"title: {_quoted(draft.title)}", frame[folder / "plan.yml"])
    whole = "\n".join(row.passage for row in draft.rows)
    sums = [_sum(sector) for sector in draft.sectors]
    total = next((each for each in sums if each), 0)
    if total:
        frame[folder / "scales.yml"] = _with_points(frame[folder / "scales.yml"], total)
    sectors = {
        folder / "sectors" / f"{number:02}-part-{number}.yml": "\n".join(
            _sector(sector, number, whole, own if own != total else 0)
        )
        + "\n"
        for number, (sector, own) in enumerate(zip(draft.sectors, sums, strict=True), 1)
    }
    report = "\n".join(told(line, texts_of(language)) for line in _report(draft)) + "\n"
    return {**frame, folder / "plan.yml": titled, **sectors, folder / "draft-report.md": report}


def _with_points(scales: str, total: float) -> str:
    """The scales of a plan whose text has points: `total` is what those of its first table come to."""
    said = Tree(scales).root
    assert said is not None  # the starter's
    return edited(scales, {**said.value, "points": {"total": total}})


def _sum(sector: Sector) -> float:
    return sum(row.points or 0 for measure in sector.measures for row in measure.rows)


def _sector(sector: Sector, number: int, whole: str, total: float) -> Iterator[str]:
    """The lines of a sector's file; `total` is what its points come to, where that is not the plan's total."""
    yield f"id: part-{number}"
    yield f"title: {_quoted(sector.title)}"
    yield f"clause: {_quoted(sector.number or sector.title)}"
    yield "audience: ''"
    if total:
        yield f"total: {total:g}"
    groups = list(dict.fromkeys(measure.group for measure in sector.measures if measure.group))
    if groups:
        yield "groups:"
        yield from (f"  - {{id: g{n}, title: {_quoted(title)}}}" for n, title in enumerate(groups, 1))
    yield "measures:"
    for m, measure in enumerate(sector.measures, 1):
        yield f"  - id: m{m}"
        if measure.number:
            yield f"    number: {_quoted(_bare(measure.number))}"
        if measure.group:
            yield f"    group: g{groups.index(measure.group) + 1}"
        yield f"    title: {_quoted(measure.title)}"
        yield "    requirements:"
        yield from _requirements(measure, m, whole)


def _requirements(measure: Measure, m: int, whole: str) -> Iterator[str]:
    for n, row in enumerate(measure.rows, 1):
        yield f"      # {_line(row.passage)}"
        if row.method:
            yield f"      # {_line(row.method)}"
        if row.doubt:
            yield "      # ? see draft-report.md"
        yield f"      - id: m{m}-r{n}"
        if row.number:
            yield f"        number: {_quoted(_bare(row.number))}"
        yield "        text: ''"
        yield f"        anchor: {_quoted(_anchor(row, whole))}"
        yield "        scale: has"
        if row.points is not None:
            yield f"        points: {row.points:g}"


def _anchor(row: Row, whole: str) -> str:
    """The first words of the passage; a little more where they stand elsewhere too."""
    passage = _line(row.passage)
    anchor = passage[:_ANCHOR_LETTERS]
    for length in (6, 8, 10, 12):
        if whole.count(passage[:length]) == 1:
            anchor = passage[:length]
            break
    return anchor.strip(" ，,、；;")


def _report(draft: Draft) -> Iterator[str]:
    """The lines of the report; each is a sentence that `wording` knows, or the plan's own words."""
    points = [row.points for row in draft.rows if row.points is not None]
    yield f"# {draft.title}"
    yield ""
    yield f"- {len(draft.sectors)} kinds of unit, {len(draft.measures)} measures, {len(draft.rows)} rows"
    if points:
        yield f"- {sum(points):g} points in {len(points)} rows"
    yield f"- {len(draft.context)} paragraphs left as context"
    yield ""
    yield "Each row needs a `text` in words of your own; the check names those that lack one."
    for sector in draft.sectors:
        yield f"\n## {sector.number} {sector.title}\n"
        yield from (f"- {measure.number} {measure.title}: {len(measure.rows)}" for measure in sector.measures)
    yield ""
    yield "## Not sure of"
    yield ""
    unsure = [*draft.doubts, *(f"{row.doubt}: {row.passage}" for row in draft.rows if row.doubt)]
    yield from (f"- {_line(each)}" for each in unsure)
    yield ""
    yield "## Left as context"
    yield ""
    yield from (f"- {number} {_line(text)[:60]}" for number, text in draft.context)


def _quoted(text: str) -> str:
    return json.dumps(_line(text), ensure_ascii=False)


def _bare(number: str) -> str:
    """A number without what sets it off: 三 for 三、, 1.2 for 1.2."""
    return re.sub(r"^[(（]|[)）.、]$", "", number)


def _line(text: str) -> str:
    return " ".join(text.split())

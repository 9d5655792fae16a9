"""Tables of indicators: 一级指标, 二级指标, 测评内容, 分值, 测评方法, in any order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .model import Measure, Row, Sector

if TYPE_CHECKING:
    from collections.abc import Iterable

# What the columns are headed; a table without a column for what is asked is none.
_HEADS = {
    "group": re.compile("一级指标|指标类别|类别|group|category|Bereich", re.IGNORECASE),
    "measure": re.compile("二级指标|测评项目|评价项目|项目|measure|indicator|Thema", re.IGNORECASE),
    "asked": re.compile(
        "三级指标|测评内容|评价内容|考评内容|测评指标|内容|要求|标准|requirement|criterion|Anforderung|Kriterium",
        re.IGNORECASE,
    ),
    "points": re.compile("分值|分数|满分|points?|score|Punkte", re.IGNORECASE),
    "method": re.compile("测评方法|检查方法|考评方法|方法|method|Nachweis|Prüfung", re.IGNORECASE),
    "number": re.compile("序号|编号|no\\.?|number|Nr\\.?", re.IGNORECASE),
}
_POINTS = re.compile(r"(\d+(?:\.\d+)?)\s*(?:分|points?|Punkte)?")


def table_sectors(rows: Iterable[tuple[str, ...]], title: str) -> tuple[list[Sector], list[str]]:
    """The measures of the tables in these rows as one kind of unit, and what was not clear.

    An empty cell means the one above it, as merged cells come out.
    """
    columns: dict[str, int] = {}
    group = title_of_measure = ""
    measures: dict[tuple[str, str], Measure] = {}
    doubts = []
    for cells in rows:
        if heads := _columns(cells):
            columns = heads
            continue
        if "asked" not in columns:
            doubts.append(f"a row of a table whose columns have no known heading: {' | '.join(cells)}")
            continue
        row = {name: cells[place] for name, place in columns.items() if place < len(cells)}
        group = row.get("group") or group
        title_of_measure = row.get("measure") or title_of_measure
        if not row.get("asked"):
            continue
        measure = measures.setdefault((group, title_of_measure), Measure(title_of_measure, group=group))
        stated = row.get("points", "")
        points = _POINTS.fullmatch(stated)
        doubt = "" if points or "points" not in columns else f"points that are no number: {stated or '–'}"
        value = float(points[1]) if points else None
        measure.rows.append(Row(row["asked"], row.get("number", ""), value, row.get("method", ""), doubt))
    return ([Sector(title, measures=list(measures.values()))] if measures else []), doubts


def _columns(cells: tuple[str, ...]) -> dict[str, int]:
    found = {
        name: place
        for place, text in reversed(list(enumerate(cells)))
        for name, head in _HEADS.items()
        if head.fullmatch(text)
    }
    return found if "asked" in found and len(found) > 1 else {}

"""How high a row has to be for its texts: not every program finds that out when it opens the file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE, _MOST_LINES = 15, 27  # points; no row is higher than 409


def row_height(cells: Iterable[tuple[str, int]]) -> int:
    """The height in points for cells of these texts and widths, in characters."""
    return min(max((_lines(shown, width) for shown, width in cells), default=1), _MOST_LINES) * _LINE


def _lines(shown: str, width: int) -> int:
    return sum(_wrapped(line, width) for line in shown.split("\n"))


def _wrapped(line: str, width: int) -> int:
    """A word that does not fit any more, an address perhaps, begins a line."""
    lines, used = 1, 0
    for word in line.split(" "):
        units = sum(1 + (east_asian_width(each) in "WF") for each in word)
        if used and used + 1 + units > width:
            lines, used = lines + 1, 0
        more = max(0, math.ceil((used + units) / width) - 1) if units else 0
        lines, used = lines + more, used + 1 + units - width * more
    return lines

"""`data/published-ids.txt`: every requirement id that ever stood in a published site, one a line.

Kept beside the data because saved files outlive any memory of what was once in it.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ..base.files import read_text, write_text
from ..base.problems import DataError, Problem
from .fields import REQUIREMENT

if TYPE_CHECKING:
    from pathlib import Path

    from .model import Plan

FILE = "published-ids.txt"
_MAX_BYTES = 2_000_000


def read_published(data: Path) -> list[str]:
    """The ids in the order of the file; none where there is no file. Raises DataError for lines that are no ids."""
    file = data / FILE
    if not os.path.lexists(file):
        return []
    name = file.relative_to(data.parent).as_posix()
    lines = [line.strip() for line in read_text(file, name, _MAX_BYTES).split("\n")]
    problems = [
        Problem(name, number, 1, f"`{line[:40]}` is not an id", "restore the line: sector.requirement, as published")
        for number, line in enumerate(lines, start=1)
        if line and not line.startswith("#") and not re.fullmatch(REQUIREMENT, line)
    ]
    if problems:
        raise DataError(problems)
    return [line for line in lines if line and not line.startswith("#")]


def write_published(plan: Plan, data: Path) -> None:
    """Add the plan's ids that are not in the file yet; no line is ever taken out."""
    published = read_published(data)
    known = set(published)
    current = [sector.full_id(requirement) for sector in plan.sectors for requirement in sector.requirements]
    lines = [
        "# Every requirement id ever published. `make generate` adds lines; none is ever deleted.",
        *published,
        *(name for name in current if name not in known),
    ]
    write_text(data / FILE, "\n".join(lines) + "\n")

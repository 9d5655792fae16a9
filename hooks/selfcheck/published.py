"""`data/published-ids.txt`: every requirement id that ever stood in a published site, one a line.

Kept beside the data because saved files outlive any memory of what was once in it.
"""

from __future__ import annotations

from pathlib import Path

from .model import Plan

FILE = "published-ids.txt"


def read_published(data: Path) -> list[str]:
    """The full ids (`sector.requirement`) in the order of the file; none where there is no file."""
    file = data / FILE
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def write_published(plan: Plan, data: Path) -> None:
    """Add the plan's ids that are not in the file yet; no line is ever taken out."""
    known = read_published(data)
    current = [f"{sector.id}.{requirement.id}" for sector in plan.sectors for requirement in sector.requirements]
    lines = [
        "# Every requirement id ever published. `make generate` adds lines; none is ever deleted.",
        *known,
        *(name for name in current if name not in set(known)),
    ]
    (data / FILE).write_text("\n".join(lines) + "\n", "utf-8")

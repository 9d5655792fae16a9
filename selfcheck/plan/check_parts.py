"""What several checks share: the walk over a sector's requirements, and the rule that names are not given twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..base.problems import Problem
    from .model import Measure, Requirement, Sector
    from .yaml_source import Location, YamlSource

ANOTHER_ID = "give one another id"


def requirements(sector: Sector) -> Iterator[tuple[Location, Measure, Requirement]]:
    """Every requirement of a sector with its location in the sector's file."""
    for m, measure in enumerate(sector.measures):
        for r, requirement in enumerate(measure.requirements):
            yield ("measures", m, "requirements", r), measure, requirement


def unique(entries: Iterable[tuple[str, YamlSource, Location]], what: str, remedy: str) -> Iterator[Problem]:
    """A problem for each duplicate name; `entries` are names with their places, `what` is what they name."""
    first: dict[str, str] = {}
    for name, source, location in entries:
        if name in first:
            yield source.problem(location, f"the {what} `{name}` stands twice (first in {first[name]})", remedy)
        else:
            first[name] = f"{source.path}:{source.place(location)[0]}"

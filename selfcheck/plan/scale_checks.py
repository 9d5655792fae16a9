"""Checks of the scales, and of what requirements say for the scale they are answered by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .check_parts import ANOTHER_ID, unique
from .scale_kinds import KINDS, Typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .model import Requirement
    from .scales import Scale, Scales
    from .yaml_source import Location, YamlSource


def check_scales(scales: Scales, source: YamlSource) -> Iterator[Problem]:
    """Faults of `scales.yml` beyond what single keys may hold."""
    yield from unique(
        ((scale.id, source, ("scales", n, "id")) for n, scale in enumerate(scales.scales)),
        "scale",
        ANOTHER_ID,
    )
    for n, scale in enumerate(scales.scales):
        yield from _kind(scale, ("scales", n), source)
        if scale.ratings is None:
            continue
        location = ("scales", n, "ratings")
        yield from unique(
            ((rating.id, source, (*location, r, "id")) for r, rating in enumerate(scale.ratings)),
            "rating",
            ANOTHER_ID,
        )
        values = [rating.value for rating in scale.ratings]
        if max(values) != 1 or min(values) != 0 or values != sorted(values, reverse=True):
            yield source.problem(
                location,
                f"the ratings of `{scale.id}` have the values {values}",
                "list them from the best (value 1) down to the lowest (value 0)",
            )
    bounds = [grade.from_ for grade in scales.grades]
    if bounds != sorted(set(bounds), reverse=True) or bounds[-1] != 0:
        yield source.problem(
            ("grades",), f"the grades begin at {bounds}", "list them from the highest down; the last begins at 0"
        )


def _kind(scale: Scale, at: Location, source: YamlSource) -> Iterator[Problem]:
    if scale.kind_ is not None and scale.kind_ not in KINDS:
        remedy = f"write one of {', '.join(KINDS)}, or leave it out"
        yield source.problem((*at, "kind"), f"unknown kind `{scale.kind_}`", remedy)
    elif isinstance(scale.kind, Typed) != (scale.ratings is None):
        said = "has no ratings" if scale.ratings is None else "has ratings"
        remedy = "list them under `ratings`" if scale.ratings is None else "delete them: a number is typed"
        yield source.problem((*at, "kind"), f"a scale of the kind `{scale.kind_}` {said}", remedy)


def check_target(requirement: Requirement, scale: Scale, at: Location, source: YamlSource) -> Iterator[Problem]:
    """Whether a requirement has the number its scale measures against; `at` is its place in the file."""
    if list(_kind(scale, (), source)):
        return  # a fault of the scale, which says nothing of its requirements
    wanted = scale.kind.target(requirement) if isinstance(scale.kind, Typed) else None
    if isinstance(scale.kind, Typed) and wanted is None:
        yield source.problem((*at, "scale"), *scale.kind.missing())
    # Points and findings are measured against another number.
    if requirement.target is not None and wanted != requirement.target:
        yield source.problem(
            (*at, "target"), f"`target` goes with a count, not with `{requirement.scale}`", "delete it"
        )

"""Checks of what one requirement says of another: its prerequisite, and the answer that it shares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .scale_kinds import Points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .model import Plan, Prerequisite, Requirement, Sector
    from .yaml_source import Location, YamlSource


def check_prerequisite(
    wanted: Prerequisite | None, sector: Sector, plan: Plan, at: Location, source: YamlSource
) -> Iterator[Problem]:
    """A result that can be had: of another sector of this plan, in a grade that is not every unit's."""
    if not wanted:
        return
    others = [each.id for each in plan.sectors if each.id != sector.id]
    grades = [each.id for each in plan.scales.grades if each.from_ > 0]
    for key, name, known in (("sector", wanted.sector, others), ("grade", wanted.grade, grades)):
        if name not in known:
            remedy = f"write one of {', '.join(known)}" if known else "delete `requires`"
            yield source.problem((*at, key), f"`requires` cannot name the {key} `{name}`", remedy)


def check_shared_answer(
    requirement: Requirement, sector: Sector, plan: Plan, at: Location, source: YamlSource
) -> Iterator[Problem]:
    """An answer that can be given once: the other requirement has one of its own, and is answered in the same way."""
    if requirement.same_as is None:
        return
    others = {each.id: each for each in sector.requirements if each.id != requirement.id and each.same_as is None}
    other = others.get(requirement.same_as)
    if other is None:
        yield source.problem(
            at,
            f"`same_as` cannot name `{requirement.same_as}`",
            f"name another requirement of `{sector.id}` that is answered itself",
        )
        return
    ours, theirs = (_answered_by(each, plan) for each in (requirement, other))
    different = [key for key, value in ours.items() if value != theirs[key]]
    # Where the other one does not apply, nobody would answer this one on paper or in Excel.
    if other.when is not None and other.when != requirement.when:
        different.append("when")
    if different:
        keys = ", ".join(f"`{key}`" for key in different)
        yield source.problem(
            at, f"`{other.id}` has another {keys}, so one answer cannot hold for both", "write the same in both"
        )


def _answered_by(requirement: Requirement, plan: Plan) -> dict[str, Any]:
    """All that decides which answers a requirement can have."""
    kinds = {scale.id: scale.kind for scale in plan.scales.scales}
    return {
        "scale": requirement.scale,
        "target": requirement.target,
        "points": requirement.points if isinstance(kinds.get(requirement.scale), Points) else None,
        "na": requirement.na,
        "needs": requirement.needs,
    }

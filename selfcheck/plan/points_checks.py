"""Checks of scoring by points: that there is something to sum up, and that it makes the plan's total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .check_parts import requirements
from .scale_kinds import Findings, Points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .model import Plan, Requirement, Sector
    from .scales import ByPoints, Scales
    from .yaml_source import Location, YamlSource

_KEYS = ("points", "deduct", "bonus", "veto")


def check_points(sector: Sector, source: YamlSource, plan: Plan) -> Iterator[Problem]:
    """Faults of one sector's points, or of points in a plan without."""
    rules = plan.scales.points
    if sector.total and not rules:
        yield source.problem(("total",), *_alone("total"))
    for m, measure in enumerate(sector.measures):
        if rules and measure.weight != 1:
            yield source.problem(("measures", m, "weight"), "a weight in scoring by points", "delete it")
    each = [(at, requirement) for at, _, requirement in requirements(sector)]
    if rules:
        yield from _total(sector, sector.total or rules.total, source)
        for at, requirement in each:
            yield from _requirement(requirement, at, source)
        yield from _without_rules(each, rules, source)
    else:
        by_points = {scale.id for scale in plan.scales.scales if scale.kind_ in (Points.name, Findings.name)}
        # The first place of a file: a hundred have one cause.
        for at, requirement in each:
            used = [key for key in _KEYS if getattr(requirement, key)]
            if requirement.scale in by_points:
                used.append("scale")
            if used:
                said = requirement.scale if used[0] == "scale" else used[0]
                yield source.problem((*at, used[0]), *_alone(said))
                break


def check_outcomes(scales: Scales, source: YamlSource, plan: Plan) -> Iterator[Problem]:
    """Grades and thresholds that no unit could reach, and needs that no requirement is."""
    rules = scales.points
    totals = [rules.total, *(sector.total for sector in plan.sectors if sector.total)] if rules else [100.0]
    most = max(totals) + (rules.bonus.most if rules and rules.bonus and rules.bonus.counts else 0)
    for g, grade in enumerate(scales.grades):
        if grade.from_ > most:
            remedy = f"begin it at {most:g} at the most"
            yield source.problem(("grades", g, "from"), f"no unit can reach the grade `{grade.id}`", remedy)
        for n, name in enumerate(grade.needs):
            if name not in plan.full_ids:
                yield source.problem(
                    ("grades", g, "needs", n), f"`{name}` is not in the plan", "name one of its requirements"
                )
    for t, threshold in enumerate(rules.thresholds if rules else []):
        if threshold.from_ > most:
            remedy = f"begin it at {most:g} at the most"
            yield source.problem(
                ("points", "thresholds", t, "from"), f"no unit can reach the threshold `{threshold.id}`", remedy
            )


def _alone(key: str) -> tuple[str, str]:
    return f"`{key}` goes with scoring by points", "add `points:` with a `total:` to data/scales.yml, or delete it"


def _requirement(requirement: Requirement, at: Location, source: YamlSource) -> Iterator[Problem]:
    if requirement.weight != 1:
        yield source.problem((*at, "weight"), "a weight in scoring by points", "write `points` in its place")
    if requirement.veto:
        if requirement.points or requirement.bonus:
            yield source.problem(
                (*at, "veto"), "a veto with points", "delete `points` and `bonus`: it names an outcome"
            )
    elif requirement.points is None and not requirement.deduct:
        yield source.problem((*at, "id"), f"`{requirement.id}` has no points", "add those the plan gives it: points: 4")


def _without_rules(each: list[tuple[Location, Requirement]], rules: ByPoints, source: YamlSource) -> Iterator[Problem]:
    """A veto or a bonus of which scales.yml says nothing: the first of a file."""
    veto = next((at for at, requirement in each if requirement.veto), None)
    if veto and not rules.veto:
        remedy = "say under `points:` in data/scales.yml what follows: veto: …"
        yield source.problem((*veto, "veto"), "a veto without an outcome", remedy)
    bonus = next((at for at, requirement in each if requirement.bonus), None)
    if bonus and not rules.bonus:
        remedy = "say under `points:` in data/scales.yml how much there may be: bonus: {most: 10}"
        yield source.problem((*bonus, "bonus"), "a bonus without a most", remedy)


def _total(sector: Sector, total: float, source: YamlSource) -> Iterator[Problem]:
    counted = [each for each in sector.requirements if each.points and not each.bonus]
    always = sum(each.points or 0 for each in counted if not each.when)
    most = sum(each.points or 0 for each in counted)
    # Where some depend on the unit, what applies to one may make less than all, and not less than what always applies.
    if not always - 1e-9 <= total <= most + 1e-9:
        yield source.problem(
            ("measures",),
            f"the points of `{sector.id}` add up to {most:g}, not to {total:g}",
            "correct the points, or give this sector its own `total`",
        )

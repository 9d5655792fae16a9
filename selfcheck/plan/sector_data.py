"""Ids, numbers and rules of one sector as plain data: what scores answers, here and in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .scale_kinds import Typed

if TYPE_CHECKING:
    from .model import Plan, Requirement, Sector
    from .scales import ByPoints


def plan_data(plan: Plan, sector: Sector) -> dict[str, Any]:
    """The sector as `browser/core/plan-data.ts` describes it; no display texts."""
    return {
        "plan": {"id": plan.frame.id, "version": plan.frame.version},
        "scales": {
            scale.id: {"kind": scale.kind.name, **({"ratings": scale.values} if scale.ratings else {})}
            for scale in plan.scales.scales
        },
        "grades": [
            {"id": grade.id, "from": grade.from_, **({"needs": grade.needs} if grade.needs else {})}
            for grade in plan.scales.grades
        ],
        **({"points": points_data(plan.scales.points, sector)} if plan.scales.points else {}),
        "sector": {
            "id": sector.id,
            "facets": [{"id": facet.id, "options": facet.option_ids} for facet in sector.facets],
            "measures": [
                {
                    "id": measure.id,
                    **({"group": measure.group} if measure.group else {}),
                    "weight": measure.weight,
                    "requirements": [_requirement(plan, sector, each) for each in measure.requirements],
                }
                for measure in sector.measures
            ],
        },
        "retired": [
            {"id": entry.id, "fate": entry.fate, "to": entry.to, "since": entry.since} for entry in plan.retired
        ],
    }


def points_data(rules: ByPoints, sector: Sector) -> dict[str, Any]:
    """The rules of scoring one sector by points."""
    data: dict[str, Any] = {"total": sector.total or rules.total, "rescale": rules.vacant == "rescale"}
    if rules.bonus:
        data["bonus"] = {"most": rules.bonus.most, "counts": rules.bonus.counts}
    if rules.thresholds:
        data["thresholds"] = [{"id": each.id, "from": each.from_} for each in rules.thresholds]
    return data


def _requirement(plan: Plan, sector: Sector, requirement: Requirement) -> dict[str, Any]:
    kind = plan.scale(requirement.scale).kind
    data: dict[str, Any] = {
        "id": sector.full_id(requirement),
        "scale": requirement.scale,
        "weight": requirement.points or requirement.weight,
    }
    if requirement.na != "reason":
        data["na"] = requirement.na
    if requirement.needs:
        data["needs"] = requirement.needs
    if other := sector.answered_with(requirement):
        data["same"] = sector.full_id(other)
    if requirement.bonus:
        data["bonus"] = True
    if requirement.veto:
        data["veto"] = True
    if requirement.deduct and not requirement.points:
        data["takes"] = requirement.deduct
    if requirement.when:
        data["when"] = requirement.when.tree
    if isinstance(kind, Typed):
        data["target"] = kind.target(requirement)
    return data

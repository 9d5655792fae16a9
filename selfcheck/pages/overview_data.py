"""What the overview page gives to the browser code: every sector's rules, and the texts for their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..plan.sector_data import plan_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..languages.edition import Edition
    from ..plan.model import Plan
    from ..plan.scales import ByPoints
    from ..plan.text import Text


def overview_data(edition: Edition) -> dict[str, Any]:
    """The data as `browser/overview/page-data.ts` describes them."""
    plan = edition.plan

    def shown(text: Text) -> str | dict[str, str]:
        """A text, with its language where that is not the page's; no draft, which scripts cannot mark."""
        text = text.firm
        if text.lang != edition.language:
            return {"text": str(text), "lang": text.lang}
        return str(text)

    return {
        "sectors": [plan_data(plan, sector) for sector in plan.sectors],
        "texts": {
            "disclaimer": shown(plan.scales.disclaimer),
            "sectors": {sector.id: shown(sector.title) for sector in plan.sectors},
            "measures": {
                sector.full_id(measure): shown(measure.title) for sector in plan.sectors for measure in sector.measures
            },
            **_groups(plan, shown),
            "requirements": {
                sector.full_id(requirement): shown(requirement.text)
                for sector in plan.sectors
                for requirement in sector.requirements
            },
            "ratings": {
                scale.id: {rating.id: shown(rating.label) for rating in scale.ratings or []}
                for scale in plan.scales.scales
            },
            "grades": {grade.id: shown(grade.label) for grade in plan.scales.grades},
            **(_outcomes(plan.scales.points, shown) if plan.scales.points else {}),
        },
    }


def _groups(plan: Plan, shown: Callable[[Text], Any]) -> dict[str, Any]:
    titles = {f"{sector.id}.{group.id}": shown(group.title) for sector in plan.sectors for group in sector.groups}
    return {"groups": titles} if titles else {}


def _outcomes(points: ByPoints, shown: Callable[[Text], Any]) -> dict[str, Any]:
    outcomes: dict[str, Any] = {"thresholds": {each.id: shown(each.label) for each in points.thresholds}}
    return {**outcomes, "veto": shown(points.veto)} if points.veto else outcomes

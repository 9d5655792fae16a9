"""The worked example of the page on scoring: invented answers, computed by the same code as everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..plan.score import Score, Sum, by_points, score_sector
from ..plan.sector_data import points_data

if TYPE_CHECKING:
    from ..plan.model import Plan
    from ..plan.scales import Rating, Scale
    from ..plan.text import Text


@dataclass(frozen=True)
class ExampleRow:
    """One invented answer. `rating` is None for an unanswered requirement, `value` for one that has none."""

    measure: str
    rating: Rating | None
    not_applicable: bool = False


@dataclass(frozen=True)
class WorkedExample:
    """Answers to two measures, A and B, and what they come to."""

    rows: list[ExampleRow]
    score: Score


@dataclass(frozen=True)
class PointsRow:
    """A requirement of the plan, its points, and the share of them that the example gives; None: not applicable."""

    text: Text
    points: float
    share: float | None


@dataclass(frozen=True)
class PointsExample:
    """The plan's first sector: everything in full, but the second requirement by half and the third not applicable."""

    title: Text
    rows: list[PointsRow]
    earned: float
    possible: float
    total: float
    score: float


def points_example(plan: Plan) -> PointsExample | None:
    """By points, with the plan's own numbers; None for a plan without."""
    rules, sector = plan.scales.points, plan.sectors[0]
    if rules is None:
        return None
    counted = [each for each in sector.requirements if each.points and not each.bonus]
    rows = [
        PointsRow(each.text, each.points or 0, {1: 0.5, 2: None}.get(number, 1.0))
        for number, each in enumerate(counted)
    ]
    rated = Sum()
    for row in rows:
        if row.share is not None:
            rated.earned += row.points * row.share
            rated.possible += row.points
    points = points_data(rules, sector)
    score = by_points(points, [rated]) or 0
    return PointsExample(sector.title, rows, rated.earned, rated.possible, points["total"], score)


def worked_example(plan: Plan) -> WorkedExample:
    """Measure A: best, next and lowest rating of the first scale; B: best, not applicable, unanswered."""
    scale = next((scale for scale in plan.scales.scales if scale.ratings), None)
    if scale is None:
        return WorkedExample([], Score())
    ratings = scale.ratings or []
    rows = [
        ExampleRow("A", ratings[0]),
        ExampleRow("A", ratings[1]),
        ExampleRow("A", ratings[-1]),
        ExampleRow("B", ratings[0]),
        ExampleRow("B", None, not_applicable=True),
        ExampleRow("B", None),
    ]
    return WorkedExample(rows, score_sector(_data(scale, rows), {}, _answers(rows)))


def _data(scale: Scale, rows: list[ExampleRow]) -> dict[str, Any]:
    measures = [
        {
            "id": measure,
            "weight": 1,
            "requirements": [
                {"id": f"{measure}{n}", "scale": scale.id, "weight": 1}
                for n, row in enumerate(rows)
                if row.measure == measure
            ],
        }
        for measure in ("A", "B")
    ]
    scales = {scale.id: {"kind": scale.kind.name, "ratings": scale.values}}
    return {"scales": scales, "grades": [], "sector": {"facets": [], "measures": measures}}


def _answers(rows: list[ExampleRow]) -> dict[str, Any]:
    return {
        f"{row.measure}{n}": {"rating": row.rating.id} if row.rating else {"na": "…"}
        for n, row in enumerate(rows)
        if row.rating or row.not_applicable
    }

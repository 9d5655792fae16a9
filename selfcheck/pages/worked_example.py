"""The worked example of the page on scoring: invented answers, computed by the same code as everything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..plan.score import Score, score_sector

if TYPE_CHECKING:
    from ..plan.model import Plan
    from ..plan.scales import Rating, Scale


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


def worked_example(plan: Plan) -> WorkedExample:
    """Measure A: best, next and lowest rating of the first scale; B: best, not applicable, unanswered."""
    scale = next(scale for scale in plan.scales.scales if scale.ratings)
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

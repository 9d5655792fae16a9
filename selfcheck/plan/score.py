"""Scores one unit's answers, by the same rules as the browser (`browser/core/scoring.ts`).

The truth for both is `tests/vectors/`. Input is plain data: the sector's data as a page embeds them, the
facets and answers of a saved file.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .condition import holds
from .scale_kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

# What JavaScript calls white space; `str.strip()` alone means a slightly different set.
_BLANK = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


@dataclass
class Score:
    """A sector's score so far.

    `score` is exact, 0..100, `displayed` as it is shown; both are None when nothing is rated. `measures` maps a
    measure's id to its score, 0..1, or None. The lists hold full requirement ids in the plan's order.
    """

    score: float | None = None
    displayed: float | None = None
    grade: str | None = None
    applicable: int = 0
    answered: int = 0
    measures: dict[str, float | None] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    to_confirm: list[str] = field(default_factory=list)


def applies(requirement: Mapping[str, Any], facets: Mapping[str, str]) -> bool:
    """Whether the requirement concerns a unit with these facets; an unanswered facet hides nothing."""
    return "when" not in requirement or holds(requirement["when"], facets)


def value_of(requirement: Mapping[str, Any], scales: Mapping[str, Any], answer: Mapping[str, Any]) -> float | None:
    """The answer's value, 0..1; None when its rating is missing or none the scale knows."""
    scale = scales.get(requirement["scale"])
    if scale is None:
        return None
    return KINDS[scale["kind"]].value(answer.get("rating"), requirement.get("target"), scale.get("ratings", {}))


def is_not_applicable(answer: Mapping[str, Any]) -> bool:
    """Whether the answer says, with a reason, that the requirement does not apply."""
    return isinstance(answer.get("na"), str) and answer["na"].strip(_BLANK) != ""


def displayed(score: float) -> float:
    """A score out of 100 as it is shown: one decimal, half up."""
    return math.floor(score * 10 + 0.5 + 1e-9) / 10  # the small addition undoes the error of binary fractions


def score_sector(data: Mapping[str, Any], facets: Mapping[str, str], answers: Mapping[str, Any]) -> Score:
    """Score the answers (by full requirement id) of a unit with these facets (facet id -> option id).

    `data` is the sector as `browser_data.plan_data` gives it. Unknown ratings, options and ids count for nothing.
    The rules in words: docs/<language>/about/scoring.md.
    """
    options = {facet["id"]: facet["options"] for facet in data["sector"]["facets"]}
    facets = {name: option for name, option in facets.items() if option in options.get(name, [])}
    result = Score()
    total: list[tuple[float, float]] = []
    for measure in data["sector"]["measures"]:
        concerned = [requirement for requirement in measure["requirements"] if applies(requirement, facets)]
        mean = result.measures[measure["id"]] = _measure(concerned, data["scales"], answers, result)
        if mean is not None:
            total.append((measure["weight"], mean))
    mean = _mean(total)
    if mean is not None:
        result.score = mean * 100
        result.displayed = displayed(result.score)
        if result.answered == result.applicable and not result.to_confirm:
            bands = (grade["id"] for grade in data["grades"] if grade["from"] <= result.displayed)
            result.grade = next(bands, None)
    return result


def _measure(
    requirements: list[Mapping[str, Any]], scales: Mapping[str, Any], answers: Mapping[str, Any], result: Score
) -> float | None:
    """The mean of a measure's applicable requirements; what they count for is added to `result`."""
    rated: list[tuple[float, float]] = []
    for requirement in requirements:
        result.applicable += 1
        name = requirement["id"]
        answer = answers.get(name, {})
        excused = is_not_applicable(answer)
        value = None if excused else value_of(requirement, scales, answer)
        if not excused and value is None:
            result.unanswered.append(name)
            continue
        result.answered += 1
        if answer.get("confirm"):
            result.to_confirm.append(name)
        if value is not None:
            rated.append((requirement["weight"], value))
            if value < 1:
                result.gaps.append(name)
    return _mean(rated)


def _mean(weighted: list[tuple[float, float]]) -> float | None:
    weights = sum(weight for weight, _ in weighted)
    return sum(weight * value for weight, value in weighted) / weights if weights > 0 else None

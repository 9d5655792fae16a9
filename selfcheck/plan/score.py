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
    from collections.abc import Collection, Mapping

# What JavaScript calls white space; `str.strip()` alone means a slightly different set.
BLANK = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)


@dataclass
class Sum:
    """What the rated requirements of a measure or a group come to.

    By means `earned` and `possible` are weighted; by points they are points. `lost` is taken from the whole.
    """

    earned: float = 0
    possible: float = 0
    lost: float = 0

    def __iadd__(self, other: Sum) -> Sum:
        self.earned += other.earned
        self.possible += other.possible
        self.lost += other.lost
        return self

    @property
    def kept(self) -> float:
        """What is left of what was earned; never less than nothing."""
        return max(0.0, self.earned - self.lost)

    @property
    def share(self) -> float | None:
        """The part of what is possible, 0..1; None where nothing with a weight is rated."""
        return self.kept / self.possible if self.possible > 0 else None


@dataclass
class Score:
    """A sector's score so far.

    `score` is exact, out of the total, `displayed` as it is shown; both are None when nothing is rated. `measures` and
    `groups` map ids to shares, 0..1, or None, `sums` the same ids to points, where the plan has them. The lists hold
    full requirement ids in the plan's order.
    """

    score: float | None = None
    displayed: float | None = None
    grade: str | None = None
    applicable: int = 0
    answered: int = 0
    measures: dict[str, float | None] = field(default_factory=dict)
    groups: dict[str, float | None] = field(default_factory=dict)
    sums: dict[str, Sum] = field(default_factory=dict)
    gaps: list[str] = field(default_factory=list)
    # What is, or was, to be put right; and of that what is not closed, even if it is no gap any more.
    remedies: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    to_confirm: list[str] = field(default_factory=list)
    # By points: what the bonus comes to, the requirements of a veto that are not met, thresholds that are reached, and
    # for each grade that the score would allow the requirements it lacks.
    bonus: float = 0
    vetoes: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    withheld: dict[str, list[str]] = field(default_factory=dict)


def applies(requirement: Mapping[str, Any], facets: Mapping[str, str]) -> bool:
    """Whether the requirement concerns a unit with these facets; an unanswered facet hides nothing."""
    return "when" not in requirement or holds(requirement["when"], facets)


def value_of(requirement: Mapping[str, Any], scales: Mapping[str, Any], answer: Mapping[str, Any]) -> float | None:
    """The answer's value, 0..1; None when its rating is missing or none the scale knows."""
    scale = scales.get(requirement["scale"])
    if scale is None:
        return None
    value = KINDS[scale["kind"]].value(answer.get("rating"), requirement.get("target"), scale.get("ratings", {}))
    # The best rating may need a note, or where the evidence is; without, the answer does not count.
    return None if value == 1 and "needs" in requirement and not _said(answer.get(requirement["needs"])) else value


def is_not_applicable(requirement: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """Whether the answer says, with a reason, that the requirement does not apply; where the plan allows it to."""
    return requirement.get("na") != "never" and _said(answer.get("na"))


def is_remedy(answer: Mapping[str, Any], *, gap: bool) -> bool:
    """Whether something is, or was, to be put right: a gap, or what was planned for one before its rating rose."""
    return gap or any(answer.get(name) for name in ("action", "post", "due", "state"))


def _note_shortfall(
    requirement: Mapping[str, Any], answer: Mapping[str, Any], result: Score, lacking: set[str], *, gap: bool
) -> None:
    """What a requirement that applies lacks, and what is to be put right about it."""
    name = requirement["id"]
    if gap:
        result.gaps.append(name)
        lacking.add(name)
        if requirement.get("veto"):
            result.vetoes.append(name)
    if is_remedy(answer, gap=gap):
        result.remedies.append(name)
        if answer.get("state") != "closed":
            result.open.append(name)


def _said(text: object) -> bool:
    return isinstance(text, str) and text.strip(BLANK) != ""


def displayed(score: float) -> float:
    """A score as it is shown: one decimal, half up."""
    return math.floor(score * 10 + 0.5 + 1e-9) / 10  # the small addition undoes the error of binary fractions


def score_sector(data: Mapping[str, Any], facets: Mapping[str, str], answers: Mapping[str, Any]) -> Score:
    """Score the answers (by full requirement id) of a unit with these facets (facet id -> option id).

    `data` is the sector as `sector_data.plan_data` gives it. Unknown ratings, options and ids count for nothing.
    The rules in words: docs/<language>/about/scoring.md.
    """
    options = {facet["id"]: facet["options"] for facet in data["sector"]["facets"]}
    facets = {name: option for name, option in facets.items() if option in options.get(name, [])}
    result = Score()
    groups: dict[str, Sum] = {}
    lacking: set[str] = set()
    for measure in data["sector"]["measures"]:
        concerned = [requirement for requirement in measure["requirements"] if applies(requirement, facets)]
        sum_ = _measure(concerned, data["scales"], answers, result, lacking)
        result.measures[measure["id"]] = sum_.share
        result.sums[measure["id"]] = sum_
        # What findings take from the whole, they take from the group; a measure without one is its own.
        group = groups.setdefault(measure.get("group", f"={measure['id']}"), Sum())
        group += sum_
    for name, group in groups.items():
        if not name.startswith("="):
            result.groups[name], result.sums[name] = group.share, group
    result.score = by_points(data["points"], groups.values()) if "points" in data else _by_means(data["sector"], result)
    result.bonus = min(result.bonus, data.get("points", {}).get("bonus", {}).get("most", 0))
    if result.score is not None:
        result.displayed = displayed(result.score)
        if result.answered == result.applicable and not result.to_confirm:
            _outcome(data, result, lacking)
    return result


def _by_means(sector: Mapping[str, Any], result: Score) -> float | None:
    """The weighted mean of the measures that have a score, times 100."""
    shares = [(measure["weight"], result.measures[measure["id"]]) for measure in sector["measures"]]
    weights = sum(weight for weight, share in shares if share is not None)
    return sum(weight * share for weight, share in shares if share is not None) / weights * 100 if weights > 0 else None


def by_points(rules: Mapping[str, Any], groups: Collection[Sum]) -> float | None:
    """The sum of the groups; where requirements are vacant, the same part of the total if the plan says so.

    `rules` are the sector's `points` as `sector_data.plan_data` gives them. None where nothing with points is rated.
    """
    possible = sum(group.possible for group in groups)
    kept = sum(group.kept for group in groups)
    if possible <= 0:
        return None
    return kept / possible * rules["total"] if rules["rescale"] else kept


def _outcome(data: Mapping[str, Any], result: Score, lacking: set[str]) -> None:
    """Grade and thresholds, once everything is answered and confirmed."""
    points = data.get("points", {})
    counts = points.get("bonus", {}).get("counts")
    reckoned = displayed((result.displayed or 0) + (displayed(result.bonus) if counts else 0))
    if result.vetoes:
        return  # the plan's outcome is named in their place
    result.reached = [each["id"] for each in points.get("thresholds", []) if each["from"] <= reckoned]
    for grade in data["grades"]:
        if grade["from"] > reckoned:
            continue
        missing = [name for name in grade.get("needs", []) if name in lacking]
        if not missing:
            result.grade = grade["id"]
            return
        result.withheld[grade["id"]] = missing


def _measure(
    requirements: list[Mapping[str, Any]],
    scales: Mapping[str, Any],
    answers: Mapping[str, Any],
    result: Score,
    lacking: set[str],
) -> Sum:
    """The sum of a measure's applicable requirements; what they count for is added to `result` and `lacking`."""
    total = Sum()
    for requirement in requirements:
        result.applicable += 1
        name = requirement["id"]
        answer = answers.get(name, {})
        excused = is_not_applicable(requirement, answer)
        value = None if excused else value_of(requirement, scales, answer)
        if not excused:
            _note_shortfall(requirement, answer, result, lacking, gap=value is not None and value < 1)
            if value is None:
                result.unanswered.append(name)
                continue
        result.answered += 1
        if answer.get("confirm"):
            result.to_confirm.append(name)
        if value is None or requirement.get("veto"):
            continue
        if requirement.get("bonus"):
            result.bonus += value * requirement["weight"]
        elif "takes" in requirement:
            total.lost += answer["rating"] * requirement["takes"]
        else:
            total.earned += requirement["weight"] * value
            total.possible += requirement["weight"]
    return total

"""Scoring by points as Excel formulas; the same rules as score.py, measured by the same tests/vectors/."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .formulas import RATED, quoted, tenths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...plan.model import Requirement
    from ...plan.scales import ByPoints


def base(requirement: Requirement) -> float:
    """The points that count towards the total: none of a bonus, of a veto, of what takes from the group."""
    return 0 if requirement.bonus or requirement.veto else requirement.points or 0


def lost(requirement: Requirement, state: str, answer: str) -> str:
    """The points that findings take from the group; nothing where they take from the requirement's own."""
    if requirement.points or not requirement.deduct:
        return "=0"
    return f"=IF({state}={RATED},{requirement.deduct:g}*{answer},0)"


def extra(requirement: Requirement, state: str, value: str) -> str:
    """The points beside the total."""
    return f"=IF({state}={RATED},{requirement.points or 0:g}*{value},0)" if requirement.bonus else "=0"


def veto(requirement: Requirement, state: str, value: str) -> str:
    """1 when a requirement of a veto is not met in full."""
    return f"=IF({state}={RATED},IF({value}<1,1,0),0)" if requirement.veto else "=0"


def shown(requirement: Requirement, value: str, lost: str, *, vetoed: str, met: str) -> str:
    """What the row shows when it is rated: points, points taken away, or what a veto says."""
    if requirement.veto:
        return f"IF({value}<1,{quoted(vetoed)},{quoted(met)})"
    return f"{value}*{requirement.points:g}" if requirement.points else f"-{lost}"


def kept(earned: str, lost: str) -> str:
    """What is left of what was earned; `earned` and `lost` are cells or ranges."""
    return f"MAX(0,SUM({earned})-SUM({lost}))"


def share(possible: str, earned: str, lost: str) -> str:
    """The part of what is possible, or nothing."""
    return f'=IF(SUM({possible})=0,"",{kept(earned, lost)}/SUM({possible}))'


def total(rules: ByPoints, whole: float, possible: str, kept: str) -> str:
    """The score out of `whole`, or nothing: the part of it, or the plain sum, as the plan has it."""
    factor = f"/SUM({possible})*{whole:g}" if rules.vacant == "rescale" else ""
    return f'=IF(SUM({possible})=0,"",SUM({kept}){factor})'


def bonus(rules: ByPoints, extras: str) -> str:
    """The bonus, never more than the plan's most."""
    return f"=MIN({rules.bonus.most if rules.bonus else 0:g},SUM({extras}))"


def reckoned(rules: ByPoints) -> str:
    """What grades and thresholds go by, from the named cells `score` and `bonus`."""
    if rules.bonus and rules.bonus.counts:
        whole = f"(score+{tenths('bonus')})"
        return f"=IF(ISNUMBER(score),{tenths(whole)},score)"
    return "=score"


def missing(gaps: Iterable[str]) -> str:
    """How many of the requirements that a grade needs are not met; `gaps` are their cells of the column of gaps."""
    return f"={'+'.join(gaps) or '0'}"


def grade(*, complete: str, limits: str, lacks: str, labels: str, last: int, nothing: str, vetoed: str) -> str:
    """The first grade, highest first, that `reckoned` reaches and that lacks nothing; a veto's outcome in its place.

    `last` is the number of the last row of the three ranges.
    """
    rank = f"SUMPRODUCT(MAX(({limits}<=reckoned)*({lacks}=0)*({last + 1}-ROW({limits}))))"
    found = f"IF({rank}=0,{quoted(nothing)},INDEX({labels},ROWS({limits})-{rank}+1))"
    outcome = f"IF(vetoes>0,{quoted(vetoed)},{found})"
    return f"=IF(ISNUMBER(score),IF({complete},{outcome},{quoted(nothing)}),{quoted(nothing)})"


def threshold(limit: float, complete: str, *, reached: str, missed: str, nothing: str) -> str:
    """Whether `reckoned` reaches a threshold, once everything is answered; with a veto none does."""
    said = f"IF(AND(vetoes=0,reckoned>={limit:g}),{quoted(reached)},{quoted(missed)})"
    return f"=IF(ISNUMBER(score),IF({complete},{said},{quoted(nothing)}),{quoted(nothing)})"

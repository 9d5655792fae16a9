"""`data/scales.yml` as typed, immutable objects: how requirements are answered, and how answers are scored."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .fields import Id, Number, Points, RequirementRef, Strict, YesNo
from .scale_kinds import KINDS, WITH_RATINGS, WITHOUT_RATINGS, Kind
from .text import Text


class Rating(Strict):
    """One level of a scale."""

    id: Id
    label: Text
    value: Number = Field(ge=0, le=1)
    meaning: Text = Field(description="When this level is the right one")


class Scale(Strict):
    """How a requirement is answered: by one of the ratings, or by a number against its target."""

    id: Id
    title: Text
    kind_: Id | None = Field(
        None, alias="kind", description=f"One of {', '.join(KINDS)}; the ratings tell the first two"
    )
    ratings: list[Rating] | None = Field(None, min_length=2, description="Leave out for a number against a target")

    @property
    def kind(self) -> Kind:
        """How requirements of this scale are answered, and what the answers are worth."""
        return KINDS[self.kind_ or (WITH_RATINGS if self.ratings else WITHOUT_RATINGS)]

    @property
    def values(self) -> dict[str, float]:
        """The ratings' values by id; none where a number is typed."""
        return {rating.id: rating.value for rating in self.ratings or []}


class Grade(Strict):
    """A named band of the total score."""

    id: Id
    label: Text
    from_: Number = Field(ge=0, le=100_000, alias="from", description="Lowest score of the band, out of the total")
    needs: list[RequirementRef] = Field([], description="Requirements without which, in full, no unit has this grade")


class Threshold(Strict):
    """A score from which something may be done, as to apply."""

    id: Id
    label: Text = Field(description="What may be done")
    from_: Number = Field(gt=0, le=100_000, alias="from")


class Bonus(Strict):
    """What requirements marked `bonus` may add up to."""

    most: Points
    counts: YesNo = Field(False, description="Whether grades and thresholds go by the total with the bonus")


class ByPoints(Strict):
    """Scoring by points: sums in place of means."""

    total: Points = Field(description="What a unit can reach without bonus: 100, 120, 1000")
    vacant: Literal["rescale", "keep"] = Field(
        "rescale", description="Where requirements do not apply: points ÷ applicable points × total, or the plain sum"
    )
    bonus: Bonus | None = None
    veto: Text | None = Field(None, description="The outcome named where a requirement marked `veto` is not met")
    thresholds: list[Threshold] = []


class Scales(Strict):
    """`data/scales.yml`: how requirements are answered and scored."""

    disclaimer: Text = Field(description="Says whose rules these are; shown with every score")
    weighting: Text = Field(description="The rule in words")
    rules: Literal["plan", "site"] = Field("site", description="Whose rules these are: the plan's, or this site's own")
    points: ByPoints | None = Field(None, description="Leave out for means of ratings, out of 100")
    scales: list[Scale] = Field(min_length=1)
    grades: list[Grade] = Field(min_length=1)

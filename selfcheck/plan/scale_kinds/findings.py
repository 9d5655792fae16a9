"""Findings, each of which takes points away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind import Asked, Typed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..text import Text
    from .kind import Gettext


class Findings(Typed):
    """Of 4 points with 0.5 off for each finding, three findings leave 2.5; nine leave none, and no less.

    A requirement without points of its own takes them from the sum of its group: any finding is then a gap.
    """

    name = "findings"

    def target(self, requirement: Asked) -> float | None:
        """How many findings leave nothing; 0 where they take from the group."""
        if not requirement.deduct:
            return None
        return requirement.points / requirement.deduct if requirement.points else 0

    def missing(self) -> tuple[str, str]:
        """Nothing to take away."""
        return "no `deduct` for a finding", "add the points the plan takes away for each: deduct: 0.5"

    def value(self, rating: object, target: float | None, ratings: Mapping[str, float]) -> float | None:  # noqa: ARG002
        """What is left of the points, as a share."""
        found = number(rating)
        if found is None or found < 0 or target is None:
            return None
        return max(0.0, 1 - found / target) if target else float(found == 0)

    def formula(self, answer: str, target: str, labels: str, values: str) -> str:  # noqa: ARG002
        """The same."""
        numbers = f"AND(ISNUMBER({answer}),NOT(ISLOGICAL({answer})),ISNUMBER({target}))"
        left = f"IF({target}=0,IF({answer}=0,1,0),MAX(0,1-{answer}/{target}))"
        return f'=IF({numbers},IF({answer}>=0,{left},""),"")'

    def prompt(self, _: Gettext) -> Text:
        """The label of the box."""
        return _("发现问题数")

    def instruction(self, _: Gettext) -> Text:
        """In place of ratings."""
        return _("填写发现问题的个数")

    def hint(self, _: Gettext) -> Text:
        """Beside a cell."""
        return _("填写发现问题的个数，没有的填 0；与本单位无关的选“不适用”。")

    def refusal(self, _: Gettext) -> Text:
        """For a negative number, or none."""
        return _("请填 0 或大于 0 的数，填别的不会保存。")

    def where(self, _: Gettext) -> Text:
        """Where each finding counts."""
        return _("按发现的问题扣分的要求")

    def rule(self, _: Gettext) -> Text:
        """The formula in words."""
        return _("按问题扣分的要求，每发现一个问题扣规定的分，扣完为止。")

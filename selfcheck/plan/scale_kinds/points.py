"""Points, as many as the unit gives itself of those that the plan gives to the requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind import Asked, Typed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..text import Text
    from .kind import Gettext


class Points(Typed):
    """3 of 4 points are three quarters; more than 4 is refused, not cut."""

    name = "points"

    def target(self, requirement: Asked) -> float | None:
        """The requirement's points."""
        return requirement.points

    def missing(self) -> tuple[str, str]:
        """Nothing to give points of."""
        return "no `points` to be had", "add the points the plan gives for it: points: 4"

    def value(self, rating: object, target: float | None, ratings: Mapping[str, float]) -> float | None:  # noqa: ARG002
        """The share of the points."""
        given = number(rating)
        return None if given is None or not target or not 0 <= given <= target else given / target

    def formula(self, answer: str, target: str, labels: str, values: str) -> str:  # noqa: ARG002
        """The same."""
        numbers = f"AND(ISNUMBER({answer}),NOT(ISLOGICAL({answer})),ISNUMBER({target}))"
        return f'=IF({numbers},IF(AND({answer}>=0,{answer}<={target},{target}>0),{answer}/{target},""),"")'

    def most(self, target: float | None) -> float | None:
        """All of them."""
        return target

    def prompt(self, _: Gettext) -> Text:
        """The label of the box."""
        return _("自评得分")

    def instruction(self, _: Gettext) -> Text:
        """In place of ratings."""
        return _("填写得分")

    def hint(self, _: Gettext) -> Text:
        """Beside a cell."""
        return _("填写得分，不超过分值；与本单位无关的选“不适用”。")

    def refusal(self, _: Gettext) -> Text:
        """For more points than there are."""
        return _("请填 0 到分值之间的数，填别的不会保存。")

    def where(self, _: Gettext) -> Text:
        """Where the plan has a range."""
        return _("按完成程度给分的要求")

    def rule(self, _: Gettext) -> Text:
        """The formula in words."""
        return _("填写得分的要求按所填的分计，不能超过分值。")

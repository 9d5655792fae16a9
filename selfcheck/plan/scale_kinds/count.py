"""How often something was done, against the number the plan states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .kind import Asked, Typed, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..text import Text
    from .kind import Gettext


class Count(Typed):
    """Twice a year asked and once done is a half; more than asked counts as all of it."""

    name = "count"

    def target(self, requirement: Asked) -> float | None:
        """The number the plan states."""
        return requirement.target

    def missing(self) -> tuple[str, str]:
        """A count is nothing without what it counts towards."""
        return "a count without `target`", "add the number the plan states: target: 1"

    def value(self, rating: object, target: float | None, ratings: Mapping[str, float]) -> float | None:  # noqa: ARG002
        """The number against its target, at most 1."""
        done = number(rating)
        return None if done is None or done < 0 or not target or target < 0 else min(done, target) / target

    def formula(self, answer: str, target: str, labels: str, values: str) -> str:  # noqa: ARG002
        """The same; nothing unless both are numbers."""
        number = f"AND(ISNUMBER({answer}),NOT(ISLOGICAL({answer})),ISNUMBER({target}))"
        return f'=IF({number},IF(AND({answer}>=0,{target}>0),MIN({answer},{target})/{target},""),"")'

    def prompt(self, _: Gettext) -> Text:
        """The word before the box."""
        return _("次数")

    def instruction(self, _: Gettext) -> Text:
        """In place of ratings."""
        return _("填写次数")

    def hint(self, _: Gettext) -> Text:
        """Beside a cell."""
        return _("填写次数；与本单位无关的选“不适用”。")

    def refusal(self, _: Gettext) -> Text:
        """For a negative number, or none."""
        return _("请填 0 或大于 0 的数，填别的不会保存。")

    def where(self, _: Gettext) -> Text:
        """Where the plan states a number."""
        return _("方案写明次数的要求")

    def rule(self, _: Gettext) -> Text:
        """The formula in words."""
        return _("数量类要求按“实际次数 ÷ 目标次数”计算，超过目标的按目标计算。")

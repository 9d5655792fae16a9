"""What a kind of scale is: how a requirement is answered, and what an answer is worth."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol

from ..text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

Gettext = Callable[[str], Text]


class Asked(Protocol):
    """What a kind reads of a requirement."""

    @property
    def target(self) -> float | None:
        """The number the plan states."""
        ...

    @property
    def points(self) -> float | None:
        """The points there are for it."""
        ...

    @property
    def deduct(self) -> float | None:
        """The points that each finding takes away."""
        ...


def number(rating: object) -> float | None:
    """An answer that is a number and neither true, false nor infinite; None for anything else."""
    if isinstance(rating, bool) or not isinstance(rating, (int, float)):
        return None
    return rating if -math.inf < rating < math.inf else None


class Kind(ABC):
    """One kind. The browser has its own of the same name in `browser/core/scale-kinds/`; vectors hold them together."""

    name: ClassVar[str]

    @abstractmethod
    def value(self, rating: object, target: float | None, ratings: Mapping[str, float]) -> float | None:
        """What an answer is worth, 0..1; None for what is no answer of this kind.

        `rating` comes from outside and may be anything; `target` is what `target` gives; `ratings` are the values of
        the scale's levels by id, where it has any.
        """

    @abstractmethod
    def formula(self, answer: str, target: str, labels: str, values: str) -> str:
        """The same rule as a spreadsheet formula, over cells and ranges; it gives "" for what is no answer."""


class Chosen(Kind):
    """Answered by choosing one of the scale's ratings."""


class Typed(Kind):
    """Answered by typing a number, which is measured against another."""

    @abstractmethod
    def target(self, requirement: Asked) -> float | None:
        """The number that the answer is measured against; None where the data lack it."""

    @abstractmethod
    def missing(self) -> tuple[str, str]:
        """What to say of a requirement without `target`: what is wrong, and how to mend it."""

    def most(self, target: float | None) -> float | None:  # noqa: ARG002
        """The greatest number that is an answer; None where there is none."""
        return None

    # --- what people read; `_` is the language's gettext ---

    @abstractmethod
    def prompt(self, _: Gettext) -> Text:
        """The label of the box: what is to be typed."""

    @abstractmethod
    def instruction(self, _: Gettext) -> Text:
        """What to do, in the place of other scales' ratings."""

    @abstractmethod
    def hint(self, _: Gettext) -> Text:
        """The same as a sentence, beside a cell in which "not applicable" can be chosen too."""

    @abstractmethod
    def refusal(self, _: Gettext) -> Text:
        """What is said of a number that cannot be kept."""

    @abstractmethod
    def where(self, _: Gettext) -> Text:
        """Which requirements are answered in this way."""

    @abstractmethod
    def rule(self, _: Gettext) -> Text:
        """How the number becomes a score."""

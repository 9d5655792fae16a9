"""One of several ratings, each with its value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .formula import same
from .kind import Chosen

if TYPE_CHECKING:
    from collections.abc import Mapping


class Choice(Chosen):
    """有 / 部分有 / 没有: saved files hold the rating's id, sheets its label."""

    name = "choice"

    def value(self, rating: object, target: float | None, ratings: Mapping[str, float]) -> float | None:  # noqa: ARG002
        """The chosen rating's value."""
        return ratings.get(rating) if isinstance(rating, str) else None

    def formula(self, answer: str, target: str, labels: str, values: str) -> str:  # noqa: ARG002
        """The value beside the label that was chosen."""
        found = same(answer, labels)
        return f'=IF(SUMPRODUCT({found})=0,"",SUMPRODUCT({found},{values}))'

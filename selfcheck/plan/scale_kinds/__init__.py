"""The kinds of scale, each a module of its own: a new one is written there and named here."""

from __future__ import annotations

from .choice import Choice
from .count import Count
from .findings import Findings
from .kind import Kind, Typed
from .points import Points

KINDS: dict[str, Kind] = {kind.name: kind for kind in (Choice(), Count(), Points(), Findings())}
# What a scale is whose data do not say it: one with ratings, and one without.
WITH_RATINGS, WITHOUT_RATINGS = Choice.name, Count.name

__all__ = ["KINDS", "WITHOUT_RATINGS", "WITH_RATINGS", "Findings", "Kind", "Points", "Typed"]

"""What a draft holds: everything as it stands in the text, and what the drafter was not sure of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Row:
    """A clause that can be checked. `points` where the text has them; `doubt` is a question for whoever goes on."""

    passage: str
    number: str = ""
    points: float | None = None
    method: str = ""
    doubt: str = ""


@dataclass
class Measure:
    """A heading with its clauses; `group` is the heading above it in a table of indicators."""

    title: str
    number: str = ""
    group: str = ""
    rows: list[Row] = field(default_factory=list)


@dataclass
class Sector:
    """A kind of unit with what is asked of it."""

    title: str
    number: str = ""
    measures: list[Measure] = field(default_factory=list)


@dataclass
class Draft:
    """The whole; `context` is what was left out, each with the number of the part it stands in."""

    title: str = ""
    sectors: list[Sector] = field(default_factory=list)
    context: list[tuple[str, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def measures(self) -> list[Measure]:
        """All measures, in order."""
        return [measure for sector in self.sectors for measure in sector.measures]

    @property
    def rows(self) -> list[Row]:
        """All rows, in order."""
        return [row for measure in self.measures for row in measure.rows]

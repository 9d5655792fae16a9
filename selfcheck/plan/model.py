"""The plan as typed, immutable objects: what a data file may say, and nothing else.

Each class docstring and field description goes into the JSON Schemas in `data/schema/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .condition import Condition
from .fields import (
    Anchor,
    Id,
    Lifted,
    Number,
    Points,
    Recurring,
    RequirementRef,
    Strict,
    Version,
    Weight,
    YesNo,
)
from .frame import Frame, Language, Statement
from .glossary import Glossary, Term
from .report import Report
from .scales import Grade, Scale, Scales
from .text import Passage, Plain, Text

# --- data/sectors/*.yml ----------------------------------------------------------------------


class Option(Strict):
    """One answer to a facet that is not a plain yes/no question."""

    id: Id
    label: Text


class Facet(Strict):
    """A fact about the unit that decides which requirements apply to it."""

    id: Id
    question: Text = Field(description="A plain question about the unit, never about people")
    options: list[Option] | None = Field(None, min_length=2, description="Leave out for a yes/no question")

    @property
    def option_ids(self) -> list[str]:
        """The answers the facet can have; `yes` and `no` for a plain question."""
        return [option.id for option in self.options] if self.options else ["yes", "no"]


class Prerequisite(Strict):
    """The result of another self-check that a requirement asks for; the unit compares it itself."""

    sector: Id = Field(description="The kind of unit that is checked")
    grade: Id = Field(description="The lowest grade that will do")


class Requirement(Strict):
    """The smallest thing a unit can answer for."""

    id: Id = Field(description="Unique in its sector, for ever")
    number: Plain | None = Field(None, description="The plan's own number of it; else the site counts: 3.2")
    text: Text = Field(description="One short checkable statement, in own words")
    details: Passage | None = Field(
        None, description="More on it, in own words: paragraphs, lists, *emphasis*, [links](https://…)"
    )
    anchor: Anchor | None = Field(None, description="A phrase of the official text by which it can be found there")
    scale: Id = Field(description="A scale of data/scales.yml")
    evidence: list[Annotated[Text, Recurring("evidence")]] = Field([], description="What could show it")
    method: Annotated[Text, Recurring("method")] | None = Field(None, description="How it is checked")
    level: Literal["must", "should", "may"] | None = Field(None, description="How binding it is")
    when: Condition | None = Field(
        None, description="Applies only when: facets, or facet=option, joined by and, or, not, ( )"
    )
    target: Annotated[Number, Field(gt=0)] | None = Field(None, description="For a count: the number the plan states")
    per: Annotated[Text, Recurring("per")] | None = Field(None, description="Counted for each …")
    period: Literal["week", "month", "quarter", "half-year", "semester", "year"] | None = None
    weight: Weight = 1
    points: Points | None = Field(None, description="By points: what it is worth")
    deduct: Points | None = Field(None, description="By points: off for each finding; without `points`, from the group")
    bonus: YesNo = Field(False, description="By points: beside the total, up to the plan's most")
    veto: YesNo = Field(False, description="By points: unless met in full, an outcome in place of a grade")
    terms: list[Id] = Field([], description="Glossary terms that the text uses")
    na: Literal["reason", "free", "never"] = Field("reason", description="Whether it may not apply")
    needs: Literal["evidence", "note"] | None = Field(None, description="What the best rating needs, to count")
    requires: Prerequisite | None = Field(None, description="Another self-check and the grade it must reach")
    same_as: Id | None = Field(
        None, description="A requirement of this sector whose answer holds for this one too: it is given once"
    )
    sensitive: YesNo = Field(False, description="Evidence could hold data on people")
    note: Text | None = None


class Group(Strict):
    """A level above measures, with a sum of its own: listed in the sector, named by its measures."""

    id: Id
    title: Text
    number: Plain | None = Field(None, description="The plan's own number of it")


class Measure(Strict):
    """A heading within a sector, with its requirements."""

    id: Id
    title: Text = Field(description="The heading as it stands in the official text")
    number: Plain | None = Field(None, description="The plan's own number of it")
    group: Id | None = Field(None, description="The group it belongs to")
    context: list[Statement] = Field([], description="Goals and effects: shown, not scored")
    weight: Weight = 1
    requirements: Annotated[list[Requirement], Lifted(2)] = Field(min_length=1)


class Sector(Strict):
    """`data/sectors/*.yml`: what the plan asks of one kind of unit."""

    id: Id
    title: Text
    anchor: Anchor | None = Field(None, description="The chapter's heading, or its beginning, in the official text")
    clause: Plain
    audience: Text = Field(description="Whom the chapter addresses")
    facets: list[Facet] = []
    groups: Annotated[list[Group], Lifted(1)] = Field([], description="A level above measures")
    total: Points | None = Field(None, description="By points: this kind of unit's total, where it differs")
    measures: Annotated[list[Measure], Lifted(1)] = Field(min_length=1)

    @property
    def requirements(self) -> list[Requirement]:
        """The requirements of all measures, in order."""
        return [requirement for measure in self.measures for requirement in measure.requirements]

    @cached_property
    def _numbers(self) -> dict[str, str]:
        numbers: dict[str, str] = {}
        for m, measure in enumerate(self.measures, 1):
            numbers[measure.id] = measure.number or str(m)
            numbers |= {each.id: each.number or f"{m}.{r}" for r, each in enumerate(measure.requirements, 1)}
        return numbers

    def number(self, part: Measure | Requirement) -> str:
        """The number of one of its measures or requirements: the plan's own, else the site's count; the same wherever
        it is shown."""
        return self._numbers[part.id]

    def begun_by(self, measure: Measure) -> Group | None:
        """The group that begins with this measure."""
        before = self.measures[self.measures.index(measure) - 1] if measure is not self.measures[0] else None
        begins = measure.group is not None and (before is None or before.group != measure.group)
        return self.group(measure.group) if begins and measure.group else None

    def group(self, group_id: str) -> Group:
        """The group of that id (the data check has made sure that it exists)."""
        return next(group for group in self.groups if group.id == group_id)

    def answered_with(self, requirement: Requirement) -> Requirement | None:
        """The requirement whose answer holds for this one (the data check has made sure that it exists)."""
        if requirement.same_as is None:
            return None
        return next((each for each in self.requirements if each.id == requirement.same_as), None)

    def full_id(self, part: Measure | Requirement) -> str:
        """The name of one of its measures or requirements within the plan, as saved files have it."""
        return f"{self.id}.{part.id}"


# --- data/retired.yml ------------------------------------------------------------------------


class Retirement(Strict):
    """What became of a requirement id that is no longer in the plan's data."""

    id: RequirementRef = Field(description="sector.requirement, as it was")
    fate: Literal["moved", "split", "merged", "dropped"]
    to: list[RequirementRef] = Field([], description="Where its answers go; none when dropped")
    since: Version = Field(description="The plan version from which this holds")
    reason: Plain


class Retired(Strict):
    """`data/retired.yml`: ids that were moved, split, merged or dropped, so that saved answers follow."""

    retired: list[Retirement] = []


# --- all of it -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """Everything `data/` says. `origins` maps an object's name (`plan`, `scales`, `report`, `agencies`,
    `agencies.action-plan`, `glossary.<domain>`, `term.<id>`) to its file and line."""

    frame: Frame
    scales: Scales
    sectors: tuple[Sector, ...]
    retired: tuple[Retirement, ...] = ()
    glossary: tuple[Glossary, ...] = ()
    report: Report | None = None
    origins: dict[str, tuple[str, int]] = field(default_factory=dict, compare=False)

    @property
    def languages(self) -> list[Language]:
        """The languages of the site, the plan's own first."""
        return self.frame.languages

    @property
    def source_language(self) -> str:
        """The language of the plan's own texts."""
        return self.frame.languages[0].id

    @cached_property
    def terms(self) -> dict[str, Term]:
        """All terms by id."""
        return {term.id: term for domain in self.glossary for term in domain.terms}

    @cached_property
    def full_ids(self) -> frozenset[str]:
        """The full ids of all requirements."""
        return frozenset(sector.full_id(each) for sector in self.sectors for each in sector.requirements)

    def requirement(self, full_id: str) -> Requirement:
        """The requirement of that full id (the data check has made sure that it exists)."""
        return next(each for sector in self.sectors for each in sector.requirements if sector.full_id(each) == full_id)

    def sector(self, sector_id: str) -> Sector:
        """The sector of that id (the data check has made sure that it exists)."""
        return next(sector for sector in self.sectors if sector.id == sector_id)

    def grade(self, grade_id: str) -> Grade:
        """The grade of that id (the data check has made sure that it exists)."""
        return next(grade for grade in self.scales.grades if grade.id == grade_id)

    def scale(self, scale_id: str) -> Scale:
        """The scale of that id (the data check has made sure that it exists)."""
        return next(scale for scale in self.scales.scales if scale.id == scale_id)

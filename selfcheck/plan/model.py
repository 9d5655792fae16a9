"""The plan as typed, immutable objects: what a data file may say, and nothing else.

Each class docstring and field description goes into the JSON Schemas in `data/schema/`.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .text import VISIBLE, Plain, Text

MAX_ANCHOR = 16


@dataclass(frozen=True)
class Recurring:
    """Marks a `Text` that recurs (evidence): all of its field share one gettext context, and one translation.

    Every other text has a context of its own, made from its ids.
    """

    context: str


@dataclass(frozen=True)
class Lifted:
    """Marks a list whose items' gettext contexts drop that many levels: a requirement is
    `agencies.action-plan`, not `agencies.mechanism.requirements.action-plan`. Its id is unique
    in the sector, and moving it to another measure keeps its translations."""

    levels: int


ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LANGUAGE_TAG = r"^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
REQUIREMENT = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$"  # sector.requirement
CONDITION = r"^[a-z][a-z0-9-]*(=[a-z][a-z0-9-]*)?$"

Id = Annotated[str, StringConstraints(pattern=ID, max_length=48)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG)]
Anchor = Annotated[str, StringConstraints(min_length=2, max_length=MAX_ANCHOR, pattern=VISIBLE)]
Condition = Annotated[str, StringConstraints(max_length=100, pattern=CONDITION)]
# Strict: "inf" in quotes, or a 1 with three hundred zeros, would else become a number.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Version = Annotated[int, Field(strict=True, ge=1, le=999_999_999)]
YesNo = Annotated[bool, Field(strict=True)]
Weight = Annotated[Number, Field(gt=0, le=100)]
RequirementRef = Annotated[str, StringConstraints(max_length=100, pattern=REQUIREMENT)]


def _day(value: object) -> object:
    """Only year-month-day: pydantic would take a number for seconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return value
    raise PydanticCustomError("date_type", "not year-month-day")


Day = Annotated[datetime.date, BeforeValidator(_day)]


class Strict(BaseModel):
    """Base of everything read from `data/`: unknown keys are faults, objects never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


# --- data/plan.yml ---------------------------------------------------------------------------


class Language(Strict):
    """A language of the site. The first one is the language of the plan's texts."""

    id: LanguageTag = Field(description="IETF tag: zh, en, mn-Mong")
    name: Plain = Field(description="The language's own name, as the language switcher shows it")


class BasisDocument(Strict):
    """A document on which the plan says it rests."""

    title: Text
    number: Plain | None = Field(None, description="Its number, e.g. 〔2017〕21号")


class Statement(Strict):
    """A point of the plan that is shown but not scored."""

    text: Text = Field(description="In own words")
    anchor: Anchor = Field(description="A phrase by which it can be found in the official text")


class WorkRequirement(Strict):
    """A part of the plan's chapter on how the work is to be organised."""

    id: Id
    title: Text = Field(description="Its heading in the official text")
    clause: Plain
    addresses: Text = Field(description="Whom it addresses")
    points: list[Statement] = Field(min_length=1)


class Note(Strict):
    """A remark on the text, told instead of repaired."""

    id: Id
    title: Text
    text: Text


class SensitiveRule(Strict):
    """Which requirements must be marked `sensitive`: one rule for the whole plan, which the check holds them to."""

    evidence: list[Plain] = Field([], description="Documents that name people, as requirements suggest them")
    terms: list[Id] = Field([], description="Glossary terms for groups of people whose data must not be noted")


class Frame(Strict):
    """`data/plan.yml`: the plan without its sectors."""

    id: Id = Field(description="Stands in every saved file; never changes")
    version: Version = Field(description="Raise it whenever requirements change; stands in every saved file")
    languages: list[Language] = Field(min_length=1)
    site_name: Text = Field(description="Name of the site")
    title: Text = Field(description="Full title of the plan")
    short_title: Text
    summary: Text = Field(description="What the plan is, for the home page, in one or two sentences")
    issuer: Text
    date: Day
    basis: list[BasisDocument] = []
    guidance: list[Statement] = []
    objectives: list[Statement] = []
    work_requirements: list[WorkRequirement] = []
    notes: list[Note] = []
    sensitive: SensitiveRule | None = None


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


class Requirement(Strict):
    """The smallest thing a unit can answer for."""

    id: Id = Field(description="Unique in its sector, for ever")
    text: Text = Field(description="One short checkable statement, in own words")
    anchor: Anchor = Field(description="A phrase of the official text by which it can be found there")
    scale: Id = Field(description="A scale of data/scales.yml")
    evidence: list[Annotated[Text, Recurring("evidence")]] = Field([], description="What could show it")
    when: Condition | None = Field(None, description="Applies only when: a facet, or facet=option")
    target: Annotated[Number, Field(gt=0)] | None = Field(None, description="For a count: the number the plan states")
    per: Annotated[Text, Recurring("per")] | None = Field(None, description="Counted for each …")
    period: Literal["week", "month", "quarter", "half-year", "semester", "year"] | None = None
    weight: Weight = 1
    terms: list[Id] = Field([], description="Glossary terms that the text uses")
    sensitive: YesNo = Field(False, description="Evidence could hold data on people")
    note: Text | None = None


class Measure(Strict):
    """A heading within a sector, with its requirements."""

    id: Id
    title: Text = Field(description="The heading as it stands in the official text")
    context: list[Statement] = Field([], description="Goals and effects: shown, not scored")
    weight: Weight = 1
    requirements: Annotated[list[Requirement], Lifted(2)] = Field(min_length=1)


class Sector(Strict):
    """`data/sectors/*.yml`: what the plan asks of one kind of unit."""

    id: Id
    title: Text
    anchor: Anchor = Field(description="The chapter's heading, or its beginning, in the official text")
    clause: Plain
    audience: Text = Field(description="Whom the chapter addresses")
    facets: list[Facet] = []
    measures: Annotated[list[Measure], Lifted(1)] = Field(min_length=1)

    @property
    def requirements(self) -> list[Requirement]:
        """The requirements of all measures, in order."""
        return [requirement for measure in self.measures for requirement in measure.requirements]


# --- data/scales.yml -------------------------------------------------------------------------


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
    ratings: list[Rating] | None = Field(None, min_length=2, description="Leave out for a number against a target")


class Grade(Strict):
    """A named band of the total score."""

    id: Id
    label: Text
    from_: Number = Field(ge=0, le=100, alias="from", description="Lowest score of the band, out of 100")


class Scales(Strict):
    """`data/scales.yml`: the site's own way of scoring."""

    disclaimer: Text = Field(description="Says whose rules these are; stands wherever a score is shown")
    weighting: Text = Field(description="The rule in words")
    scales: list[Scale] = Field(min_length=1)
    grades: list[Grade] = Field(min_length=1)


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


# --- data/glossary/*.yml ---------------------------------------------------------------------


class Definition(Strict):
    """What a term names, in own words."""

    zh: Plain
    en: Plain


class Variant(Strict):
    """A second spelling in use."""

    mn: Plain
    note: Plain


class Term(Strict):
    """A term with its equivalents. Inherently multilingual: its texts do not go through gettext."""

    UNCHECKED: ClassVar = ("found", "draft")

    id: Id
    zh: Plain
    pinyin: Plain
    mn: Plain | None = Field(None, description="Traditional Mongolian script")
    mn_latin: Plain | None = None
    mn_cyrl: Plain | None = None
    en: Plain
    definition: Definition
    status: Literal["attested", "found", "draft", "reviewed"]
    source: Plain | None = None
    found_as: Plain | None = Field(None, description="The spelling of the source, where it differs")
    variants: list[Variant] = []
    related: YesNo = Field(False, description="Not in the plan's text; of the paperwork and signs around it")
    sign: YesNo = Field(False, description="Useful as a label on a door, desk or window")
    reviewed_by: Plain | None = Field(None, description="Body or person that reviewed the term")
    reviewed_on: Day | None = None
    note: Plain | None = None


class Glossary(Strict):
    """`data/glossary/*.yml`: the terms of one domain."""

    domain: Id
    title: Text
    terms: list[Term] = Field(min_length=1)


# --- all of it -------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """Everything `data/` says. `origins` maps an object's name (`plan`, `scales`, `agencies`,
    `agencies.action-plan`, `glossary.<domain>`, `term.<id>`) to its file and line."""

    frame: Frame
    scales: Scales
    sectors: tuple[Sector, ...]
    retired: tuple[Retirement, ...] = ()
    glossary: tuple[Glossary, ...] = ()
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

    def scale(self, scale_id: str) -> Scale:
        """The scale of that id (the data check has made sure that it exists)."""
        return next(scale for scale in self.scales.scales if scale.id == scale_id)

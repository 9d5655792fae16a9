"""The frame's part of the model: `data/plan.yml`, the plan without its sectors."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from .fields import Anchor, Day, Id, LanguageTag, Strict, Version
from .text import Plain, Text


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
    anchor: Anchor | None = Field(None, description="A phrase by which it can be found in the official text")


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


class Words(Strict):
    """What the plan calls its parts, for headings, heads of tables and counts; the interface's own words are used where
    one is left out. Sentences of the interface keep theirs."""

    sector: Text | None = Field(None, description="A kind of unit: 单位类别, level")
    measure: Text | None = Field(None, description="A heading within a sector: 二级指标, category")
    measures: Text | None = Field(None, description="The same behind a number: 项二级指标, categories")
    requirement: Text | None = Field(None, description="What a unit answers for: 测评内容, criterion")
    requirements: Text | None = Field(None, description="The same behind a number: 条测评内容, criteria")


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
    date: Day | None = Field(None, description="When it was issued; leave out where nobody knows")
    year: Annotated[int, Field(strict=True, ge=1000, le=9999)] | None = Field(
        None, description="In place of `date`, where only the year is known"
    )
    basis: list[BasisDocument] = []
    guidance: list[Statement] = []
    objectives: list[Statement] = []
    work_requirements: list[WorkRequirement] = []
    notes: list[Note] = []
    sensitive: SensitiveRule | None = None
    words: Words | None = None

    @property
    def stamp(self) -> datetime.date:
        """A day for the files that are made of the plan, which need one: of issue, else the beginning of its year."""
        return self.date or datetime.date(self.year or 2000, 1, 1)

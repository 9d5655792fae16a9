"""The glossary's part of the model: `data/glossary/*.yml`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .fields import Day, Id, Strict, YesNo
from .text import Plain, Text


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

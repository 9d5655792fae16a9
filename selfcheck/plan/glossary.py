"""The glossary's part of the model: `data/glossary/*.yml`.

A term may be in any languages. Chinese, English and Mongolian have keys of their own, as more is said of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from .evidence import Evidence, Status, status_of
from .fields import Day, Id, LanguageTag, Strict, YesNo
from .text import Plain, Text


class Variant(Strict):
    """A second spelling in use."""

    mn: Plain
    note: Plain


class Term(Strict):
    """A term with its equivalents. Inherently multilingual: its texts do not go through gettext."""

    id: Id
    zh: Plain | None = None
    pinyin: Plain | None = Field(None, description="How the Chinese is read, with tone marks")
    mn: Plain | None = Field(None, description="Traditional Mongolian script")
    mn_latin: Plain | None = None
    mn_cyrl: Plain | None = None
    en: Plain | None = None
    forms: dict[LanguageTag, Plain] = Field({}, description="The term in any other language, by its tag: {de: Anker}")
    definition: dict[LanguageTag, Plain] = Field(
        min_length=1, description="What it names, in own words, by language: {de: …, en: …}"
    )
    evidence: list[Evidence] = Field([], description="What its forms stand on, the best first")
    variants: list[Variant] = []
    related: YesNo = Field(False, description="Not in the plan's text; of the paperwork and signs around it")
    sign: YesNo = Field(False, description="Useful as a label on a door, desk or window")
    reviewed_by: Plain | None = Field(None, description="Body or person that reviewed the term")
    reviewed_on: Day | None = None
    note: Plain | None = None

    @property
    def status(self) -> Status:
        """How far the Mongolian form can be trusted."""
        return status_of(self.evidence, reviewed=bool(self.mn and self.reviewed_by))

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody answers for the Mongolian form; every other one is marked 待核, whatever its source."""
        return self.status == "reviewed"

    @property
    def written(self) -> dict[str, str]:
        """Its forms by language, the Mongolian one excepted, which is shown apart."""
        own = {"zh": self.zh, "en": self.en, **self.forms}
        return {language: form for language, form in own.items() if form}

    def form(self, language: str) -> str | None:
        """The term in a language of the site; None where the glossary lacks it."""
        return self.mn if language == "mn-Mong" else _of(self.written, language)

    def meaning(self, language: str) -> str | None:
        """The definition in a language of the site; None where the glossary lacks it."""
        return _of(self.definition, language)


def _of(texts: Mapping[str, str], language: str) -> str | None:
    """What stands under a language's tag, else under the language alone: zh for zh-Hant."""
    return texts.get(language) or texts.get(language.split("-")[0])


class Glossary(Strict):
    """`data/glossary/*.yml`: the terms of one domain."""

    domain: Id
    title: Text
    terms: list[Term] = Field(min_length=1)

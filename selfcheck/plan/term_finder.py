"""Which glossary terms a text uses: by the longest match, so that 民族团结进步 is not also 民族团结."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .glossary import Term

MIN_LENGTH = 3  # shorter terms are too common to be explained each time; they may be, but need not


class TermFinder:
    """Finds the terms of a glossary in texts written in one language."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self.language = language
        self._terms = {self._fold(form): term for term in terms if (form := self.form(term))}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._terms, key=lambda form: (-len(form), form))
        pattern = "|".join(map(re.escape, forms)) or "(?!)"
        # Chinese writes no spaces between words; elsewhere a term is a whole word, or its plural.
        return re.compile(pattern if self.language.startswith("zh") else rf"\b(?:{pattern})(?=e?s?\b)")

    def form(self, term: Term) -> str:
        """The term as a text would write it, without remarks in brackets; empty when the glossary lacks the language.

        >>> TermFinder(plan.terms.values(), "en").form(plan.terms["creation-campaign"])
        'campaign'

        The glossary has: campaign (to build …).
        """
        form = term.form(self.language) or ""
        if self.language.startswith(("zh", "mn")):
            return form
        return re.sub(r"\s*\([^)]*\)\s*", " ", form).strip()

    def find(self, text: str) -> list[Term]:
        """The terms that `text` uses, each once, in the order of their first appearance."""
        found = (self._terms[match.group()] for match in self._pattern.finditer(self._fold(text)))
        return list({term.id: term for term in found}.values())

    def uses(self, text: str, term: Term) -> bool:
        """Whether the term's words occur in `text`, be it as part of a longer term; in English in either number."""
        form = self.form(term)
        if not form:
            return False
        if self.language.startswith("en"):
            return _english_words(form) in _english_words(text)
        return self._fold(form) in self._fold(text)

    @staticmethod
    def _fold(text: str) -> str:
        return text.casefold()


def _english_words(text: str) -> str:
    """The words in lower case and in the singular, with a space before and after each; marks do not matter."""
    words = re.findall(r"[\w’']+", text.casefold())
    return " ".join(["", *map(_singular, words), ""])


def _singular(word: str) -> str:
    word = re.sub(r"(?<=.)[’']s?$", "", word)
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if re.search(r".(?:ss|x|z|ch|sh)es$", word):
        return word[:-2]
    return word[:-1] if re.search(r"..[^s]s$", word) else word

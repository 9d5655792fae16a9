"""Which glossary terms a text uses: by the longest match, so that 民族团结进步 is not also 民族团结."""

from __future__ import annotations

import re

from .model import Plan, Term

MIN_LENGTH = 3  # shorter terms are too common to be explained each time; they may be, but need not


class TermFinder:
    """Finds the terms of a plan's glossary in texts written in the plan's own language."""

    def __init__(self, plan: Plan) -> None:
        self.language = plan.source_language
        self._terms = {self._fold(form): term for term in plan.terms.values() if (form := self.form(term))}
        forms = sorted(self._terms, key=lambda form: (-len(form), form))
        pattern = "|".join(map(re.escape, forms)) or "(?!)"
        # Chinese writes no spaces between words; elsewhere a term is a whole word, or its plural.
        self._pattern = re.compile(pattern if self.language.startswith("zh") else rf"\b(?:{pattern})(?=e?s?\b)")

    def form(self, term: Term) -> str:
        """The term as a text of the plan would write it; empty when the glossary lacks that language."""
        if self.language.startswith("zh"):
            return term.zh
        return term.en if self.language.startswith("en") else (term.mn or "") if self.language == "mn-Mong" else ""

    def find(self, text: str) -> list[Term]:
        """The terms that `text` uses, each once, in the order in which they first stand there."""
        found = (self._terms[match.group()] for match in self._pattern.finditer(self._fold(text)))
        return list({term.id: term for term in found}.values())

    def uses(self, text: str, term: Term) -> bool:
        """Whether the term's words stand in `text`, be it as part of a longer term."""
        form = self.form(term)
        return bool(form) and self._fold(form) in self._fold(text)

    @staticmethod
    def _fold(text: str) -> str:
        return text.casefold()

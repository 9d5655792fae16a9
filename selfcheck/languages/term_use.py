"""One word for one thing in every language: a translation calls a term what the glossary calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.problems import Problem
from ..plan.term_finder import TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polib

    from ..plan.model import Plan


def other_words(plan: Plan, language: str, entries: Iterable[polib.POEntry], name: str) -> Iterator[Problem]:
    """The requirements of the catalogue `name` that translate one of their terms otherwise than the glossary does.

    Drafts are left alone: they are to be read again anyway.
    """
    finder = TermFinder(plan.terms.values(), language)
    texts = {entry.msgctxt: entry for entry in entries if entry.msgstr and not (entry.obsolete or entry.fuzzy)}
    for sector in plan.sectors:
        for requirement in sector.requirements:
            entry = texts.get(f"{sector.full_id(requirement)}.text")
            if entry is None or entry.msgid != requirement.text:
                continue
            for term in map(plan.terms.get, requirement.terms):
                if term and finder.form(term) and not finder.uses(entry.msgstr, term):
                    original = term.form(plan.source_language)
                    yield Problem(
                        name,
                        entry.linenum or 1,
                        1,
                        f"the translation of {original} (`{term.id}`) is not the glossary's: “{finder.form(term)}”",
                        "write the glossary's word here, or mend the term in data/glossary/",
                    )

"""One word for one thing in every language: a translation calls a term what the glossary calls it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.problems import Problem
from ..plan.evidence import MONGOLIAN
from ..plan.term_finder import TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polib

    from ..plan.model import Plan


def other_words(plan: Plan, language: str, entries: Iterable[polib.POEntry], name: str) -> Iterator[Problem]:
    """The requirements of the catalogue `name` that translate one of their terms otherwise than the glossary does, and
    Mongolian texts that are a term and nothing else.

    Drafts of requirements are left alone: they are to be read again anyway.
    """
    entries = list(entries)
    finder = TermFinder(plan.terms.values(), language)
    yield from _bare_terms(plan, entries, finder, name)
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


def _bare_terms(plan: Plan, entries: list[polib.POEntry], finder: TermFinder, name: str) -> Iterator[Problem]:
    """A term that a page shows by itself is the glossary's, draft or not: its evidence stands there."""
    terms = {term.form(plan.source_language): term for term in plan.terms.values()}
    for entry in entries:
        term = terms.get(entry.msgid)
        if finder.language != MONGOLIAN or term is None or entry.obsolete or not entry.msgstr:
            continue
        if not finder.form(term):
            message = f"`{term.id}` has no Mongolian form in the glossary, and one here"
            yield Problem(name, entry.linenum or 1, 1, message, "list its evidence in the glossary, or empty this one")
        elif finder.form(term) != entry.msgstr:
            message = f"`{term.id}` is “{finder.form(term)}” in the glossary, and “{entry.msgstr}” here"
            yield Problem(name, entry.linenum or 1, 1, message, "write the glossary's word here, or mend the term")

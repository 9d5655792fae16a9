"""The glossary's part of a translators' worksheet: what a language lacks, and forms that nobody has reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.problems import DataError, Problem
from ..plan.evidence import STATUS, evidence_line
from .glossary_edit import GlossaryEdit
from .present import read_present
from .taking import Taken

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..plan.glossary import Term
    from ..plan.model import Plan
    from .glossary_edit import Refuse

DOMAIN = "glossary"
SIGNS = "signs"
VARIANT = "variant"
_DEFINITION = ".definition"
MONGOLIAN = "mn-Mong"


class GlossaryRow(NamedTuple):
    """What is to be said in a language: of which term (`context`), in which words so far, on what evidence; in English
    too."""

    context: str
    original: str
    state: str
    present: str
    evidence: str
    english: str


def chosen_terms(plan: Plan, which: str) -> list[Term]:
    """The terms of a domain, or those for signs (`signs`), which come first in each. Raises DataError for any other."""
    domains = {glossary.domain: glossary.terms for glossary in plan.glossary}
    signs = [term for term in plan.terms.values() if term.sign]
    if which != SIGNS and which not in domains:
        remedy = f"name one of {', '.join((SIGNS, *domains))}"
        raise DataError([Problem("data/glossary", 1, 1, f"the glossary has no domain `{which}`", remedy)])
    return signs if which == SIGNS else sorted(domains[which], key=lambda term: not term.sign)


def form_rows(plan: Plan, language: str, terms: Iterable[Term]) -> Iterator[GlossaryRow]:
    """The forms that a language lacks, and Mongolian ones that nobody has reviewed: a glossary has no place for who has
    reviewed any other."""
    own = plan.source_language
    for term in terms:
        present = _form(term, language)
        unreviewed = language == MONGOLIAN and not term.is_reviewed
        if (original := term.form(own)) and (not present or unreviewed):
            variants = [f"{VARIANT}: {each.mn} {each.note}" for each in term.variants if language == MONGOLIAN]
            evidence = "\n".join(filter(None, (*map(evidence_line, term.evidence), *variants, term.note)))
            yield GlossaryRow(term.id, original, "draft" if present else "missing", present, evidence, term.en or "")


def glossary_rows(plan: Plan, language: str) -> Iterator[GlossaryRow]:
    """Terms first, of these the signs; then definitions."""
    own = plan.source_language
    yield from form_rows(plan, language, sorted(plan.terms.values(), key=lambda term: not term.sign))
    for term in plan.terms.values():
        if (meaning := term.meaning(own)) and not term.definition.get(language):
            yield GlossaryRow(f"{term.id}{_DEFINITION}", meaning, "missing", "", "", term.meaning("en") or "")


def _form(term: Term, language: str) -> str:
    return (term.mn if language == MONGOLIAN else term.written.get(language)) or ""


class GlossaryAnswers:
    """What translators have written into the glossary's rows of a worksheet."""

    def __init__(self, data: Path, language: str) -> None:
        self.language = language
        self.glossary = GlossaryEdit(read_present(data, [language]))

    def take(self, context: str, new: str, reviewer: str, source: str, day: datetime.date, refuse: Refuse) -> None:
        """Puts one answer in; `refuse` is told why where that cannot be."""
        name = context.removesuffix(_DEFINITION)
        evidence: list[dict[str, Any]] | None = None
        if context != name:
            if not new:
                refuse("there is no definition to review", "write one")
                return
            values: dict[str, Any] = {f"definition::{self.language}": new}
        elif self.language == MONGOLIAN:
            values, evidence = _mongolian(self.glossary.terms[name].values, new, reviewer, source, day)
        elif not new:
            refuse("there is no translation to review", "write one")
            return
        else:
            key = self.language if self.language in ("zh", "en") else f"forms::{self.language}"
            values = {key: new}
        if values.get("mn", "") is None:
            refuse("there is no translation to review", "write one")
            return
        self.glossary.change(name, values, refuse, evidence)

    def settle(self, book: str) -> Taken:
        """The files that change. Raises DataError where the plan has other faults."""
        return self.glossary.settle(book) if self.glossary.changed else Taken()


def _mongolian(
    now: dict[str, Any], new: str, reviewer: str, source: str, day: datetime.date
) -> tuple[dict[str, Any], list[dict[str, Any]] | None]:
    """A Mongolian form, and its evidence where that is another. What was said of another form does not hold for a new
    one; a source may begin with its kind: `page: https://…`."""
    values: dict[str, Any] = {"mn": new or now.get("mn")}
    if reviewer:
        values |= {"reviewed_by": reviewer, "reviewed_on": day.isoformat()}
    changed = bool(new) and new != now.get("mn")
    if changed:
        gone = ("mn_latin", "mn_cyrl") if reviewer else ("mn_latin", "mn_cyrl", "reviewed_by", "reviewed_on")
        values |= dict.fromkeys(gone)
    kind, colon, place = source.partition(":")
    known = colon and kind.strip() in STATUS and not place.startswith("//")
    evidence = {"kind": kind.strip(), "source": place.strip()} if known else {"kind": "reference", "source": source}
    return values, [evidence] if source else [] if changed else None

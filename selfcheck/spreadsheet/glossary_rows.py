"""The glossary's part of a translators' worksheet: what a language lacks, and forms that nobody has reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.problems import DataError, Problem
from ..plan.evidence import MONGOLIAN, STATUS
from ..plan.term_finder import TermFinder
from .glossary_edit import GlossaryEdit, form_key
from .present import read_present
from .taking import Taken
from .words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from ..plan.evidence import Evidence
    from ..plan.glossary import Term
    from ..plan.model import Plan
    from .glossary_edit import Refuse

DOMAIN = "glossary"
SIGNS = "signs"
_DEFINITION = ".definition"


class GlossaryRow(NamedTuple):
    """What is to be said in a language: of which term (`context`), in which words so far, which others there are, on
    what evidence; in English too (`help`)."""

    context: str
    original: str
    state: str
    present: str
    candidates: str
    evidence: str
    help: str


def chosen_terms(plan: Plan, which: str) -> list[Term]:
    """The terms of a domain, or those for signs (`signs`), which come first in each. Raises DataError for any other."""
    domains = {glossary.domain: glossary.terms for glossary in plan.glossary}
    signs = [term for term in plan.terms.values() if term.sign]
    if which != SIGNS and which not in domains:
        remedy = f"name one of {', '.join((SIGNS, *domains))}"
        raise DataError([Problem("data/glossary", 1, 1, f"the glossary has no domain `{which}`", remedy)])
    return signs if which == SIGNS else sorted(domains[which], key=lambda term: not term.sign)


def _open_forms(plan: Plan, language: str, terms: Iterable[Term]) -> Iterator[tuple[Term, str, str]]:
    """Terms with what the plan calls them and their present form, where a language lacks it, or where nobody has
    reviewed a Mongolian one: a glossary has no place for who has reviewed any other."""
    for term in terms:
        present = _form(term, language)
        unreviewed = language == MONGOLIAN and not term.is_reviewed
        if (original := term.form(plan.source_language)) and (not present or unreviewed):
            yield term, original, present


def _open_definitions(plan: Plan, language: str) -> Iterator[tuple[Term, str]]:
    """Terms with their definition, where a language lacks it."""
    for term in plan.terms.values():
        if (meaning := term.meaning(plan.source_language)) and not term.definition.get(language):
            yield term, meaning


def open_texts(plan: Plan, language: str) -> dict[tuple[str, str], str]:
    """By a row's context and original: the present text, empty where there is none."""
    forms = {(term.id, form): present for term, form, present in _open_forms(plan, language, plan.terms.values())}
    return forms | {(f"{term.id}{_DEFINITION}", meaning): "" for term, meaning in _open_definitions(plan, language)}


def form_rows(plan: Plan, language: str, terms: Iterable[Term], speak: str) -> Iterator[GlossaryRow]:
    """The forms of these terms that a language lacks or that are to be reviewed; `speak`: the language of what is said
    of them."""
    finder = TermFinder(plan.terms.values(), plan.source_language)
    for term, original, present in _open_forms(plan, language, terms):
        candidates = "\n".join(_candidates(plan, term, finder)) if language == MONGOLIAN else ""
        evidence = "\n".join((*(_told(plan, each, speak) for each in term.evidence), *filter(None, [term.note])))
        state = word("draft" if present else "missing", speak)
        yield GlossaryRow(term.id, original, state, present, candidates, evidence, term.en or "")


def _candidates(plan: Plan, term: Term, finder: TermFinder) -> Iterator[str]:
    """Other spellings, each with where it stands; then what the glossary calls the words that the term is made of."""
    for variant in term.variants:
        yield f"{variant.mn} ({variant.note})" if variant.note else variant.mn
    whole = finder.form(term)
    parts = [each for each in plan.terms.values() if each.mn and each is not term and finder.uses(whole, each)]
    for part in parts:
        if not any(other is not part and finder.uses(finder.form(other), part) for other in parts):
            yield f"{finder.form(part)} = {part.mn}"


def _told(plan: Plan, evidence: Evidence, speak: str) -> str:
    """What a form stands on, with all that is quoted: a reviewer is to judge by it."""
    parts = [part.form(plan.source_language) or part.id for part in map(plan.terms.get, evidence.of) if part]
    places = [each for each in (evidence.source, evidence.original) if each]
    quoted = " = ".join(each for each in (evidence.zh, evidence.mn) if each)
    line = f"{word(evidence.kind, speak)}: {', '.join((*places, *parts))}"
    return f"{line}\n{quoted}" if quoted else line


def glossary_rows(plan: Plan, language: str, speak: str) -> Iterator[GlossaryRow]:
    """Terms first, of these the signs; then definitions."""
    yield from form_rows(plan, language, sorted(plan.terms.values(), key=lambda term: not term.sign), speak)
    for term, meaning in _open_definitions(plan, language):
        context, missing = f"{term.id}{_DEFINITION}", word("missing", speak)
        yield GlossaryRow(context, meaning, missing, "", "", "", term.meaning("en") or "")


def _form(term: Term, language: str) -> str:
    return (term.mn if language == MONGOLIAN else term.written.get(language)) or ""


class Answer(NamedTuple):
    """What a row of a worksheet says of a term: a new form, where that stands, who has reviewed it when, and whether
    the present one is rejected."""

    new: str
    source: str
    reviewer: str
    day: str
    rejected: bool


class GlossaryAnswers:
    """What translators have written into the glossary's rows of a worksheet."""

    def __init__(self, data: Path, language: str) -> None:
        self.language = language
        self.glossary = GlossaryEdit(read_present(data, [language]))
        self.is_chinese = self.glossary.present.source_language.startswith("zh")

    def take(self, context: str, answer: Answer, refuse: Refuse) -> None:
        """Puts one answer in; `refuse` is told why where that cannot be."""
        name = context.removesuffix(_DEFINITION)
        if context == name and self.language == MONGOLIAN:
            self._mongolian(name, answer, refuse)
        elif not answer.new:
            what = "definition" if context != name else "translation"
            refuse(f"there is no {what} to review", "write one")
        elif context != name:
            self.glossary.change(name, {f"definition::{self.language}": answer.new}, refuse)
        else:
            self.glossary.change(name, {form_key(self.language): answer.new}, refuse)

    def _mongolian(self, name: str, answer: Answer, refuse: Refuse) -> None:
        """A Mongolian form, and its evidence where that is another. What was said of another form does not hold for a
        new one; a source may begin with its kind: `page: https://…`."""
        now = self.glossary.terms[name].values
        if answer.rejected:
            self.glossary.withdraw(name, self._rejection(now, answer), refuse)
            return
        form = answer.new or now.get("mn")
        if not form:
            refuse("there is no translation to review", "write one")
            return
        values: dict[str, Any] = {"mn": form}
        if answer.reviewer:
            values |= {"reviewed_by": answer.reviewer, "reviewed_on": answer.day}
        changed = form != now.get("mn")
        if changed:
            gone = ("mn_latin", "mn_cyrl") if answer.reviewer else ("mn_latin", "mn_cyrl", "reviewed_by", "reviewed_on")
            values |= dict.fromkeys(gone)
        evidence = [_evidence(answer.source)] if answer.source else []
        self.glossary.change(name, values, refuse, evidence, instead=changed)

    def _rejection(self, now: dict[str, Any], answer: Answer) -> str:
        """The term's note with what stays behind of a form that a review has rejected, so that nobody proposes it
        again."""
        note = str(now.get("note", ""))
        if self.is_chinese:
            return f"{note}不采用“{now.get('mn')}”（{answer.reviewer}，{answer.day}）。"
        return f"{note} “{now.get('mn')}” is not to be used ({answer.reviewer}, {answer.day}).".strip()

    def settle(self, book: str) -> Taken:
        """The files that change. Raises DataError where the plan has other faults."""
        return self.glossary.settle(book) if self.glossary.changed else Taken()

    @property
    def followed(self) -> list[str]:
        """The ids of terms whose form went because it was put together from one that has changed."""
        return self.glossary.followed

    def forms(self) -> dict[str, tuple[str, str]]:
        """By what the plan calls it: the Mongolian form of each term that has changed, and who has reviewed it when;
        empty where there is none."""
        own = form_key(self.glossary.present.source_language)
        told: dict[str, tuple[str, str]] = {}
        for name in (*self.glossary.changed, *self.glossary.followed):
            values = self.glossary.terms[name].values
            review = f"{values['reviewed_by']}, {values['reviewed_on']}" if values.get("reviewed_by") else ""
            told[str(values.get(own, ""))] = (str(values.get("mn", "")), review)
        return told


def _evidence(source: str) -> dict[str, Any]:
    said, _, place = source.replace("：", ":").partition(":")
    kind = next((kind for kind in STATUS if said.strip() in (kind, word(kind, "zh"))), None)
    known = kind and not place.startswith("//")
    return {"kind": kind, "source": place.strip()} if known else {"kind": "reference", "source": source}

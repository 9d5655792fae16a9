"""Checks of what the glossary's forms stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .evidence import MONGOLIAN, Evidence
from .mongolian_words import WordList, misbuilt, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..base.problems import Problem
    from .glossary import Term
    from .yaml_source import Location, YamlSource


def check_evidence(term: Term, at: Location, source: YamlSource, terms: Mapping[str, Term]) -> Iterator[Problem]:
    """No Mongolian form without evidence, no evidence without what it needs, no review without a form."""
    if term.mn and not term.is_reviewed and not any(each.language == MONGOLIAN for each in term.evidence):
        yield source.problem(
            (*at, "mn"),
            "nothing says where the Mongolian form comes from",
            "list its `evidence`; a form from memory is not published",
        )
    for e, each in enumerate(term.evidence):
        here = (*at, "evidence", e)
        if not term.form(each.language):
            yield source.problem(here, f"evidence of a form that is not there (`{each.language}`)", "delete it")
        if each.kind == "parts":
            yield from _parts(term, each, here, source, terms)
        elif not each.source:
            yield source.problem(here, f"`{each.kind}` without a source", "add `source: …`: its address or its name")
        elif each.kind == "page" and "://" not in each.source:
            yield source.problem(
                (*here, "source"), "an official page without its address", "add the address, or call it a `reference`"
            )
        if each.kind == "parallel" and not (each.zh and each.mn):
            yield source.problem(here, "a parallel text without both its sentences", "add `zh: …` and `mn: …`")
    yield from _words(term, at, source, terms)
    if bool(term.reviewed_by) != bool(term.reviewed_on):
        yield source.problem((*at, "id"), "half a review", "write both `reviewed_by` and `reviewed_on`, or neither")
    if term.reviewed_by and not term.mn:
        yield source.problem((*at, "reviewed_by"), "a review without a Mongolian form", "add the form, or delete this")


def _words(term: Term, at: Location, source: YamlSource, terms: Mapping[str, Term]) -> Iterator[Problem]:
    """What is quoted shows the form's words, or another term does; and they are built as words are."""
    if not term.mn or term.is_reviewed:
        return
    own = WordList(quoted(term))
    unseen = own.unseen(term.mn)
    if not unseen:
        return
    for message, remedy in misbuilt(term.mn):
        yield source.problem((*at, "mn"), message, remedy)
    is_put_together = any(each.kind == "parts" for each in term.evidence)  # and has a check of its own
    if own and not is_put_together:
        others = WordList(text for other in terms.values() if other is not term for text in shown(other))
        for word in unseen:
            if others.unseen(word):
                remedy = "mend the letters here, or in what is quoted; or quote where it stands"
                yield source.problem((*at, "mn"), f"nothing that is quoted has the word `{word}`", remedy)


def _parts(
    term: Term, evidence: Evidence, at: Location, source: YamlSource, terms: Mapping[str, Term]
) -> Iterator[Problem]:
    """Every word of a form that is put together stands in one of its parts, or in what the evidence quotes."""
    known = WordList(quoted(term))
    for n, name in enumerate(evidence.of):
        part = terms.get(name)
        if part is None or not part.mn:
            yield source.problem((*at, "of", n), f"`{name}` is no term with a Mongolian form", "name one that has")
        else:
            known.add(part.mn)
    for word in known.unseen(term.mn or ""):
        yield source.problem(
            at, f"no part of it has the word `{word}`", "name the part under `of`, or quote it in `mn`"
        )

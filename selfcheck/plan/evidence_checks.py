"""Checks of what the glossary's forms stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import mongolian
from .evidence import MONGOLIAN, Evidence, unmarked

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
        if each.kind == "parallel" and not (each.zh and each.mn):
            yield source.problem(here, "a parallel text without both its sentences", "add `zh: …` and `mn: …`")
    if bool(term.reviewed_by) != bool(term.reviewed_on):
        yield source.problem((*at, "id"), "half a review", "write both `reviewed_by` and `reviewed_on`, or neither")
    if term.reviewed_by and not term.mn:
        yield source.problem((*at, "reviewed_by"), "a review without a Mongolian form", "add the form, or delete this")


def _parts(
    term: Term, evidence: Evidence, at: Location, source: YamlSource, terms: Mapping[str, Term]
) -> Iterator[Problem]:
    """Every word of a form that is put together stands in one of its parts, or in what the evidence quotes."""
    said: list[str] = [unmarked(each.mn) for each in term.evidence if each.mn]
    for n, name in enumerate(evidence.of):
        part = terms.get(name)
        if part is None or not part.mn:
            yield source.problem((*at, "of", n), f"`{name}` is no term with a Mongolian form", "name one that has")
        else:
            said.append(part.mn)
    known = {mongolian.shape(mongolian.stem(word)) for text in said for word in mongolian.words(text)}
    for word in mongolian.words(term.mn or ""):
        if not any(_alike(mongolian.shape(mongolian.stem(word)), each) for each in known):
            yield source.problem(
                at, f"no part of it has the word `{word}`", "name the part under `of`, or quote it in `mn`"
            )


def _alike(word: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same stem, whatever ending is written with it."""
    length = min(len(word), len(other), max(3, len(word) - 2))
    return word[:length] == other[:length]

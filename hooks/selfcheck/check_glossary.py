"""Checks of the glossary: sources, reviews and the encoding of traditional Mongolian."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .model import Plan, Term
from .problems import Problem
from .yaml_source import Location, YamlSource


def check_glossary(plan: Plan, read: list[tuple[YamlSource, Any]]) -> list[Problem]:
    """All faults of the glossary's terms."""
    problems: list[Problem] = []
    seen: dict[tuple[str, str], str] = {}
    for source, glossary in read:
        for n, term in enumerate(glossary.terms):
            at: Location = ("terms", n)
            for field in ("id", "zh"):
                key = (field, getattr(term, field))
                if key in seen:
                    problems.append(
                        source.problem(
                            (*at, field),
                            f"the term's {field} `{key[1]}` stands twice (first in {seen[key]})",
                            "make one entry of the two",
                        )
                    )
                seen.setdefault(key, f"{source.path}:{source.place((*at, field))[0]}")
            problems += _status(term, at, source)
    return problems


def _status(term: Term, at: Location, source: YamlSource) -> Iterator[Problem]:
    if term.status in ("attested", "found") and not term.source:
        yield source.problem(
            (*at, "status"), f"`{term.status}` without a source", "add `source: …`, or write status: draft"
        )
    if term.status != "draft" and not term.mn:
        yield source.problem((*at, "status"), f"`{term.status}` without a Mongolian form", "write status: draft")
    if (term.status == "reviewed") != bool(term.reviewed_by and term.reviewed_on):
        yield source.problem(
            (*at, "status"),
            "status and review do not agree",
            "a reviewed term has `reviewed_by` and `reviewed_on`; no other has",
        )

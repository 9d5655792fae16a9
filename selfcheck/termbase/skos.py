"""The glossary as SKOS (W3C) in Turtle: for vocabulary services and linked data.

A form that nobody has reviewed is an alternative label, never the preferred one, and an editorial
note marks it. Addresses are relative: on the web they are those of the glossary page beside the file's folder.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..plan.evidence import evidence_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..plan.glossary import Glossary, Term
    from ..plan.model import Plan

PAGE = "../glossary.html"
_PREFIXES = """\
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

Statement = tuple[str, str]  # predicate, object


def skos(plan: Plan) -> bytes:
    """The plan's glossary as Turtle; the same glossary always gives the same bytes."""
    scheme: list[Statement] = [
        ("a", "skos:ConceptScheme"),
        ("dct:title", _text(str(plan.frame.title), plan.source_language)),
        ("dct:identifier", _text(plan.frame.id)),
    ]
    # The status is that of the Mongolian form.
    doubtful = any(term.mn for term in plan.terms.values())
    blocks = [_PREFIXES, _block(PAGE, scheme)]
    own = plan.source_language
    for domain in plan.glossary:
        blocks.append(_block(f"{PAGE}#{domain.domain}", list(_collection(domain, own))))
        blocks += [_block(_address(term), list(_concept(term, own, doubtful))) for term in domain.terms]
    return "\n".join(blocks).encode()


def _collection(domain: Glossary, language: str) -> Iterator[Statement]:
    yield "a", "skos:Collection"
    yield "skos:prefLabel", _text(str(domain.title), language)
    for term in domain.terms:
        yield "skos:member", f"<{_address(term)}>"


def _concept(term: Term, language: str, doubtful: bool) -> Iterator[Statement]:
    yield "a", "skos:Concept"
    yield "skos:inScheme", f"<{PAGE}>"
    yield "skos:notation", _text(term.id)
    yield from _labels(term, language)
    for name, text in term.definition.items():
        yield "skos:definition", _text(text, name)
    if term.note:
        yield "skos:note", _text(term.note, language)
    for each in term.evidence:
        yield "dct:source", _text(evidence_line(each))
    if doubtful:
        yield from _status(term)
    if term.reviewed_by:
        yield "skos:changeNote", _text(f"reviewed by {term.reviewed_by}, {term.reviewed_on}", "en")


def _labels(term: Term, language: str) -> Iterator[Statement]:
    for name, form in term.written.items():
        yield "skos:prefLabel", _text(form, name)
    if term.pinyin:
        yield "skos:altLabel", _text(term.pinyin, "zh-Latn-pinyin")
    label = "skos:altLabel" if not term.is_reviewed else "skos:prefLabel"
    for value, tag in ((term.mn, "mn-Mong"), (term.mn_latin, "mn-Latn"), (term.mn_cyrl, "mn-Cyrl")):
        if value:
            yield label, _text(value, tag)
    for variant in term.variants:
        yield "skos:altLabel", _text(variant.mn, "mn-Mong")
        yield "skos:note", _text(f"{variant.mn}: {variant.note}", language)


def _status(term: Term) -> Iterator[Statement]:
    yield "skos:editorialNote", _text(f"status: {term.status}", "en")
    if not term.is_reviewed:
        yield "skos:editorialNote", _text("待核", "zh")
        yield "skos:editorialNote", _text("Mongolian form to be checked", "en")


def _address(term: Term) -> str:
    return f"{PAGE}#term-{term.id}"


def _block(subject: str, statements: list[Statement]) -> str:
    lines = [f"  {predicate} {value}" for predicate, value in statements]
    return f"<{subject}>\n" + " ;\n".join(lines) + " .\n"


def _text(value: str, language: str = "") -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"' + (f"@{language}" if language else "")

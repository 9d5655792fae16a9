"""The glossary as TBX v3 (ISO 30042:2019), dialect TBX-Basic, style DCA: for terminology and translation tools.

TBX-Basic has no place for a transliteration or for how far a form can be trusted. Transliterations
are notes. A form that nobody has reviewed has no administrative status, and a note says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..plan.evidence import evidence_line, unmarked

if TYPE_CHECKING:
    from ..plan.glossary import Term
    from ..plan.model import Plan

NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# Only what somebody answers for is recommended here.
ADMINISTRATIVE_STATUS = {"reviewed": "preferredTerm-admn-sts"}


def tbx(plan: Plan) -> bytes:
    """The plan's glossary as a TBX file; the same glossary always gives the same bytes."""
    root = Element("tbx", {"xmlns": NAMESPACE, "type": "TBX-Basic", "style": "dca", _LANG: plan.source_language})
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    title = SubElement(SubElement(description, "titleStmt"), "title")
    title.text = f"{plan.frame.title}: {plan.frame.id}"
    SubElement(
        SubElement(description, "sourceDesc"), "p"
    ).text = f"Plan data version {plan.frame.version}. Each term names its own source."
    body = SubElement(SubElement(root, "text"), "body")
    for domain in plan.glossary:
        for term in domain.terms:
            _concept(body, term, str(domain.title), plan.source_language)
    ElementTree.indent(root, " ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "utf-8") + b"\n"


def _concept(body: Element, term: Term, domain: str, own: str) -> None:
    entry = SubElement(body, "conceptEntry", {"id": f"term-{term.id}"})
    SubElement(entry, "descrip", {"type": "subjectField"}).text = domain
    if term.note:
        _note(entry, term.note, own)
    for language, form in term.written.items():
        # What the plan itself calls it is preferred; of an equivalent nobody has said so.
        status = "preferredTerm-admn-sts" if form == term.form(own) else None
        section = _term(_language(entry, language, term.meaning(language) or ""), form, status)
        if term.pinyin and language == "zh":
            _note(section, f"pinyin: {term.pinyin}")
    if term.mn:
        _mongolian(_language(entry, "mn-Mong"), term, term.mn, own)


def _mongolian(section: Element, term: Term, form: str, own: str) -> None:
    main = _term(section, form, ADMINISTRATIVE_STATUS.get(term.status))
    for each in term.evidence:
        _source(main, evidence_line(each))
    if term.mn_latin:
        _note(main, f"mn-Latn: {term.mn_latin}")
    if term.mn_cyrl:
        _note(main, f"mn-Cyrl: {term.mn_cyrl}")
    for each in term.evidence:
        if each.mn:
            _note(main, f"as in the source: {unmarked(each.mn)}")
    _note(main, f"status: {term.status}{_unchecked(term)}")
    if term.reviewed_by:
        _note(main, f"reviewed by {term.reviewed_by}, {term.reviewed_on}")
    for variant in term.variants:
        _note(_term(section, variant.mn, kind="variant"), f"{variant.note}{_unchecked(term)}", own)


def _unchecked(term: Term) -> str:
    return " (待核, to be checked)" if not term.is_reviewed else ""


def _language(entry: Element, language: str, definition: str = "") -> Element:
    section = SubElement(entry, "langSec", {_LANG: language})
    if definition:
        SubElement(section, "descrip", {"type": "definition"}).text = definition
    return section


def _term(section: Element, form: str, status: str | None = None, kind: str | None = None) -> Element:
    part = SubElement(section, "termSec")
    SubElement(part, "term").text = form
    for name, value in (("administrativeStatus", status), ("termType", kind)):
        if value:
            SubElement(part, "termNote", {"type": name}).text = value
    return part


def _source(parent: Element, text: str) -> None:
    SubElement(parent, "admin", {"type": "source"}).text = text


def _note(parent: Element, text: str, language: str | None = None) -> None:
    SubElement(parent, "note", {_LANG: language} if language else {}).text = text

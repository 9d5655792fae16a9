"""The glossary as TBX for terminology and translation tools: v3 (ISO 30042:2019, dialect TBX-Basic, style DCA), and v2
(ISO 30042:2008), which is all that OmegaT, Weblate and most others read.

The two differ in the names of what holds a term, not in what is said of it. TBX-Basic has no place for a
transliteration or for how far a form can be trusted. Transliterations are notes. A form that nobody has reviewed has no
administrative status, and a note says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
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


class _Names(NamedTuple):
    """What a version of the standard calls its elements."""

    root: str
    header: str
    entry: str
    language: str
    term: str
    attributes: dict[str, str]
    encoding: str = ""  # the file of constraints that v2 names


_V3 = _Names(
    "tbx",
    "tbxHeader",
    "conceptEntry",
    "langSec",
    "termSec",
    {"xmlns": NAMESPACE, "type": "TBX-Basic", "style": "dca"},
)
_V2 = _Names("martif", "martifHeader", "termEntry", "langSet", "tig", {"type": "TBX"}, "TBXXCSV02.xcs")


def tbx(plan: Plan) -> bytes:
    """The plan's glossary as a TBX v3 file; the same glossary always gives the same bytes."""
    return _Writer(plan, _V3).file()


def tbx_v2(plan: Plan) -> bytes:
    """The same as a TBX v2 file."""
    return _Writer(plan, _V2).file()


class _Writer:
    """Writes a plan's glossary in one version's names."""

    def __init__(self, plan: Plan, names: _Names) -> None:
        self.plan, self.names = plan, names
        self.own = plan.source_language

    def file(self) -> bytes:
        """The whole file."""
        names, plan = self.names, self.plan
        root = Element(names.root, {**names.attributes, _LANG: self.own})
        header = SubElement(root, names.header)
        description = SubElement(header, "fileDesc")
        title = SubElement(SubElement(description, "titleStmt"), "title")
        title.text = f"{plan.frame.title}: {plan.frame.id}"
        SubElement(
            SubElement(description, "sourceDesc"), "p"
        ).text = f"Plan data version {plan.frame.version}. Each term names its own source."
        if names.encoding:
            SubElement(SubElement(header, "encodingDesc"), "p", {"type": "XCSURI"}).text = names.encoding
        body = SubElement(SubElement(root, "text"), "body")
        for domain in plan.glossary:
            for term in domain.terms:
                self._concept(body, term, str(domain.title))
        ElementTree.indent(root, " ")
        return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, "utf-8") + b"\n"

    def _concept(self, body: Element, term: Term, domain: str) -> None:
        entry = SubElement(body, self.names.entry, {"id": f"term-{term.id}"})
        SubElement(entry, "descrip", {"type": "subjectField"}).text = domain
        if term.note:
            _note(entry, term.note, self.own)
        for language, form in term.written.items():
            # What the plan itself calls it is preferred; of an equivalent nobody has said so.
            status = "preferredTerm-admn-sts" if form == term.form(self.own) else None
            section = self._term(self._language(entry, language, term.meaning(language) or ""), form, status)
            if term.pinyin and language == "zh":
                _note(section, f"pinyin: {term.pinyin}")
        if term.mn:
            self._mongolian(self._language(entry, "mn-Mong"), term, term.mn)

    def _mongolian(self, section: Element, term: Term, form: str) -> None:
        main = self._term(section, form, ADMINISTRATIVE_STATUS.get(term.status))
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
            _note(self._term(section, variant.mn, kind="variant"), f"{variant.note}{_unchecked(term)}", self.own)

    def _language(self, entry: Element, language: str, definition: str = "") -> Element:
        section = SubElement(entry, self.names.language, {_LANG: language})
        if definition:
            SubElement(section, "descrip", {"type": "definition"}).text = definition
        return section

    def _term(self, section: Element, form: str, status: str | None = None, kind: str | None = None) -> Element:
        part = SubElement(section, self.names.term)
        SubElement(part, "term").text = form
        for name, value in (("administrativeStatus", status), ("termType", kind)):
            if value:
                SubElement(part, "termNote", {"type": name}).text = value
        return part


def _unchecked(term: Term) -> str:
    return " (待核, to be checked)" if not term.is_reviewed else ""


def _source(parent: Element, text: str) -> None:
    SubElement(parent, "admin", {"type": "source"}).text = text


def _note(parent: Element, text: str, language: str | None = None) -> None:
    SubElement(parent, "note", {_LANG: language} if language else {}).text = text

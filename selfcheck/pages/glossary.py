"""The glossary as its pages show it: what stands in each entry, in the language of the edition."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..plan.mongolian import same_letters
from ..plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..languages.edition import Edition
    from ..plan.evidence import Evidence
    from ..plan.glossary import Glossary, Term
    from ..plan.model import Requirement, Sector

_ADDRESS = re.compile(r"(?P<address>https?://[^\s()（）；，,]+)(?:\s*\((?P<name>[^()]+)\))?")


@dataclass(frozen=True)
class Use:
    """A place that uses a term: where a link to it leads, and what to call it."""

    path: str
    label: Text
    count: int = 1


@dataclass(frozen=True)
class EvidenceView:
    """One thing that a form stands on: what kind it is, what is quoted, where it can be seen, what it is made of."""

    kind: Text
    zh: list[tuple[str, bool]]  # pieces of what is quoted, and whether a piece is the word that is meant
    mn: list[tuple[str, bool]]
    source: list[tuple[str, str]]  # text and its address; no address for plain text
    of: list[Use]


@dataclass(frozen=True)
class Entry:
    """A term as a page shows it: `head` in the plan's own language, `name` in the page's, `others` in all further ones.

    `mn` is its Mongolian form; `mark` says that this is still to be checked.
    """

    term: Term
    mn: str | None
    head: Text
    name: Text
    others: list[Text]
    definition: Text
    mark: bool
    status: Text
    evidence: list[EvidenceView]
    uses: list[Use]


@dataclass(frozen=True)
class Domain:
    """A group of entries."""

    id: str
    title: Text
    entries: list[Entry]


class GlossaryView:
    """The glossary of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        # A plan without a Mongolian edition shows its terms without Mongolian, and so without its status.
        self.mongolian = any(language.id == "mn-Mong" for language in edition.plan.languages)
        own, terms = edition.plan.source_language, edition.plan.terms.values()
        # What the page's own column and the sentences of the interface are made for: a glossary headed by Chinese.
        self.usual = own.startswith("zh") and not any(term.forms for term in terms)
        # A page in a second language has a column for it; the script has its own.
        self.second = edition.language not in (own, "mn-Mong") and any(term.form(edition.language) for term in terms)

    @property
    def status_names(self) -> dict[str, Text]:
        """What each status is called, the surest first."""
        _ = self.edition.gettext
        return {
            "reviewed": _("已审核"),
            "attested": _("见于官方对照文本，未审核"),
            "found": _("见于官方蒙文网页，未审核"),
            "draft": _("草稿"),
        }

    @property
    def evidence_names(self) -> dict[str, Text]:
        """What each kind of evidence is called."""
        _ = self.edition.gettext
        return {
            "parallel": _("官方对照文本"),
            "page": _("官方蒙文网页"),
            "reference": _("词典、百科等"),
            "catalogue": _("软件译文"),
            "parts": _("由已有词语组合"),
        }

    def domains(self) -> list[Domain]:
        """The whole glossary; each entry tells which sectors use it."""
        return [
            Domain(
                glossary.domain,
                self._title(glossary),
                [self._entry(term, self._sectors_using(term)) for term in glossary.terms],
            )
            for glossary in self.edition.plan.glossary
        ]

    def of_sector(self, sector: Sector) -> list[Entry]:
        """The terms that a sector's requirements use, in the order of the glossary."""
        uses: dict[str, list[Use]] = {}
        for requirement in sector.requirements:
            for name in requirement.terms:
                uses.setdefault(name, []).append(self._use(requirement))
        return [self._entry(term, uses[term.id]) for term in self.edition.plan.terms.values() if term.id in uses]

    def of_requirement(self, requirement: Requirement) -> list[Entry]:
        """The terms of one requirement, in its own order."""
        terms = self.edition.plan.terms
        return [self._entry(terms[name], []) for name in requirement.terms]

    def signs(self) -> list[Entry]:
        """Terms for signs: reviewed ones only, since a sign is copied out and stays for years."""
        return [
            self._entry(term, [])
            for term in self.edition.plan.terms.values()
            if term.sign and term.mn and term.is_reviewed
        ]

    def count(self, status: str) -> int:
        """How many terms have a Mongolian form of that status."""
        return sum(term.mn is not None and term.status == status for term in self.edition.plan.terms.values())

    def _title(self, glossary: Glossary) -> Text:
        return glossary.title

    def _entry(self, term: Term, uses: list[Use]) -> Entry:
        own = self.edition.plan.source_language
        return Entry(
            term=term,
            mn=term.mn if self.mongolian else None,
            head=Text(term.form(own) or term.id, own),
            name=self._in_page(term.form),
            others=[Text(form, language) for language, form in term.written.items() if form != term.form(own)],
            definition=self._in_page(term.meaning),
            mark=self.mongolian and term.mn is not None and not term.is_reviewed,
            status=self.status_names[term.status],
            evidence=[self._evidence(term, each) for each in term.evidence] if self.mongolian else [],
            uses=uses,
        )

    def _evidence(self, term: Term, evidence: Evidence) -> EvidenceView:
        """One thing that a term stands on. The bare word is quoted where its letters are other than the glossary's."""
        bare = not evidence.zh and same_letters(evidence.mn or "", term.mn or "")
        own, terms = self.edition.plan.source_language, self.edition.plan.terms
        sources = [each for each in (evidence.source, evidence.original) if each]
        return EvidenceView(
            kind=self.evidence_names[evidence.kind],
            zh=_marked(evidence.zh or ""),
            mn=[] if bare else _marked(evidence.mn or ""),
            source=list(_linked("； ".join(sources))),
            of=[Use(f"#term-{name}", Text(terms[name].form(own) or name, own)) for name in evidence.of],
        )

    def _in_page(self, text: Callable[[str], str | None]) -> Text:
        """A term's text in the page's language, else in the plan's own; the script is shown apart."""
        language, own = self.edition.language, self.edition.plan.source_language
        found = None if language == "mn-Mong" else text(language)
        return Text(found, language) if found else Text(text(own) or "", own)

    def heading(self, language: str) -> Text:
        """What the column of a language is called."""
        _ = self.edition.gettext
        usual = {"zh": _("汉文"), "en": _("英文")}
        if name := usual.get(language):
            return name
        return next(Text(each.name, each.id) for each in self.edition.plan.languages if each.id == language)

    def _use(self, requirement: Requirement) -> Use:
        source = self.edition.plan.source_language
        anchor = requirement.anchor if self.edition.language == source else None
        label = Text(anchor, source) if anchor else Text(requirement.id, "en")
        return Use(f"#{requirement.id}", label)

    def _sectors_using(self, term: Term) -> list[Use]:
        return [
            Use(f"sectors/{sector.id}#term-{term.id}", sector.title, counts[term.id])
            for sector, counts in self._counts
            if term.id in counts
        ]

    @cached_property
    def _counts(self) -> list[tuple[Sector, Counter[str]]]:
        """For each sector, how many of its requirements name each term."""
        return [
            (sector, Counter(name for requirement in sector.requirements for name in requirement.terms))
            for sector in self.edition.plan.sectors
        ]


def _marked(text: str) -> list[tuple[str, bool]]:
    """A quotation in pieces; those between **…** are the word that is meant."""
    return [(piece, number % 2 == 1) for number, piece in enumerate(text.split("**")) if piece]


def _linked(source: str) -> Iterator[tuple[str, str]]:
    """A source's text in pieces: an address is called by the name in brackets behind it, else by its host."""
    end = 0
    for match in _ADDRESS.finditer(source):
        if match.start() > end:
            yield source[end : match.start()], ""
        yield match["name"] or urlsplit(match["address"]).netloc, match["address"]
        end = match.end()
    if end < len(source):
        yield source[end:], ""

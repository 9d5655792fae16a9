"""A worksheet for translators and reviewers: what is missing or draft in one language, to be filled in and read back.

For people who have a spreadsheet program and no PO editor: the plan's texts, the interface's and the glossary's in one.
A row is recognised by its domain, context and original text, which is protected in the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..base.files import write_all, write_bytes
from ..base.problems import DataError, Problem
from ..languages.catalogue_checks import cell_fault
from ..languages.catalogues import Catalogue, all_messages, read_interface, source_language
from ..languages.update import Change, update
from ..plan.evidence import MONGOLIAN
from ..plan.mongolian import joined
from .glossary_rows import (
    DOMAIN,
    Answer,
    GlossaryAnswers,
    GlossaryRow,
    chosen_terms,
    form_rows,
    glossary_rows,
    open_texts,
)
from .words import word
from .worksheet_sheet import CHANGE, REJECT, read_rows, sheet

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator
    from pathlib import Path

    from ..languages.messages import Message
    from ..languages.site import Site
    from .worksheet_sheet import Row


@dataclass(frozen=True)
class Refused:
    """A row that was not taken over, with the reason; rows count as the spreadsheet program shows them."""

    row: int
    original: str
    reason: str


@dataclass
class Report:
    """What reading a worksheet back has done: original texts whose translation has changed, was accepted by a review or
    was taken out by one, or went because it was put together from one that did; rows that were refused; and how many
    terms for signs are reviewed by now, of how many."""

    changed: list[str] = field(default_factory=list[str])
    reviewed: list[str] = field(default_factory=list[str])
    rejected: list[str] = field(default_factory=list[str])
    followed: list[str] = field(default_factory=list[str])
    refused: list[Refused] = field(default_factory=list[Refused])
    signs: tuple[int, int] = (0, 0)


def write_worksheet(site: Site, language: str, file: Path, terms: str = "") -> int:
    """Write every text that is missing or draft in `language`; returns the number of rows.

    `terms`: only forms of the glossary, those of this domain, or those for signs. Raises DataError for a catalogue
    gettext cannot read, and for a domain that there is not.
    """
    if terms:
        rows = [
            _of_glossary(row) for row in form_rows(site.plan, language, chosen_terms(site.plan, terms), _speak(site))
        ]
    else:
        rows = list(_open_rows(site, language))
    helps = any(row["help"] for row in rows) and language != "en"
    write_bytes(file, sheet(language, rows, _speak(site), helps=helps))
    return len(rows)


def _open_rows(site: Site, language: str) -> Iterator[dict[str, str]]:
    """A row for each text that is missing or draft, as the sheet has it, with the English behind; of what is nothing
    but a term, the row of the glossary."""
    own = site.plan.source_language
    terms = {term.form(own) for term in site.plan.terms.values()} if language == MONGOLIAN else set[str]()
    for domain, (catalogue, sources) in _catalogues(site, language).items():
        for message in sources:
            state = catalogue.state(message)
            if state != "translated" and not (domain == "plan" and message.text in terms):
                yield {
                    "domain": domain,
                    "context": message.context,
                    "original": message.text,
                    "state": word(state, _speak(site)),
                    "present": catalogue.present(message),
                    "evidence": catalogue.evidence(message),
                    "help": _english(site, domain, message),
                }
    if language != own:
        yield from map(_of_glossary, glossary_rows(site.plan, language, _speak(site)))


def _speak(site: Site) -> str:
    """The language of the sheet's own words: a plan's translators and reviewers read the plan's."""
    return "zh" if site.plan.source_language.startswith("zh") else "en"


def _of_glossary(row: GlossaryRow) -> dict[str, str]:
    return {"domain": DOMAIN, **row._asdict()}


def _english(site: Site, domain: str, message: Message) -> str:
    """What a text says in English, where a catalogue has it."""
    if domain == "ui":
        return read_interface(site.data, "en", ()).present(message)
    return site.catalogues["en", domain].present(message) if ("en", domain) in site.catalogues else ""


def read_worksheet(site: Site, language: str, file: Path, today: datetime.date) -> Report:
    """Take a filled worksheet over into the catalogues of `language`, and into the glossary.

    A new translation without a reviewer becomes a draft; a reviewing body takes the draft mark off the new translation,
    or off the present one where no new one is given, and stays beside it with the day of the review, else `today`. A
    present translation that it rejects is taken out. Raises DataError for a file that is no such worksheet; nothing is
    then written.
    """
    reading = _Reading(site, language, today)
    rows = [row for row in read_rows(file) if row.is_answered]
    if language == MONGOLIAN:
        rows = [replace(row, new=joined(row.new)) for row in rows]
    ambiguous = _given_twice(rows)
    for row in rows:
        if row.key in ambiguous:
            others = ", ".join(str(number) for number in ambiguous[row.key] if number != row.number)
            reading.refuse(row, f"row {others} says otherwise: keep one of them")
        else:
            reading.take(row)
    return reading.write(file.name)


class _Reading:
    """The rows of a worksheet, taken one by one."""

    def __init__(self, site: Site, language: str, today: datetime.date) -> None:
        self.site, self.language, self.today = site, language, today
        self.catalogues = _catalogues(site, language)
        self.known = {
            (domain, one.context, one.text): one for domain, (_, sources) in self.catalogues.items() for one in sources
        }
        self.changes: dict[str, dict[tuple[str, str], Change]] = {domain: {} for domain in self.catalogues}
        self.terms = open_texts(site.plan, language)
        self.glossary: GlossaryAnswers | None = None
        self.taken: dict[int, Row] = {}
        self.refused: list[Refused] = []

    def refuse(self, row: Row, reason: str) -> None:
        """Notes why a row is not taken."""
        self.taken.pop(row.number, None)
        self.refused.append(Refused(row.number, row.original, reason))

    def take(self, row: Row) -> None:
        """Takes a row over, or notes why not."""
        message = self.known.get(row.key)
        present = self.terms.get((row.context, row.original)) if row.domain == DOMAIN else None
        if message:
            present = self.catalogues[row.domain][0].present(message)
        if present is None:
            self.refuse(row, "this text has changed since, or is not in the plan")
            return
        text = row.new or (present if message else "")
        reason = row.fault or _undecided(row, present, self.today)
        if not reason and row.decision != REJECT and (row.new or message):
            reason = _fault(row, text, self.language)
        if reason:
            self.refuse(row, reason)
            return
        self.taken[row.number] = row
        rejected, day = row.decision == REJECT, row.day or self.today.isoformat()
        if message is None:
            self.glossary = self.glossary or GlossaryAnswers(self.site.data, self.language)
            self.glossary.take(
                row.context,
                Answer(row.new, row.source, row.reviewer, day, rejected),
                lambda reason, remedy: self.refuse(row, f"{reason}: {remedy}"),
            )
        else:
            review = f"{row.reviewer}, {day}" if row.reviewer else ""
            change = Change("") if rejected else Change(text, review, row.source)
            self.changes[row.domain][row.context, row.original] = change

    def write(self, book: str) -> Report:
        """Writes what has changed, and tells what has."""
        report = Report()
        if self.glossary:
            write_all(self.glossary.settle(book).files)
            self._follow(self.glossary.forms())
            own = self.site.plan.source_language
            report.followed = [self.site.plan.terms[name].form(own) or name for name in self.glossary.followed]
        for domain, (_, sources) in self.catalogues.items():
            if self.changes[domain]:
                update(self.site.data, self.language, domain, sources, self.changes[domain])
        report.refused = sorted(self.refused, key=lambda each: each.row)
        for row in self.taken.values():
            rejected = row.decision == REJECT
            told = report.rejected if rejected else report.reviewed if row.reviewer else report.changed
            told.append(row.original)
        if self.language == MONGOLIAN:
            reviewed = {row.context for row in self.taken.values() if row.reviewer and row.decision != REJECT}
            signs = [term for term in self.site.plan.terms.values() if term.sign]
            report.signs = (sum(term.is_reviewed or term.id in reviewed for term in signs), len(signs))
        return report

    def _follow(self, forms: dict[str, tuple[str, str]]) -> None:
        """A term that stands by itself in the plan is called what the glossary calls it, reviewed or not."""
        catalogue, sources = self.catalogues["plan"]
        for message in sources:
            form, review = forms.get(message.text, ("", ""))
            if message.text in forms and (form or catalogue.present(message)):
                self.changes["plan"].setdefault((message.context, message.text), Change(form, review))


def _undecided(row: Row, present: str, today: datetime.date) -> str:
    """Why what a row decides does not go together with the rest of it; empty where it does."""
    if row.day > today.isoformat():
        return "the day of the review is yet to come"
    if row.decision == CHANGE:
        return "" if row.new else "it decides for a new translation and gives none"
    if row.decision and row.new not in ("", present):
        return f"it decides `{row.decision}` and gives a new translation: do one of the two"
    if row.decision and not present:
        return "there is no translation to review"
    if (row.decision or row.day) and not row.reviewer:
        return "nothing says which body has reviewed it"
    return ""


def _catalogues(site: Site, language: str) -> dict[str, tuple[Catalogue, list[Message]]]:
    """The catalogues of a language with their source texts, by domain; none for the language they are written in.

    Raises DataError for a language that the plan does not have.
    """
    if language not in site.editions:
        message, known = f"the plan has no language `{language}`", ", ".join(site.editions)
        raise DataError([Problem(f"{site.data.name}/plan.yml", 1, 1, message, f"name one of {known}, or add it here")])
    return {
        domain: (site.catalogues[language, domain], sources)
        for domain, sources in all_messages(site.plan, site.interface_texts).items()
        if source_language(site.plan, domain) != language
    }


def _given_twice(rows: list[Row]) -> dict[tuple[str, str, str], list[int]]:
    """The rows of each text for which the sheet holds more than one answer."""
    given: dict[tuple[str, str, str], dict[Row, int]] = {}
    for row in rows:
        given.setdefault(row.key, {}).setdefault(replace(row, number=0), row.number)
    return {key: list(answers.values()) for key, answers in given.items() if len(answers) > 1}


def _fault(row: Row, text: str, language: str) -> str:
    """Why a translation cannot be taken over; empty when it can."""
    return cell_fault(row.original, text, row.context, language) if text else "there is no translation to review"

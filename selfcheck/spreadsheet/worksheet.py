"""A worksheet for translators: what is missing or draft in one language, to be filled in and read back.

For people who have a spreadsheet program and no PO editor: the plan's texts, the interface's and the glossary's in one.
Only the columns “new translation”, “reviewed by” and “source” are read; a row is recognised by its domain, context and
original text, which is protected in the sheet.
"""

from __future__ import annotations

# XlsxWriter declares no types.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from ..base.files import write_all, write_bytes
from ..base.problems import DataError, Problem
from ..languages.catalogue_checks import cell_fault
from ..languages.catalogues import Catalogue, all_messages, read_interface, source_language
from ..languages.update import Change, update
from .book import read_workbook
from .glossary_rows import DOMAIN, GlossaryAnswers, GlossaryRow, chosen_terms, form_rows, glossary_rows

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from ..languages.messages import Message
    from ..languages.site import Site

HEADINGS: tuple[str, ...] = (
    "domain",
    "context",
    "original",
    "state",
    "present translation",
    "new translation",
    "reviewed by",
    "evidence",
    "source",
)
# The same where the plan is Chinese; a worksheet is read with either.
IN_CHINESE: tuple[str, ...] = ("类别", "位置", "原文", "状态", "现有译文", "新译文", "审核单位", "依据", "出处")
_FILLED_IN = (5, 6, 8)
_FIRST_VERSION = 7  # columns of worksheets that were written without the last two
HELP = "English"  # a column behind those that are read, for who does not read the original's language
_WIDTHS = (8, 30, 50, 10, 50, 50, 24, 40, 30, 50)


@dataclass(frozen=True)
class Refused:
    """A row that was not taken over, with the reason; rows count as the spreadsheet program shows them."""

    row: int
    original: str
    reason: str


@dataclass(frozen=True)
class _Row:
    number: int  # as the spreadsheet program counts
    domain: str
    context: str
    original: str
    state: str
    present: str
    new: str
    reviewer: str
    evidence: str
    source: str

    @property
    def key(self) -> tuple[str, str, str]:
        return self.domain, self.context, self.original


@dataclass
class Report:
    """What reading a worksheet back has done: original texts changed, accepted by a review, and refused rows."""

    changed: list[str] = field(default_factory=list)
    reviewed: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)


def write_worksheet(site: Site, language: str, file: Path, terms: str = "") -> int:
    """Write every text that is missing or draft in `language`; returns the number of rows.

    `terms`: only forms of the glossary, those of this domain, or those for signs. Raises DataError for a catalogue
    gettext cannot read, and for a domain that there is not.
    """
    if terms:
        rows = list(_glossary(form_rows(site.plan, language, chosen_terms(site.plan, terms))))
    else:
        rows = list(_open_rows(site, language))
    helps = any(row[-1] for row in rows) and language != "en"
    named = IN_CHINESE if site.plan.source_language.startswith("zh") else HEADINGS
    headings = (*named, HELP) if helps else named
    content = BytesIO()
    with Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(language)
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True})
        fixed = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        free = book.add_format({"text_wrap": True, "valign": "top", "border": 1, "locked": False, "num_format": "@"})
        for column, (heading, width) in enumerate(zip(headings, _WIDTHS, strict=False)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, heading, head)
        for number, row in enumerate(rows, start=1):
            for column, text in enumerate(row[: len(headings)]):
                sheet.write_string(number, column, text, fixed)
            for column in _FILLED_IN:
                sheet.write_blank(number, column, None, free)
        sheet.freeze_panes(1, 3)
        sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)
        sheet.protect(options={"autofilter": True, "format_columns": True, "format_rows": True})
    write_bytes(file, content.getvalue())
    return len(rows)


def _open_rows(site: Site, language: str) -> Iterator[tuple[str, ...]]:
    """A row for each text that is missing or draft, as the sheet has it, with the English behind."""
    for domain, (catalogue, sources) in _catalogues(site, language).items():
        for message in sources:
            state = catalogue.state(message)
            if state != "translated":
                said = (domain, message.context, message.text, state, catalogue.present(message))
                yield (*said, "", "", "", "", _english(site, domain, message))
    if language != site.plan.source_language:
        yield from _glossary(glossary_rows(site.plan, language))


def _glossary(rows: Iterable[GlossaryRow]) -> Iterator[tuple[str, ...]]:
    for row in rows:
        yield (DOMAIN, row.context, row.original, row.state, row.present, "", "", row.evidence, "", row.english)


def _english(site: Site, domain: str, message: Message) -> str:
    """What a text says in English, where a catalogue has it."""
    if domain == "ui":
        return read_interface(site.data, "en", ()).present(message)
    return site.catalogues["en", domain].present(message) if ("en", domain) in site.catalogues else ""


def read_worksheet(site: Site, language: str, file: Path, day: datetime.date) -> Report:
    """Take a filled worksheet over into the catalogues of `language`, and into the glossary.

    A new translation without a reviewer becomes a draft; a reviewer's name or body takes the draft mark off
    the new translation, or off the present one where no new one is given, and stays beside it with `day`.
    Raises DataError for a file that is no such worksheet; nothing is then written.
    """
    reading = _Reading(site, language, day)
    rows = [row for row in _rows(file) if row.new or row.reviewer]
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

    def __init__(self, site: Site, language: str, day: datetime.date) -> None:
        self.site, self.language, self.day = site, language, day
        self.catalogues = _catalogues(site, language)
        self.known = {
            (domain, one.context, one.text): one for domain, (_, sources) in self.catalogues.items() for one in sources
        }
        self.changes: dict[str, dict[tuple[str, str], Change]] = {domain: {} for domain in self.catalogues}
        self.terms = {(row.context, row.original) for row in glossary_rows(site.plan, language)}
        self.glossary: GlossaryAnswers | None = None
        self.taken: dict[int, _Row] = {}
        self.refused: list[Refused] = []

    def refuse(self, row: _Row, reason: str) -> None:
        """Notes why a row is not taken."""
        self.taken.pop(row.number, None)
        self.refused.append(Refused(row.number, row.original, reason))

    def take(self, row: _Row) -> None:
        """Takes a row over, or notes why not."""
        message = self.known.get(row.key)
        if message is None and (row.domain != DOMAIN or (row.context, row.original) not in self.terms):
            self.refuse(row, "this text has changed since, or is not in the plan")
            return
        text = row.new or (self.catalogues[row.domain][0].present(message) if message else "")
        if (row.new or message) and (reason := _fault(row, text, self.language)):
            self.refuse(row, reason)
            return
        self.taken[row.number] = row
        if message is None:
            self.glossary = self.glossary or GlossaryAnswers(self.site.data, self.language)
            self.glossary.take(
                row.context,
                row.new,
                row.reviewer,
                row.source,
                self.day,
                lambda reason, remedy: self.refuse(row, f"{reason}: {remedy}"),
            )
        else:
            review = f"{row.reviewer}, {self.day.isoformat()}" if row.reviewer else ""
            self.changes[row.domain][row.context, row.original] = Change(text, review)

    def write(self, book: str) -> Report:
        """Writes what has changed, and tells what has."""
        if self.glossary:
            write_all(self.glossary.settle(book).files)
        for domain, (_, sources) in self.catalogues.items():
            if self.changes[domain]:
                update(self.site.data, self.language, domain, sources, self.changes[domain])
        report = Report(refused=sorted(self.refused, key=lambda each: each.row))
        for row in self.taken.values():
            (report.reviewed if row.reviewer else report.changed).append(row.original)
        return report


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


def _rows(file: Path) -> list[_Row]:
    """Every row below the head that is not empty. Raises DataError for what is no such worksheet."""
    names, found = read_workbook(file, _below_the_head, read_only=True, data_only=True)
    if found is None:
        wanted = ", ".join(HEADINGS[:_FIRST_VERSION])
        message = f"not a translators' worksheet: none of its sheets ({', '.join(names)}) has the first row"
        raise DataError([Problem(str(file), 1, 1, message, f"restore it: {wanted}")])
    return found


def _below_the_head(book: Any) -> tuple[list[str], list[_Row] | None]:
    """The names of all sheets, and the rows of the first one that has the head; None where none has.

    Neither the sheet's place nor its stated size is relied on: some programs state A1 whatever the sheet holds, and a
    single cell in the last row and column would cost hours and gigabytes.
    """
    names = [sheet.title for sheet in book.worksheets]
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_col=len(HEADINGS), values_only=True)
        english = dict(zip(IN_CHINESE, HEADINGS, strict=True))
        head = tuple(english.get(text, text) for text in _texts(next(cells, ())))
        if head[:_FIRST_VERSION] == HEADINGS[:_FIRST_VERSION]:
            width = len(HEADINGS) if head == HEADINGS else _FIRST_VERSION
            lines = ((number, _texts(row[:width])) for number, row in enumerate(cells, 2))
            return names, [_Row(number, *texts) for number, texts in lines if any(texts)]
    return names, None


def _texts(row: Sequence[object]) -> list[str]:
    texts = [str(cell if cell is not None else "").strip() for cell in row]
    return texts + [""] * (len(HEADINGS) - len(texts))


def _given_twice(rows: list[_Row]) -> dict[tuple[str, str, str], list[int]]:
    """The rows of each text for which the sheet holds more than one answer."""
    given: dict[tuple[str, str, str], dict[tuple[str, str], int]] = {}
    for row in rows:
        given.setdefault(row.key, {}).setdefault((row.new, row.reviewer), row.number)
    return {key: list(answers.values()) for key, answers in given.items() if len(answers) > 1}


def _fault(row: _Row, text: str, language: str) -> str:
    """Why a translation cannot be taken over; empty when it can."""
    return cell_fault(row.original, text, row.context, language) if text else "there is no translation to review"

"""Translation catalogues, read with polib: `plan.po` of the plan's texts, `ui.po` of the interface's.

The plan's are in `data/locales/<language>/`. The interface's belong to the code (`interface/<language>.po`); in a
language that the code lacks, or to say something in other words, a `ui.po` in `data/locales/<language>/` comes before
them. An interface text that a language lacks is shown in the plan's own language, else in English, else in Chinese. A
`fuzzy` entry is a draft, or was made from an older text; it is shown, and marked.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import polib

from ..base.files import read_text
from ..base.problems import DataError, Problem, collect
from ..base.project import CORE
from ..plan.evidence import MONGOLIAN
from ..plan.text import Text
from .catalogue_checks import faulty_translations, same_places, structure_faults
from .interface_texts import UI_SOURCE, ui_messages
from .messages import Message, messages
from .mongolian_catalogue import EVIDENCE, faulty_mongolian, known_words, unshown_words
from .term_use import other_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..plan.model import Plan

DOMAINS = ("plan", "ui")
INTERFACE = Path(__file__).with_name("interface")
FALLBACK = "en"  # the language of interface texts that the page's own lacks
_MAX_BYTES = 5_000_000


@dataclass(frozen=True)
class Status:
    """How far one catalogue has come: numbers of texts."""

    language: str
    domain: str
    translated: int
    draft: int
    missing: int

    @property
    def total(self) -> int:
        """All texts of the catalogue."""
        return self.translated + self.draft + self.missing

    def __str__(self) -> str:
        return (
            f"{self.language} {self.domain}: {self.translated} translated, {self.draft} draft, {self.missing} missing"
        )


class Catalogue:
    """The translations into one language of one domain (`plan` or `ui`).

    Of duplicate entries the last one that is not empty counts. `fallback` gives what this
    catalogue lacks.
    """

    def __init__(
        self,
        language: str,
        source_language: str,
        entries: Iterable[polib.POEntry] = (),
        fallback: Catalogue | None = None,
    ) -> None:
        self.language = language
        self.source_language = source_language
        self.fallback = fallback
        self.entries = list(entries)
        self._entries: dict[tuple[str, str], polib.POEntry] = {}
        for entry in self.entries:
            if not entry.obsolete and (entry.msgstr or key_of(entry) not in self._entries):
                self._entries[key_of(entry)] = entry
        self._texts: dict[tuple[str | None, str], Text] = {}  # a page asks for the same texts again and again

    def text(self, context: str | None, source: str) -> Text:
        """The translation of `source`; where there is none the fallback's, or `source` itself in its own language."""
        key = (context, source)
        if key not in self._texts:
            self._texts[key] = self._translated(context, source)
        return self._texts[key]

    def _translated(self, context: str | None, source: str) -> Text:
        entry = self._entries.get((context or "", source))
        if self.language == self.source_language:
            return Text(source, self.source_language)
        # A draft of a text that has changed since may have places that are no longer filled in.
        otherwise = self.fallback.text(context, source) if self.fallback else Text(source, self.source_language)
        if entry is None or not entry.msgstr or (entry.fuzzy and not same_places(source, entry.msgstr)):
            return otherwise
        return Text(entry.msgstr, self.language, draft=entry.fuzzy, firm=otherwise.firm if entry.fuzzy else None)

    def evidence(self, message: Message) -> str:
        """What translators have noted of where a text's translation comes from, a line each."""
        entry = self._entries.get((message.context, message.text))
        lines = entry.tcomment.split("\n") if entry else []
        return "\n".join(line for line in lines if line.startswith(EVIDENCE))

    def drafts(self) -> Iterable[Text]:
        """The drafts that are shown."""
        texts = (self.text(context or None, source) for context, source in self._entries)
        return (text for text in texts if text.draft)

    def present(self, message: Message) -> str:
        """The catalogue's entry for a text, whether it can be shown or not; empty if there is none."""
        entry = self._entries.get((message.context, message.text))
        return entry.msgstr if entry else ""

    def state(self, message: Message) -> str:
        """`translated`, `draft` or `missing`."""
        entry = self._entries.get((message.context, message.text))
        return "missing" if entry is None or not entry.msgstr else "draft" if entry.fuzzy else "translated"

    def status(self, domain: str, sources: Iterable[Message]) -> Status:
        """How many of `sources` are translated, draft and missing here."""
        counts = {"translated": 0, "draft": 0, "missing": 0}
        for message in sources:
            counts[self.state(message)] += 1
        return Status(self.language, domain, **counts)


def key_of(entry: polib.POEntry) -> tuple[str, str]:
    """What tells an entry from all others: its context and its source text."""
    return entry.msgctxt or "", entry.msgid


def catalogue_file(data: Path, language: str, domain: str) -> Path:
    """The location of a catalogue."""
    return data / "locales" / language / f"{domain}.po"


def read_catalogue(data: Path, language: str, domain: str, source_language: str) -> Catalogue:
    """The catalogue, empty where there is no file. Raises DataError with everything that is wrong with the file."""
    return Catalogue(language, source_language, read_po(*place(data, language, domain)) or ())


def read_interface(data: Path, language: str, stand_ins: tuple[str, ...]) -> Catalogue:
    """The interface's catalogue, the data's own entries before the code's; `stand_ins` give what it lacks, in turn.

    Raises DataError as `read_catalogue` does.
    """
    entries = [*interface_entries(language), *(read_po(*place(data, language, "ui")) or ())]
    rest = tuple(each for each in stand_ins if each != language)
    return Catalogue(language, UI_SOURCE, entries, read_interface(data, rest[0], rest[1:]) if rest else None)


@cache
def interface_entries(language: str) -> tuple[polib.POEntry, ...]:
    """What the code itself has for the interface in a language; nothing where it lacks the language."""
    return tuple(read_po(*interface_place(language)) or ())


def interface_place(language: str) -> tuple[Path, str]:
    """The file of the code's own catalogue of a language, and its name in messages."""
    file = INTERFACE / f"{language}.po"
    return file, file.relative_to(CORE.parent).as_posix()


def place(data: Path, language: str, domain: str) -> tuple[Path, str]:
    """The file of a catalogue of the data, and its name in messages."""
    file = catalogue_file(data, language, domain)
    return file, file.relative_to(data.parent).as_posix()


def read_catalogues(data: Path, plan: Plan | None) -> dict[tuple[str, str], Catalogue]:
    """The catalogues of every language and domain; all that are there where the plan itself could not be read.

    Raises DataError with everything that is wrong with the files.
    """
    problems: list[Problem] = []
    found: dict[tuple[str, str], Catalogue] = {}
    folders = sorted((data / "locales").glob("*"))
    for language in [language.id for language in plan.languages] if plan else [folder.name for folder in folders]:
        for domain in DOMAINS:
            if domain == "ui":
                # The plan's own language first: who reads its translation often reads the original too.
                stand_ins = (plan.source_language, FALLBACK) if plan else ()
                catalogue = collect(problems, read_interface, data, language, stand_ins)
            else:
                catalogue = collect(
                    problems, read_catalogue, data, language, domain, plan.source_language if plan else ""
                )
            if catalogue:
                found[language, domain] = catalogue
                if language == MONGOLIAN:
                    for entries, name in _mongolian_files(data, catalogue, domain):
                        problems += faulty_mongolian(entries, name)
                if plan and domain == "plan":
                    problems += other_words(plan, language, catalogue.entries, place(data, language, domain)[1])
    if problems:
        raise DataError(problems)
    return found


def _mongolian_files(data: Path, catalogue: Catalogue, domain: str) -> list[tuple[list[polib.POEntry], str]]:
    """The entries of a Mongolian catalogue by the file they stand in; of the interface's, the code's come first."""
    ours = len(interface_entries(MONGOLIAN)) if domain == "ui" else 0
    return [
        (catalogue.entries[:ours], interface_place(MONGOLIAN)[1]),
        (catalogue.entries[ours:], place(data, MONGOLIAN, domain)[1]),
    ]


def unshown(data: Path, plan: Plan, catalogues: Mapping[tuple[str, str], Catalogue]) -> list[Problem]:
    """Mongolian drafts with words that no source shows. They are told, and no fault: a translator may know better."""
    found: list[Problem] = []
    for domain in DOMAINS:
        if catalogue := catalogues.get((MONGOLIAN, domain)):
            known = known_words(catalogue.entries, plan.terms.values())
            for entries, name in _mongolian_files(data, catalogue, domain):
                found += unshown_words(entries, known, name)
    return found


def read_po(file: Path, name: str) -> polib.POFile | None:
    """A catalogue's file with everything in it; None if there is no file. Raises DataError as above."""
    if not os.path.lexists(file):
        return None
    lines = re.split(r"\r\n?|\n", read_text(file, name, _MAX_BYTES))
    if problems := list(structure_faults(lines, name)):
        raise DataError(problems)
    try:
        # The closing line break tells polib that this is a text and no path.
        catalog = polib.pofile("\n".join([*lines, ""]), wrapwidth=0)
    except (OSError, ValueError, IndexError) as error:
        place = re.search(r"line (\d+)", str(error))
        fault = Problem(
            name,
            int(place[1]) if place else 1,
            1,
            f"not a gettext catalogue: {error}",
            "open it in a PO editor, or restore it",
        )
        raise DataError([fault]) from error
    if problems := list(faulty_translations(catalog, name)):
        raise DataError(problems)
    return catalog


def statuses(
    plan: Plan, catalogues: Mapping[tuple[str, str], Catalogue], marked: Mapping[str, list[str]]
) -> list[Status]:
    """How far each catalogue has come."""
    sources = all_messages(plan, marked)
    return [catalogues[pair].status(pair[1], sources[pair[1]]) for pair in pairs(plan)]


def all_messages(plan: Plan, marked: Mapping[str, list[str]]) -> dict[str, list[Message]]:
    """The texts to translate, by domain."""
    return {"plan": messages(plan), "ui": ui_messages(marked)}


def source_language(plan: Plan, domain: str) -> str:
    """The language in which a domain's texts are written."""
    return plan.source_language if domain == "plan" else UI_SOURCE


def kept_in(data: Path, plan: Plan) -> list[tuple[str, str]]:
    """Those of `pairs` that have a file in the data: the interface's only where the code lacks it, or one is there."""
    return [
        (language, domain)
        for language, domain in pairs(plan)
        if domain != "ui"
        or catalogue_file(data, language, domain).exists()
        or not interface_place(language)[0].exists()
    ]


def pairs(plan: Plan) -> list[tuple[str, str]]:
    """Language and domain of every catalogue: each language but the one the texts are written in."""
    every = [(language.id, domain) for language in plan.languages for domain in DOMAINS]
    return [(language, domain) for language, domain in every if language != source_language(plan, domain)]

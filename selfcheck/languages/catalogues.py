"""Translation catalogues: `data/locales/<language>/plan.po` and `ui.po`, read and written with Babel.

A `fuzzy` entry is a draft, or was made from an older text; it is shown, and marked.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.pofile import PoFileError, escape, read_po, write_po

from ..base.files import read_text, write_bytes
from ..base.problems import DataError, Problem, collect
from ..plan.model import Plan
from .catalogue_checks import faulty_translations, same_places, structure_faults
from .interface_texts import UI_SOURCE, ui_messages
from .messages import Message, messages
from .text import Text

DOMAINS = ("plan", "ui")
_REVIEWED = "reviewed by "  # begins the translators' comment that a review leaves
_MAX_BYTES = 5_000_000
_SIMILAR = 0.6  # as gettext's msgmerge: below this a changed text counts as a new one


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
    """The translations into one language of one domain (`plan` or `ui`)."""

    def __init__(self, language: str, source_language: str, catalog: Catalog | None = None) -> None:
        self.language = language
        self.source_language = source_language
        self._catalog = catalog or Catalog()
        self._entries = {(entry.context, entry.id): entry for entry in self._catalog if entry.id}
        self._texts: dict[tuple[str | None, str], Text] = {}  # a page asks for the same texts again and again

    def text(self, context: str | None, source: str) -> Text:
        """The translation of `source`, or `source` itself, in its own language, where there is none."""
        key = (context, source)
        if key not in self._texts:
            self._texts[key] = self._translated(context, source)
        return self._texts[key]

    def _translated(self, context: str | None, source: str) -> Text:
        entry = self._entries.get((context, source))
        if entry is None or not entry.string or self.language == self.source_language:
            return Text(source, self.source_language)
        if entry.fuzzy and not same_places(source, str(entry.string)):
            return Text(source, self.source_language)  # a draft of a text that has changed since
        return Text(str(entry.string), self.language, draft=entry.fuzzy)

    def present(self, message: Message) -> str:
        """What stands in the catalogue for a text, whether it can be shown or not; empty where nothing does."""
        entry = self._entries.get((message.context or None, message.text))
        return str(entry.string) if entry else ""

    def state(self, message: Message) -> str:
        """`translated`, `draft` or `missing`."""
        entry = self._entries.get((message.context or None, message.text))
        return "missing" if entry is None or not entry.string else "draft" if entry.fuzzy else "translated"

    def status(self, domain: str, sources: Iterable[Message]) -> Status:
        """How many of `sources` are translated, draft and missing here."""
        counts = {"translated": 0, "draft": 0, "missing": 0}
        for message in sources:
            counts[self.state(message)] += 1
        return Status(self.language, domain, **counts)


def catalogue_file(data: Path, language: str, domain: str) -> Path:
    """Where a catalogue stands."""
    return data / "locales" / language / f"{domain}.po"


def read_catalogue(data: Path, language: str, domain: str, source_language: str) -> Catalogue:
    """The catalogue, empty where there is no file. Raises DataError with everything that is wrong with the file."""
    return Catalogue(language, source_language, _read(data, language, domain))


def read_catalogues(data: Path, plan: Plan | None) -> dict[tuple[str, str], Catalogue]:
    """The catalogues of every language and domain; all that are there where the plan itself could not be read.

    Raises DataError with everything that is wrong with the files.
    """
    problems: list[Problem] = []
    found = {}
    folders = sorted((data / "locales").glob("*"))
    for language in [language.id for language in plan.languages] if plan else [folder.name for folder in folders]:
        for domain in DOMAINS:
            source = source_language(plan, domain) if plan else ""
            if catalogue := collect(problems, read_catalogue, data, language, domain, source):
                found[language, domain] = catalogue
    if problems:
        raise DataError(problems)
    return found


def _read(data: Path, language: str, domain: str) -> Catalog | None:
    file = catalogue_file(data, language, domain)
    if not os.path.lexists(file):
        return None
    name = file.relative_to(data.parent).as_posix()
    lines = re.split(r"\r\n?|\n", read_text(file, name, _MAX_BYTES))
    if problems := list(structure_faults(lines, name)):
        raise DataError(problems)
    try:
        # Babel's locale table has no sound entry for mn-Mong, and none is needed to read texts.
        catalog = read_po(lines, domain=domain, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = getattr(error, "lineno", 0) + 1
        fault = Problem(name, line, 1, f"not a gettext catalogue: {error}", "open it in a PO editor, or restore it")
        raise DataError([fault]) from error
    if problems := list(faulty_translations(catalog, name)):
        raise DataError(problems)
    return catalog


@dataclass(frozen=True)
class Change:
    """A translation to write, and who reviewed it when; without a review it is a draft."""

    text: str
    review: str = ""


def update(
    data: Path,
    language: str,
    domain: str,
    sources: list[Message],
    changes: Mapping[tuple[str, str], Change] | None = None,
) -> Status:
    """Bring a catalogue up to date with the source texts and write it; the translations are kept.

    A text that changed keeps its translation, marked `fuzzy`, with the former source beside it.
    `changes` are new translations, by context and source text. The file is replaced as a whole or not at all.
    Raises DataError for a file gettext cannot read.
    """
    content, new = _updated(data, language, domain, sources, changes or {})
    write_bytes(catalogue_file(data, language, domain), content)
    return Catalogue(language, "", new).status(domain, sources)


def _updated(
    data: Path, language: str, domain: str, sources: list[Message], changes: Mapping[tuple[str, str], Change]
) -> tuple[bytes, Catalog]:
    """The file that `update` writes, and the catalogue in it."""
    old = _read(data, language, domain)
    new = Catalog(domain=domain, fuzzy=False)
    entries = {(entry.context or "", entry.id): entry for entry in old or [] if entry.id}
    # What no longer has its exact source is open for the text that took its place.
    wanted = {(message.context, message.text) for message in sources}
    obsolete = {(entry.context or "", entry.id): entry for entry in (old.obsolete.values() if old else ())}
    open_entries = {key: entry for key, entry in {**obsolete, **entries}.items() if key not in wanted and entry.string}
    shared = {context for context, count in _count(message.context for message in sources).items() if count > 1}
    for message in sources:
        key = (message.context, message.text)
        entry = entries.get(key) or obsolete.get(key)
        returned = key not in entries and entry is not None
        if key in changes:
            change = changes[key]
            comments = (
                [comment for comment in entry.user_comments if not comment.startswith(_REVIEWED)] if entry else []
            )
            if change.review:
                comments.append(_REVIEWED + change.review)
            _add(new, message, change.text, () if change.review else {"fuzzy"}, (), comments)
            continue
        if entry is not None:
            # Nothing says what a text that was taken out had been: when it returns it is a draft again.
            flags = entry.flags | {"fuzzy"} if returned else entry.flags
            _add(new, message, str(entry.string), flags, entry.previous_id, entry.user_comments)
            continue
        former = _former(message, open_entries, shared)
        if former is None:
            _add(new, message, "")
        else:
            del open_entries[(former.context or "", str(former.id))]
            _add(new, message, str(former.string), {"fuzzy"}, [str(former.id)], former.user_comments)
    for key, entry in open_entries.items():
        new.obsolete[key] = entry
    content = BytesIO()
    content.write(_header(language, domain, old).encode())
    write_po(content, new, width=0, omit_header=True, include_previous=True)
    return content.getvalue(), new


def _header(language: str, domain: str, old: Catalog | None) -> str:
    """The catalogue's first entry. Without Babel's own, whose date changes on every run."""
    fields = {"Project-Id-Version": domain, "Language": language}
    if old and "EMAIL@ADDRESS" not in old.last_translator:
        fields["Last-Translator"] = old.last_translator
        if isinstance(old.revision_date, datetime):
            fields["PO-Revision-Date"] = old.revision_date.strftime("%Y-%m-%d %H:%M%z")
    fields |= {
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = "".join(escape(f"{name}: {value}\n") + "\n" for name, value in fields.items())
    return f'# Kept up to date by `make translations`; translate in any PO editor.\nmsgid ""\nmsgstr ""\n{lines}\n'


def _count(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _former(message: Message, entries: dict[tuple[str, str], Entry], shared: set[str]) -> Entry | None:
    """The entry whose source `message` has replaced: the one of its context, or there the most alike."""
    same = {text: entry for (context, text), entry in entries.items() if context == message.context}
    if not same:
        return None
    if message.context and message.context not in shared and len(same) == 1:
        return next(iter(same.values()))
    near = difflib.get_close_matches(message.text, list(same), 1, _SIMILAR)
    return same[near[0]] if near else None


def _add(
    catalog: Catalog,
    message: Message,
    string: str,
    flags: Iterable[str] = (),
    previous: Iterable[str] = (),
    comments: Iterable[str] = (),
) -> None:
    flags = set(flags) - {"python-format", "python-brace-format"} if string else ()
    entry = catalog.add(
        message.text,
        string,
        locations=[(message.origin, None)],
        flags=flags,
        user_comments=list(comments),
        previous_id=list(previous) if "fuzzy" in flags else (),
        context=message.context or None,
    )
    # Babel takes every % for a format string; the texts here are not formatted by gettext.
    entry.flags -= {"python-format", "python-brace-format"}


def update_all(plan: Plan, data: Path, marked: Mapping[str, list[str]]) -> list[Status]:
    """`update` both catalogues of every language but the one the texts are written in.

    `marked` are the interface's texts as `marked_texts` gives them. Raises DataError with everything that is wrong
    with any of them; nothing is then written.
    """
    read_catalogues(data, plan)
    sources = all_messages(plan, marked)
    return [update(data, language, domain, sources[domain]) for language, domain in _catalogues(plan)]


def statuses(
    plan: Plan, catalogues: Mapping[tuple[str, str], Catalogue], marked: Mapping[str, list[str]]
) -> list[Status]:
    """How far each catalogue has come."""
    sources = all_messages(plan, marked)
    return [catalogues[pair].status(pair[1], sources[pair[1]]) for pair in _catalogues(plan)]


def outdated_catalogues(plan: Plan, data: Path, marked: Mapping[str, list[str]]) -> list[Problem]:
    """A problem for each catalogue that `update` would change. Raises DataError as `read_catalogue` does."""
    sources = all_messages(plan, marked)
    files = {pair: catalogue_file(data, *pair) for pair in _catalogues(plan)}
    return [
        Problem(file.relative_to(data.parent).as_posix(), 1, 1, "the catalogue is outdated", "run make translations")
        for (language, domain), file in files.items()
        if not file.exists() or file.read_bytes() != _updated(data, language, domain, sources[domain], {})[0]
    ]


def all_messages(plan: Plan, marked: Mapping[str, list[str]]) -> dict[str, list[Message]]:
    """The texts to translate, by domain."""
    return {"plan": messages(plan), "ui": ui_messages(marked)}


def source_language(plan: Plan, domain: str) -> str:
    """The language in which a domain's texts are written."""
    return plan.source_language if domain == "plan" else UI_SOURCE


def _catalogues(plan: Plan) -> list[tuple[str, str]]:
    """Language and domain of every catalogue: each language but the one the texts are written in."""
    pairs = [(language.id, domain) for language in plan.languages for domain in DOMAINS]
    return [(language, domain) for language, domain in pairs if language != source_language(plan, domain)]

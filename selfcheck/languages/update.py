"""Bringing the catalogues up to date with the texts; what translators have written is kept."""

from __future__ import annotations

import difflib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polib

from ..base.files import write_bytes
from ..base.problems import Problem
from .catalogues import (
    INTERFACE,
    Catalogue,
    Status,
    all_messages,
    interface_place,
    kept_in,
    key_of,
    place,
    read_catalogues,
    read_po,
)
from .interface_texts import ui_messages
from .mongolian_catalogue import EVIDENCE, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from ..plan.model import Plan
    from .messages import Message

_REVIEWED = "reviewed by "  # begins the translators' comment that a review leaves
_SIMILAR = 0.6  # as gettext's msgmerge: below this a changed text counts as a new one
_HEAD = "Kept up to date by `make translations`; translate in any PO editor."
_FIELDS = {"MIME-Version": "1.0", "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}


@dataclass(frozen=True)
class Change:
    """A translation to write, empty to take it out, who reviewed it when, and where it comes from.

    Without a review it is a draft.
    """

    text: str
    review: str = ""
    source: str = ""


def update(
    data: Path,
    language: str,
    domain: str,
    sources: list[Message],
    changes: Mapping[tuple[str, str], Change] | None = None,
) -> Status:
    """Bring a catalogue up to date with the source texts and write it; the translations are kept.

    A text that changed keeps its translation, marked `fuzzy`, with the former source beside it; so does one that was
    taken out and returns. `changes` are new translations, by context and source text. The file is replaced as a whole
    or not at all. Raises DataError for a file gettext cannot read.
    """
    return _update(*place(data, language, domain), language, domain, sources, changes or {})


def updated_catalogue(
    data: Path, language: str, domain: str, sources: list[Message], changes: Mapping[tuple[str, str], Change]
) -> bytes:
    """The file that `update` would write. Raises DataError as it does."""
    return _content(_updated(*place(data, language, domain), language, domain, sources, changes))


def update_all(plan: Plan, data: Path, marked: Mapping[str, list[str]]) -> list[Status]:
    """`update` the catalogues of the data in every language but the one the texts are written in.

    `marked` are the interface's texts as `marked_texts` gives them. Raises DataError with everything that is wrong
    with any of them; nothing is then written.
    """
    read_catalogues(data, plan)
    sources = all_messages(plan, marked)
    return [update(data, language, domain, sources[domain]) for language, domain in kept_in(data, plan)]


def update_interface(marked: Mapping[str, list[str]]) -> list[Status]:
    """The same for the catalogues of the interface that belong to the code."""
    sources = ui_messages(marked)
    return [_update(*interface_place(language), language, "ui", sources, {}) for language in _of_the_code()]


def _of_the_code() -> list[str]:
    """The languages in which the code itself has the interface."""
    return sorted(file.stem for file in INTERFACE.glob("*.po"))


def outdated_catalogues(plan: Plan, data: Path, marked: Mapping[str, list[str]]) -> list[Problem]:
    """A problem for each catalogue that `update` would change. Raises DataError as `read_catalogue` does."""
    sources = all_messages(plan, marked)
    files = [(*place(data, language, domain), language, domain) for language, domain in kept_in(data, plan)]
    files += [(*interface_place(language), language, "ui") for language in _of_the_code()]
    return [
        Problem(name, 1, 1, "the catalogue is outdated", "run make translations")
        for file, name, language, domain in files
        if not file.exists()
        or file.read_bytes() != _content(_updated(file, name, language, domain, sources[domain], {}))
    ]


def _update(
    file: Path,
    name: str,
    language: str,
    domain: str,
    sources: list[Message],
    changes: Mapping[tuple[str, str], Change],
) -> Status:
    new = _updated(file, name, language, domain, sources, changes)
    write_bytes(file, _content(new))
    return Catalogue(language, "", new).status(domain, sources)


def _updated(
    file: Path,
    name: str,
    language: str,
    domain: str,
    sources: list[Message],
    changes: Mapping[tuple[str, str], Change],
) -> polib.POFile:
    """The catalogue that `update` writes."""
    old = read_po(file, name)
    new = polib.POFile(wrapwidth=0)
    new.header = _HEAD
    new.metadata = _header(language, domain, old)
    entries = {key_of(entry): entry for entry in old or () if not entry.obsolete}
    obsolete = {key_of(entry): entry for entry in old or () if entry.obsolete}
    # What no longer has its exact source is open for the text that took its place.
    wanted = {(message.context, message.text) for message in sources}
    open_entries = {key: entry for key, entry in {**obsolete, **entries}.items() if key not in wanted and entry.msgstr}
    shared = {context for context, count in Counter(message.context for message in sources).items() if count > 1}
    for message in sources:
        key = (message.context, message.text)
        if key in changes:
            new.append(_changed(message, changes[key], entries.get(key) or obsolete.get(key)))
        elif key in entries:
            new.append(_kept(message, entries[key], fuzzy=entries[key].fuzzy))
        elif key in obsolete:
            # What was reviewed before a text left the plan need not hold in its new place.
            new.append(_kept(message, obsolete[key], fuzzy=True))
        elif (former := _former(message, open_entries, shared)) is not None:
            del open_entries[key_of(former)]
            new.append(_kept(message, former, fuzzy=True, previous=former.msgid))
        else:
            new.append(_entry(message))
    for entry in open_entries.values():
        entry.obsolete = True
        entry.occurrences = []
        new.append(entry)
    return new


def _content(catalog: polib.POFile) -> bytes:
    return f"{catalog}".rstrip("\n").encode() + b"\n"


def _header(language: str, domain: str, old: polib.POFile | None) -> dict[str, str]:
    """The catalogue's header: what translators and their tools have put there stays."""
    kept = dict(old.metadata) if old is not None else {}
    if "EMAIL@ADDRESS" in kept.get("Last-Translator", ""):  # a form that nobody has filled in
        del kept["Last-Translator"]
    return {**kept, "Project-Id-Version": domain, "Language": language, **_FIELDS}


def _former(
    message: Message, entries: Mapping[tuple[str, str], polib.POEntry], shared: set[str]
) -> polib.POEntry | None:
    """The entry whose source `message` has replaced: the one of its context, or there the most alike."""
    same = {text: entry for (context, text), entry in entries.items() if context == message.context}
    if not same:
        return None
    if message.context and message.context not in shared and len(same) == 1:
        return next(iter(same.values()))
    near = difflib.get_close_matches(message.text, list(same), 1, _SIMILAR)
    return same[near[0]] if near else None


def _changed(message: Message, change: Change, old: polib.POEntry | None) -> polib.POEntry:
    """The entry with a new translation, and the review that came with it."""
    lines = old.tcomment.split("\n") if old and old.tcomment else []
    same = bool(old and old.msgstr == change.text)  # what is said of another translation does not hold for this one
    comments = [line for line in lines if not line.startswith(_REVIEWED) and (same or not line.startswith(EVIDENCE))]
    if change.source:
        comments.append(SOURCE + change.source)
    if change.review:
        comments.append(_REVIEWED + change.review)
    draft = bool(change.text) and not change.review
    return _entry(message, change.text, ("fuzzy",) if draft else (), "\n".join(comments))


def _kept(message: Message, old: polib.POEntry, *, fuzzy: bool, previous: str = "") -> polib.POEntry:
    """The entry with the translation, marks and comments that it had; `previous` is its source if that has changed."""
    flags = [flag for flag in old.flags if flag != "fuzzy"] + (["fuzzy"] if fuzzy and old.msgstr else [])
    entry = _entry(message, old.msgstr, flags, old.tcomment)
    if entry.fuzzy:
        entry.previous_msgid = previous or old.previous_msgid
    return entry


def _entry(message: Message, text: str = "", flags: Iterable[str] = (), comment: str = "") -> polib.POEntry:
    return polib.POEntry(
        msgctxt=message.context or None,
        msgid=message.text,
        msgstr=text,
        flags=list(flags),
        tcomment=comment,
        occurrences=[(message.origin, "")],
    )

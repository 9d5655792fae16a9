"""Traditional Mongolian in catalogues: how it is encoded and built, and whether any source shows its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..base.problems import Problem
from ..plan.evidence import STATUS
from ..plan.mongolian import encoding_faults
from ..plan.mongolian_words import WordList, misbuilt, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import polib

    from ..plan.glossary import Term
    from ..plan.mongolian import Fault

# How translators' comments begin that say where a whole text comes from; and all that are evidence, which quote words.
SOURCE = "source: "
EVIDENCE = (SOURCE, *(f"{kind}: " for kind in (*STATUS, "glossary")))
_RUN = re.compile(r"[\u1800-\u18af\u202f][\u1800-\u18af\u202f ]*")
_TRADITIONAL = re.compile(r"[\u1820-\u1842]")


def text_faults(text: str, quoted: WordList | None = None) -> Iterator[Fault]:
    """What is wrong with the Mongolian in a text, whatever else stands in it; words that are `quoted` may be built in
    any way."""
    for run in _RUN.findall(text):
        if _TRADITIONAL.search(run):
            yield from encoding_faults(run.strip())
            if quoted is None or quoted.unseen(run):
                yield from misbuilt(run)


def _translated(entries: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    return [entry for entry in entries if entry.msgstr and not entry.obsolete]


def faulty_mongolian(entries: Iterable[polib.POEntry], name: str) -> Iterator[Problem]:
    """The entries of the Mongolian catalogue `name` with such faults; words that a comment quotes may be built so."""
    entries = _translated(entries)
    quoted = WordList(entry.tcomment for entry in entries)
    for entry in entries:
        for message, remedy in text_faults(entry.msgstr, quoted):
            yield Problem(name, entry.linenum or 1, 1, f"“{entry.msgid[:40]}”: {message}", remedy)


def known_words(entries: Iterable[polib.POEntry], terms: Iterable[Term]) -> WordList:
    """The words that a source shows: the glossary and what it quotes, or a comment in the catalogue."""
    glossary = (text for term in terms for text in shown(term))
    return WordList((*glossary, *(entry.tcomment for entry in _translated(entries))))


def unshown_words(entries: Iterable[polib.POEntry], known: WordList, name: str) -> Iterator[Problem]:
    """Words of drafts in the file `name` that are not among the `known_words`."""
    for entry in _translated(entries):
        if entry.fuzzy and SOURCE not in entry.tcomment:
            for word in known.unseen(entry.msgstr):
                remedy = "quote where it stands in a comment of this entry, or have the text reviewed"
                yield Problem(name, entry.linenum or 1, 1, f"“{entry.msgid[:40]}”: no source shows `{word}`", remedy)

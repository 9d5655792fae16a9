"""Words of traditional Mongolian that some source shows: what is mistyped, or made up, stands in none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .evidence import unmarked
from .mongolian import joined, letters, stem, words
from .mongolian_suffixes import BACK, FRONT, SUFFIXES, VOWELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .glossary import Term
    from .mongolian import Fault

# Letters that look alike, or that sources take for each other: one stands for all of them.
_ALIKE = str.maketrans("ᠡᠣᠥᠦᠳᠬ", "ᠠᠤᠤᠤᠲᠭ")
# What follows a verb's root: the infinitive of dictionaries, what is done, was done, who does it …
_VERBAL = ("ᠬᠤ", "ᠭᠰᠠᠨ", "ᠤᠭᠰᠠᠨ", "ᠪᠠ", "ᠵᠠᠢ", "ᠵᠤ", "ᠨ", "ᠨ\u180eᠠ", "ᠭᠠᠷᠠᠢ", "ᠭᠴᠢ", "ᠭᠴᠢᠳ")

_VOWEL, _CONSONANT = f"[{VOWELS}]", "[ᠨᠩᠪᠫᠬᠭᠮᠯᠰᠱᠲᠳᠴᠵᠶᠷᠸᠹᠺᠻᠼᠽᠾ]"
_DIPHTHONG = "[ᠠᠡᠣᠤᠥᠦ]ᠢ|[ᠠᠢ]ᠤ|[ᠡᠢ]ᠦ|ᠣᠣ|ᠤᠤ|ᠥᠥ|ᠦᠦ"
_LOAN = re.compile("[ᠧᠫᠸᠹᠺᠻᠼᠽᠾ]")  # letters of foreign words, which follow rules of their own
_NO_WORD = {
    "it has vowels of both kinds": re.compile(f"[{BACK}].*[{FRONT}]|[{FRONT}].*[{BACK}]"),
    "it begins with two consonants": re.compile(f"^{_CONSONANT}{{2}}"),
    "it has three consonants in a row": re.compile(f"{_CONSONANT}{{3}}"),
    "it ends with two consonants": re.compile(f"{_CONSONANT}{{2}}$"),
    "no word ends with this letter": re.compile("[ᠬᠴᠵᠶᠱ]$"),
    "no word begins with this letter": re.compile("^ᠩ"),
    "these vowels do not follow each other": re.compile(f"(?!{_DIPHTHONG}){_VOWEL}{{2}}|{_VOWEL}{{3}}"),
}


def misbuilt(text: str) -> Iterator[Fault]:
    """Words that are built as no word of the language is (N. Poppe, Grammar of Written Mongolian, 1974, on sounds)."""
    for word in words(text):
        plain = letters(stem(word)).replace("ᠩᠭ", "ᠩ").replace("ᠩᠬ", "ᠩ")
        why = next((why for why, pattern in _NO_WORD.items() if pattern.search(plain)), "")
        if why and not _LOAN.search(plain):
            yield f"`{word}` is no word: {why}", "mend its letters; a name needs a source that quotes it"


class WordList:
    """The words of texts that sources show, however they spell them."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._known: set[str] = set()
        for text in texts:
            self.add(text)

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, text: str) -> None:
        """The words of one more text, also without endings that it writes to them."""
        for word in words(joined(text)):
            plain = _folded(stem(word))
            self._known.update(_forms(plain))
            self._known |= {plain.removesuffix(ending) for ending in _ATTACHED if len(plain) > len(ending) + 1}

    def unseen(self, text: str) -> list[str]:
        """The words of `text` that none of the texts has, in any form of theirs."""
        return [word for word in words(text) if not self._known.intersection(_forms(_folded(stem(word))))]


def shown(term: Term) -> Iterator[str]:
    """The texts that show a term's Mongolian words: its form, what others write, and what its evidence quotes."""
    yield from (form for form in (term.mn, *(variant.mn for variant in term.variants)) if form)
    yield from quoted(term)


def quoted(term: Term) -> Iterator[str]:
    """What a term's evidence quotes in Mongolian."""
    yield from (unmarked(each.mn) for each in term.evidence if each.mn)


def _folded(word: str) -> str:
    return letters(word).translate(_ALIKE).replace("ᠶᠢ", "ᠢ").replace("ᠢᠢ", "ᠢ")


def _forms(word: str) -> Iterator[str]:
    """A word as others may have it: with or without the ᠨ that comes and goes, a verb as dictionaries have it."""
    yield word
    yield word.removesuffix("ᠨ")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield f"{word.removesuffix(ending)}-"


_ATTACHED = {_folded(suffix) for suffix in SUFFIXES} | {"ᠨ"}
_ENDINGS = [_folded(ending) for ending in _VERBAL]

"""The spelling of traditional Mongolian in Unicode: what a term may hold, and what looks like what."""

from __future__ import annotations

# mongol-norm declares no types.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false, reportUnknownArgumentType=false
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from mongol_norm import MongolianShaper

from .mongolian_suffixes import JOINED, NEVER_APART, SUFFIXES, fitting

if TYPE_CHECKING:
    from collections.abc import Iterator

SELECTORS = "\u180b\u180c\u180d"  # variation selectors: choose another form of the letter before them
SEPARATOR = "\u180e"  # vowel separator: joins a suffix, or sets a final a or e apart
JOINER = "\u200d"  # zero width joiner: shows a letter in its joined form

_LETTERS = "\u1820-\u1842"
_PUNCTUATION = "\u1802-\u1804\u180a"  # comma, full stop, colon, nirugu
_VOWELS = "\u1820-\u1827"
_ALLOWED = re.compile(f"[{_LETTERS}{_PUNCTUATION}{SELECTORS}{SEPARATOR}{JOINER} ]")
_WORD = re.compile(f"[{_LETTERS}\u180a{SELECTORS}{SEPARATOR}{JOINER}]+")

_NARROW_SPACE = re.compile(f"(?<=[{_LETTERS}{SELECTORS}])\u202f(?=[{_LETTERS}])")
# Letters behind a space, unless a final a or e is set apart from them.
_AFTER_SPACE = re.compile(
    f"(?<=[{_LETTERS}{SELECTORS}]) ([{_LETTERS}{SELECTORS}]+)(?![{_LETTERS}]|{SEPARATOR}[ᠠᠡ](?![{_LETTERS}]))"
)

_LETTER_NAMES = "a e i o u ö ü e n ng b p q g m l s š t d č j y r w f k kh c z h"
_LATIN = dict(zip("ᠠᠡᠢᠣᠤᠥᠦᠧᠨᠩᠪᠫᠬᠭᠮᠯᠰᠱᠲᠳᠴᠵᠶᠷᠸᠹᠺᠻᠼᠽᠾ", _LETTER_NAMES.split(), strict=True))

_NAMES = {
    "\u202f": "narrow no-break space",
    "\u00a0": "no-break space",
    "\u3000": "ideographic space",
    "\u200b": "zero width space",
    "\u200c": "zero width non-joiner",
    "\u180f": "fourth variation selector",
}

Fault = tuple[str, str]  # what is wrong, how to mend it


def encoding_faults(text: str) -> list[Fault]:
    """Everything in `text` that breaks a rule of encoding, each with its remedy."""
    strange = list(_strange(text))
    if strange:
        return strange  # the other rules would only report the same places again
    return [*_controls(text), *_suffixes(text), *_harmony(text), *_letters(text)]


def _strange(text: str) -> Iterator[Fault]:
    for character in dict.fromkeys(text):
        if _ALLOWED.fullmatch(character):
            continue
        code = f"U+{ord(character):04X}"
        if character == "\u202f":
            yield f"{code} ({_NAMES[character]}) in Mongolian", "join the suffix with U+180E, as all terms here do"
        elif character in "\u00a0\u3000\u200b":
            yield f"{code} ({_NAMES[character]}) in Mongolian", "write a plain space between words, nothing elsewhere"
        elif "\u1843" <= character <= "\u18aa":
            name = unicodedata.name(character, code).removeprefix("MONGOLIAN LETTER ").title()
            yield (
                f"{code} ({name}) is a letter of another script",
                "write the Mongolian letter it stands for",
            )
        else:
            name = _NAMES.get(character) or unicodedata.name(character, "unnamed").lower()
            yield f"{code} ({name}) does not belong in Mongolian", "delete it, or write the Mongolian letter or sign"


def _controls(text: str) -> Iterator[Fault]:
    if "  " in text:
        yield "two spaces in a row", "keep one"
    for doubled in re.findall(f"[{SELECTORS}]{{2,}}|{SEPARATOR}{{2,}}|{JOINER}{{2,}}", text):
        yield f"the control U+{ord(doubled[0]):04X} is doubled or follows another", "keep one"
    for word in text.split(" "):
        if re.match(f"[{SELECTORS}{SEPARATOR}]", word):
            yield f"`{word}` begins with the control U+{ord(word[0]):04X}", "delete it: controls follow a letter"
        if word.endswith(SEPARATOR):
            yield f"`{word}` ends with U+180E", "delete it, or add the suffix or final a/e that it joins"
        if re.search(f"{SEPARATOR}[{SELECTORS}{JOINER}]|{JOINER}{SEPARATOR}", word):
            yield f"`{word}` has a control beside U+180E", "delete it: U+180E alone shapes both sides"
        if JOINER in word and not same_shape(word, word.replace(JOINER, "")):
            continue  # shows a joined form, which nothing else can
        if JOINER in word:
            yield f"U+200D changes nothing in `{word}`", "delete it"


def _suffixes(text: str) -> Iterator[Fault]:
    for number, word in enumerate(text.split(" ")):
        if number and _bare(word.split(SEPARATOR)[0]) in NEVER_APART:
            yield f"a plain space before the suffix `{word}`", "join it to its word with U+180E"
        for part in word.split(SEPARATOR)[1:]:
            if part and _bare(part) not in JOINED:
                yield (
                    f"`{part}` after U+180E is neither a known suffix nor a final a/e",
                    "write a plain space before a word, and nothing inside one",
                )


def _harmony(text: str) -> Iterator[Fault]:
    """Suffixes that no stem of this kind takes: with back vowels after front ones, or the form of another sound."""
    for word in words(text):
        stem, *parts = (_bare(part) for part in word.split(SEPARATOR))
        for suffix in parts:
            if stem and suffix in SUFFIXES:
                right = fitting(stem, suffix)
                if suffix != right:
                    yield f"the suffix `{suffix}` does not go with `{stem}`", f"write `{right}`"
            stem += suffix


def _letters(text: str) -> Iterator[Fault]:
    if re.search(f"[{_VOWELS}]\u1836\u1822", text):
        yield "y before i after a vowel shows as a hooked y", "write U+180B after the y: ᠠᠶ᠋ᠢᠮᠠᠭ"


def joined(text: str) -> str:
    """`text` with its suffixes joined by U+180E, where keyboards and older programs write U+202F or a plain space."""
    return _AFTER_SPACE.sub(
        lambda found: SEPARATOR + found[1] if _bare(found[1]) in NEVER_APART else found[0],
        _NARROW_SPACE.sub(SEPARATOR, text),
    )


def _bare(word: str) -> str:
    return re.sub(f"[{SELECTORS}{JOINER}]", "", word)


def words(text: str) -> list[str]:
    """The words of `text` without punctuation."""
    return _WORD.findall(text)


def stem(word: str) -> str:
    """`word` without the suffixes that U+180E joins to it; a final a/e set apart stays."""
    first, *parts = word.split(SEPARATOR)
    tail = [part for part in parts[:1] if _bare(part) in ("ᠠ", "ᠡ")]
    return SEPARATOR.join([first, *tail])


@cache
def _shaper() -> MongolianShaper:
    return MongolianShaper()


@cache
def shape(word: str) -> tuple[str, ...]:
    """What one word looks like, as the strokes of its letters; equal for words that look alike."""
    return tuple(_shaper().shape(word))


def same_letters(one: str, other: str) -> bool:
    """Whether two texts differ at most in how suffixes are joined and letters varied: programs have their own ways."""
    return letters(one) == letters(other)


def letters(text: str) -> str:
    """`text` without what joins, parts and varies its letters."""
    return re.sub(f"[{SELECTORS}{SEPARATOR}{JOINER}\u202f\\s]", "", text)


def same_shape(one: str, other: str) -> bool:
    """Whether two words look alike, however they are spelt."""
    return shape(one) == shape(other)


def transliterated(text: str) -> str:
    """`text` letter by letter in Latin: `-` for U+180E, q and g without regard to their vowels."""
    plain = re.sub(f"[{SELECTORS}{JOINER}{_PUNCTUATION}]", "", text)
    return "".join({SEPARATOR: "-", " ": " "}.get(character) or _LATIN.get(character, "") for character in plain)


def same_transliteration(text: str, latin: str) -> bool:
    """Whether `latin` spells `text`, in any usual way of writing q, γ, j, š, č and é."""
    return _folded(transliterated(text)) == _folded(latin)


def _folded(latin: str) -> str:
    latin = latin.lower().replace("γ", "g").replace("ɣ", "g")
    for usual, plain in (("gh", "g"), ("kh", "q"), ("sh", "š"), ("ch", "č"), ("x", "q"), ("k", "q"), ("ǰ", "j")):
        latin = latin.replace(usual, plain)
    kept = unicodedata.normalize("NFC", latin).translate(str.maketrans("éēè", "eee"))
    return re.sub("[^a-zöüšč -]", "", kept)

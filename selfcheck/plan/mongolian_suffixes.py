"""The endings of traditional Mongolian that are written apart from their stem, and which of them follows which stem.

The rules are those of the grammars (N. Poppe, Grammar of Written Mongolian, 1974, on vowels and on cases). A test
compares them with the registry of the package @gege-mn/mongol-bichig.
"""

from __future__ import annotations

from typing import NamedTuple


class _Ending(NamedTuple):
    """One meaning in its forms: after a vowel, after ᠨ, after ᠩ ᠮ ᠯ, and after any other consonant."""

    after_vowel: tuple[str, ...]
    after_n: tuple[str, ...]
    after_soft: tuple[str, ...]
    after_hard: tuple[str, ...]


def _ending(forms: str) -> _Ending:
    """Out of a line: forms of a place stand together, places are separated by `|`, and the last is that of the rest."""
    places = [tuple(place.split()) for place in forms.split("|")]
    return _Ending(*(places + [places[-1]] * (4 - len(places))))


_CHANGING = [
    _ending(line)
    for line in (
        "ᠶᠢᠨ | ᠤ ᠦ | ᠤᠨ ᠦᠨ",
        "ᠶᠢ | ᠢ",
        "ᠳᠤ ᠳᠦ | ᠳᠤ ᠳᠦ | ᠳᠤ ᠳᠦ | ᠲᠤ ᠲᠦ",
        "ᠳᠤᠷ ᠳᠦᠷ | ᠳᠤᠷ ᠳᠦᠷ | ᠳᠤᠷ ᠳᠦᠷ | ᠲᠤᠷ ᠲᠦᠷ",
        "ᠪᠠᠷ ᠪᠡᠷ | ᠢᠶᠠᠷ ᠢᠶᠡᠷ",
        "ᠪᠠᠨ ᠪᠡᠨ | ᠢᠶᠠᠨ ᠢᠶᠡᠨ",
        "ᠨᠤᠭᠤᠳ ᠨᠦᠭᠦᠳ | ᠤᠳ ᠦᠳ ᠨᠤᠭᠤᠳ ᠨᠦᠭᠦᠳ | ᠤᠳ ᠦᠳ",  # official texts have both after ᠨ
    )
]
_SAME_EVERYWHERE = (
    "ᠠᠴᠠ ᠡᠴᠡ ᠲᠠᠢ ᠲᠡᠢ ᠯᠤᠭ ᠯᠦᠭᠡ ᠨᠠᠷ ᠨᠡᠷ ᠳᠠᠭᠠᠨ ᠳᠡᠭᠡᠨ ᠲᠠᠭᠠᠨ ᠲᠡᠭᠡᠨ ᠠᠴᠠᠭᠠᠨ ᠡᠴᠡᠭᠡᠨ ᠳᠤᠨᠢ ᠳᠦᠨᠢ ᠲᠤᠨᠢ ᠲᠦᠨᠢ ᠳᠠᠬᠢ ᠳᠡᠬᠢ ᠳᠤᠭᠠᠷ ᠳᠦᠭᠡᠷ"
)
SUFFIXES = frozenset(form for ending in _CHANGING for place in ending for form in place) | set(_SAME_EVERYWHERE.split())

# What else can be joined to a word: particles, and the vowel that is set apart at a word's end.
_PARTICLES = "ᠨᠢ ᠮᠢᠨᠢ ᠴᠢᠨᠢ ᠴᠤ ᠴᠦ ᠶᠦᠮ ᠶᠦᠮᠰᠡᠨ ᠳᠠ ᠳᠡ ᠳᠠᠭ ᠳᠡᠭ ᠶᠤᠭᠠᠨ ᠶᠦᠭᠡᠨ ᠯᠠ ᠯᠡ ᠨᠦᠭᠡᠨ ᠬᠦ ᠬᠢ ᠬᠢᠨ"
JOINED = SUFFIXES | set(_PARTICLES.split()) | {"ᠠ", "ᠡ"}
# A space before one of these is a fault; the others are also words of their own.
NEVER_APART = SUFFIXES - {"ᠪᠠᠷ", "ᠨᠠᠷ", "ᠨᠡᠷ"}

# Back and front vowels; ᠢ and ᠧ go with both. A stem without any takes front ones.
BACK, FRONT = "ᠠᠣᠤ", "ᠡᠥᠦ"
_TO_BACK, _TO_FRONT = str.maketrans("ᠡᠦ", "ᠠᠤ"), str.maketrans("ᠠᠤ", "ᠡᠦ")
VOWELS = BACK + FRONT + "ᠢᠧ"
_SOFT = "ᠩᠮᠯ"


def fitting(stem: str, suffix: str) -> str:
    """The form in which `suffix`, one of SUFFIXES, follows `stem`; both without controls.

    A stem with vowels of both kinds, a loan or a compound, goes by its last.
    """
    place = _place(stem[-1:])
    for ending in _CHANGING:
        if suffix not in ending[place] and any(suffix in forms for forms in ending):
            suffix = ending[place][0]
    colours = [vowel for vowel in stem if vowel in BACK + FRONT]
    is_back = bool(colours) and colours[-1] in BACK
    return suffix.translate(_TO_BACK if is_back else _TO_FRONT)


def _place(last: str) -> int:
    return 0 if last in VOWELS else 1 if last == "ᠨ" else 2 if last in _SOFT else 3

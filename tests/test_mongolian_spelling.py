"""The spelling of traditional Mongolian: what the rules pass, and what goes against them."""

from __future__ import annotations

import json

import pytest
from project import PROJECT

from selfcheck.plan.mongolian import SEPARATOR, encoding_faults, joined, stem, transliterated, words

REGISTRY = PROJECT / "browser" / "node_modules" / "@gege-mn" / "mongol-bichig" / "data" / "suffixes.json"
# A stem of back and one of front vowels, by how it ends.
STEMS = {
    "vowel": ("ᠰᠤᠷᠭᠠᠭᠤᠯᠢ", "ᠵᠦᠢᠯᠡ"),
    "n": ("ᠣᠷᠣᠨ", "ᠡᠵᠡᠨ"),
    "soft": ("ᠮᠣᠩᠭᠣᠯ", "ᠵᠦᠢᠯ"),
    "hard": ("ᠤᠯᠤᠰ", "ᠭᠡᠷ"),
}
AFTER = {
    "vowel": {"vowel"},
    "n": {"n"},
    "consonant": {"n", "soft", "hard"},
    "consonant-not-n": {"soft", "hard"},
    "vowel-or-soft": {"vowel", "soft"},
    "hard": {"hard"},
    "any": set(STEMS),
    "people": set(STEMS),
}


def test_right_spellings_are_accepted() -> None:
    """What the rules are made for passes them: suffixes, a final a set apart, loanwords, a joined form."""
    for text in ("ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ", "ᠤᠯᠤᠰ᠎ᠤᠨ", "ᠬᠣᠷᠢᠶ᠎ᠠ᠎ᠶᠢᠨ", "ᠠᠶ᠋ᠢᠮᠠᠭ", "ᠮᠠᠲ᠋ᠧᠷᠢᠶᠠᠯ᠎ᠢ", "ᠰᠠ\u200d", "ᠨᠢᠭᠡ᠂ ᠬᠣᠶᠠᠷ"):
        assert encoding_faults(text) == [], text
    assert [stem(word) for word in words("ᠬᠣᠷᠢᠶ᠎ᠠ᠎ᠶᠢᠨ᠂ ᠤᠯᠤᠰ᠎ᠤᠨ")] == ["ᠬᠣᠷᠢᠶ᠎ᠠ", "ᠤᠯᠤᠰ"]
    assert transliterated("ᠬᠣᠷᠢᠶ᠎ᠠ") == "qoriy-a"


@pytest.mark.parametrize(
    ("word", "suffix"),
    [("ᠤᠯᠤᠰ᠎ᠦᠨ", "ᠤᠨ"), ("ᠭᠡᠷ᠎ᠤᠨ", "ᠦᠨ"), ("ᠬᠣᠷᠢᠶ᠎ᠠ᠎ᠤᠨ", "ᠶᠢᠨ"), ("ᠲᠣᠰᠬᠣᠨ᠎ᠤᠨ", "ᠤ"), ("ᠤᠯᠤᠰ᠎ᠶᠢ", "ᠢ"), ("ᠭᠡᠷ᠎ᠠᠴᠠ", "ᠡᠴᠡ")],
)
def test_a_suffix_goes_with_its_stem(word: str, suffix: str) -> None:
    """The other vowels, or the ending that follows another sound, are found, and the right one is named."""
    assert [remedy for _, remedy in encoding_faults(word)] == [f"write `{suffix}`"]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ᠤᠯᠤᠰ\u202fᠤᠨ", "ᠤᠯᠤᠰ\u180eᠤᠨ"),
        ("ᠬᠣᠷᠢᠶ\u202fᠠ ᠶᠢᠨ", "ᠬᠣᠷᠢᠶ\u180eᠠ\u180eᠶᠢᠨ"),
        ("ᠤᠯᠤᠰ ᠤᠳ ᠤᠨ ᠨᠡᠷ\u180eᠡ", "ᠤᠯᠤᠰ\u180eᠤᠳ\u180eᠤᠨ ᠨᠡᠷ\u180eᠡ"),
        ("ᠪᠠᠷ ᠬᠡᠯᠡ", "ᠪᠠᠷ ᠬᠡᠯᠡ"),
    ],
)
def test_what_keyboards_write_before_a_suffix_is_joined(typed: str, kept: str) -> None:
    """U+202F and a space become U+180E before a suffix; words of their own stay apart."""
    assert joined(typed) == kept


def test_the_suffixes_are_those_of_the_registry() -> None:
    """Each one that @gege-mn/mongol-bichig (MIT) joins is known; after every kind of stem both say the same of it."""
    entries = [each for each in json.loads(REGISTRY.read_text("utf-8"))["entries"] if each["join"] == "mvs"]
    assert len(entries) > 60
    compared = 0
    for each in entries:
        for end, (back, front) in STEMS.items():
            for root, other in ((back, "feminine"), (front, "masculine")):
                word = f"{root}{SEPARATOR}{each['sequence']}"
                fits = end in AFTER[each["after"]]
                if each["category"] in ("particle", "possession"):
                    assert encoding_faults(word) == [], word  # theirs to judge, known all the same
                elif end != "n" or each["category"] not in ("plural", "dative-locative"):  # usage has both
                    compared += 1
                    assert (encoding_faults(word) == []) == (fits and each["harmony"] != other), (word, each)
    assert compared > 300

"""The spelling of traditional Mongolian: what the rules pass, and what goes against them."""

from __future__ import annotations

import pytest

from selfcheck.plan.mongolian import encoding_faults, stem, transliterated, words


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

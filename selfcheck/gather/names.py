"""Names of units and periods as they are compared (`browser/core/names.ts`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from ..plan.score import BLANK

_SPACE = re.compile(f"[{BLANK}]+")
_KEPT = frozenset("\u180e\u200c\u200d")  # Mongolian is spelt with its vowel separator and joiners
_DIGITS = str.maketrans("0123456789零○", "〇一二三四五六七八九〇〇")


@cache
def plain_name(name: str) -> str:
    """A name however it is spaced, in whatever width, without what nobody sees."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFKC", name))
    seen = (sign for sign in text if sign in _KEPT or unicodedata.category(sign) not in ("Cc", "Cf"))
    return "".join(seen).strip(BLANK)


@cache
def loose_name(name: str) -> str:
    """What names have in common that one person may have written in two ways: 第1中学 and 第一中学."""
    text = plain_name(name).lower().translate(_DIGITS)
    return "".join(sign for sign in text if unicodedata.category(sign)[0] in "LNM")

"""Passages in another script than their text's language: they say which language they are in.

Screen readers choose their voice by it, and browsers the font.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

# Each from its first letter to its last one before letters of another script.
_SCRIPTS = {
    "zh": re.compile(r"[\u3400-\u9fff](?:\W*[\u3400-\u9fff])*"),
    "mn-Mong": re.compile(r"[\u1820-\u18aa](?:\W*[\u1820-\u18aa])*"),
}


@lru_cache(maxsize=50_000)  # pages repeat their texts: labels, ratings, terms
def mark_passages(text: str, language: str) -> Markup:
    """The text, which is in `language`, escaped, with its Chinese and Mongolian passages marked as such."""
    markup = str(escape(text))
    for foreign, passage in _SCRIPTS.items():
        if not language.startswith(foreign):
            markup = passage.sub(rf'<span lang="{foreign}">\g<0></span>', markup)
    return Markup(markup)

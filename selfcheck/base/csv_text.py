"""Texts in CSV files, which spreadsheets open."""

from __future__ import annotations

import re

# Blanks are what JavaScript takes for such: browser/core/csv.ts has the same rule, tests/vectors/csv/ its cases.
_FORMULA = re.compile(
    r"[\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff\x85]*[=+\-@＝＋－＠](?!\Z)|[\t\r\n]"
)


def harmless(value: str) -> str:
    """A value as a cell holds it: one that a spreadsheet would run as a formula is made plain text."""
    text = value.replace("\0", "")
    return f"'{text}" if _FORMULA.match(text) else text

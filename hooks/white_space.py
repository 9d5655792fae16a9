"""Pages without the white space that the theme's templates leave: some per cent of what a slow line carries."""

from __future__ import annotations

import re

# Between a page's lines white space of any length means the same, but not inside of these.
_KEPT = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\s*\n\s*", re.DOTALL)


def without_blank_lines(html: str) -> str:
    """The page with one line break wherever there was white space over several lines."""
    return _KEPT.sub(lambda found: found[1] or "\n", html)

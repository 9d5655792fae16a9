"""The inline scripts that the theme's templates put into pages: the only ones the policy allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from selfcheck.publish.inline_code import InlineScript

_THEME_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{.*?\}\}")


class ThemeScripts:
    """The inline scripts that a theme's own templates put into pages."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Read the templates (*.html) in `folders`."""
        self._patterns = {
            _pattern(script)
            for folder in folders
            for template in folder.rglob("*.html")
            for script in _THEME_SCRIPT.findall(template.read_text("utf-8"))
            if "{%" not in script
        }

    def __contains__(self, script: InlineScript) -> bool:
        return any(pattern.fullmatch(script.text) for pattern in self._patterns)


def _pattern(script: str) -> re.Pattern[str]:
    """The script's text, where each `{{ … }}` may be anything that cannot end the string it stands in."""
    return re.compile(r"""[^"'`\\]*""".join(map(re.escape, _EXPRESSION.split(script))))

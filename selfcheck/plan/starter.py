"""A small plan to begin with: `selfcheck new`."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTERS = Path(__file__).parents[1] / "starter"


def write_starter(folder: Path, language: str, unique: str) -> Iterator[Path]:
    """Write the files of a plan in this language into `folder`; gives each. `unique` sets its id apart from others."""
    stem = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")
    values = {
        "id": f"{stem if re.match('[a-z]', stem) else 'plan'}-{unique}",
        "language": language,
        "name": _own_name(language),
        "date": datetime.datetime.now().astimezone().date().isoformat(),
    }
    starter = _STARTERS / ("zh" if language.split("-")[0] == "zh" else "en")
    for source in sorted(starter.rglob("*.yml")):
        target = folder / source.relative_to(starter)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text("utf-8")
        # Only the frame has places to fill in; elsewhere braces are YAML's.
        target.write_text(text.format_map(values) if source.name == "plan.yml" else text, "utf-8")
        yield target


def _own_name(language: str) -> str:
    """What a language calls itself; its tag where that is not known."""
    try:
        name = Locale.parse(language, sep="-").get_language_name()
    except (UnknownLocaleError, ValueError):
        return language
    return name[0].upper() + name[1:] if name else language

"""A small plan to begin with: `selfcheck new`, and the frame of `selfcheck draft`."""

from __future__ import annotations

import datetime
import re
import secrets
from pathlib import Path

from babel import Locale, UnknownLocaleError

from ..base.files import is_free
from ..base.problems import SelfCheckError
from ..base.wording import told
from .fields import LANGUAGE_TAG

_STARTERS = Path(__file__).parents[1] / "starter"


def starter_files(folder: Path, language: str) -> dict[Path, str]:
    """The files of a plan in this language that is to begin in `folder`, with their texts; its id is no other plan's.

    Raises SelfCheckError where the folder is not empty or the language is no tag.
    """
    if not is_free(folder):
        raise SelfCheckError(told(f"{folder} is there and not an empty folder: name another one"))
    if not re.fullmatch(LANGUAGE_TAG, language):
        raise SelfCheckError(told(f"{language} is no language tag: write e.g. zh, de or mn-Mong"))
    stem = re.sub(r"[^a-z0-9]+", "-", folder.name.lower()).strip("-")
    values = {
        "id": f"{stem if re.match('[a-z]', stem) else 'plan'}-{secrets.token_hex(3)}",
        "language": language,
        "name": _own_name(language),
        "date": datetime.datetime.now().astimezone().date().isoformat(),
    }
    starter = _STARTERS / texts_of(language)
    texts = {folder / each.relative_to(starter): each.read_text("utf-8") for each in sorted(starter.rglob("*.yml"))}
    # Only the frame has places to fill in; elsewhere braces are YAML's.
    return {file: text.format_map(values) if file.name == "plan.yml" else text for file, text in texts.items()}


def texts_of(language: str) -> str:
    """In which language this project speaks to the owner of a plan in that one: Chinese or English."""
    return "zh" if language.split("-")[0] == "zh" else "en"


def _own_name(language: str) -> str:
    """What a language calls itself; its tag where that is not known."""
    try:
        name = Locale.parse(language, sep="-").get_language_name()
    except (UnknownLocaleError, ValueError):
        return language
    return name[0].upper() + name[1:] if name else language

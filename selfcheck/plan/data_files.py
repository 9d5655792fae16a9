"""Which files of a data folder are read, and which look as if they were."""

from __future__ import annotations

import os
import re
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from ..base.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Every file that some part of the core reads, by its place in the data folder.
_READ = (
    "plan.yml",
    "scales.yml",
    "retired.yml",
    "report.yml",
    "published-ids.txt",
    "versions/*.json",
    "sectors/*.yml",
    "glossary/*.yml",
    "icons/*.svg",
    "locales/*/plan.po",
    "locales/*/ui.po",
    "original/plan.*.txt",
    "pages/*/*.md",
)
# What file managers, editors, archives and version control leave behind.
_LITTER = re.compile(
    r"\..*|~\$.*|.*~|\#.*\#|.*\.(sw[op]|tmp|crdownload|part)|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|__macosx",
    re.IGNORECASE,
)
# A name of ours with an ending in capitals, of another kind, or with one more that an editor has put behind it.
_NEARLY = re.compile(r"\s*(?P<stem>.+?)\.(?P<kind>yml|yaml|po|svg)(?P<more>(\.\w+|\s)*)", re.IGNORECASE)


def data_files(data: Path, pattern: str) -> list[Path]:
    """The files of a pattern in order; a link that leads nowhere is one of them, so that reading it tells."""
    if "*" in pattern:
        return sorted(file for file in data.glob(pattern) if not _LITTER.fullmatch(file.name))
    return [data / pattern] if os.path.lexists(data / pattern) else []


def strays(data: Path) -> Iterator[Problem]:
    """Files that look like data but would be passed over in silence; litter of the system is none of them."""
    for file in sorted(data.rglob("*")):
        place = PurePosixPath(file.relative_to(data).as_posix())
        if file.is_dir() or _is_read(place) or any(_LITTER.fullmatch(part) for part in place.parts):
            continue
        if remedy := _remedy(data, place):
            name = f"{data.name}/{place}"
            yield Problem(name, 1, 1, "no part of the site reads this file", remedy)


def foreign_files(data: Path, languages: Iterable[str]) -> Iterator[Problem]:
    """Pages and catalogues of a language that the plan does not have, and pages whose name cannot be an address."""
    known = list(languages)
    for file in sorted(file for pattern in ("pages/*/*.md", "locales/*/*.po") for file in data_files(data, pattern)):
        name = file.relative_to(data.parent).as_posix()
        if file.parent.name not in known:
            message, remedy = (
                f"the plan has no language `{file.parent.name}`",
                "add it to plan.yml, or take the file away",
            )
            yield Problem(name, 1, 1, message, remedy)
        elif file.suffix == ".md" and not re.fullmatch("[a-z][a-z0-9-]*", file.stem):
            message = f"`{file.stem}` cannot be a page's address"
            yield Problem(name, 1, 1, message, "use small Latin letters, digits and hyphens: imprint.md")


def _is_read(place: PurePosixPath) -> bool:
    return any(len(place.parts) == pattern.count("/") + 1 and fnmatchcase(str(place), pattern) for pattern in _READ)


def _remedy(data: Path, place: PurePosixPath) -> str:
    """What to do about a file that nobody reads; empty for one that need not be data."""
    nearly = _NEARLY.fullmatch(place.name)
    if nearly:
        kind = nearly["kind"].lower().replace("yaml", "yml")
        for stem in (nearly["stem"], nearly["stem"].lower()):
            meant = place.with_name(f"{stem}.{kind}")
            if meant != place and _is_read(meant):
                if os.path.lexists(data / meant):
                    return f"take it out of {data.name}/: {meant} is read instead"
                return f"rename it to {meant.name}, or take it out of {data.name}/"
        if kind == "yml":
            return "move it to sectors/ or glossary/ with the ending .yml, or delete it"
        if kind == "po":
            return "call it plan.po or ui.po, in a folder of its language below locales/, or delete it"
    if place.parts[0] == "pages":
        return "write it as Markdown in pages/<language>/<name>.md, or take it out of this folder"
    if place.parent.name in ("sectors", "glossary"):
        return "write it as YAML in a file with the ending .yml, or take it out of this folder"
    return ""

"""What a workbook says of itself on its hidden sheet (written by `documents/excel/about.py`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from ..assessment import Refused, parse_assessment, parse_json

if TYPE_CHECKING:
    from .cells import Book

FIRST = "format"  # the first cell of the hidden sheet
_FORMAT = re.compile(r"self-check-workbook/([1-9][0-9]{0,8})")


class Row(NamedTuple):
    """How a requirement is answered; `same` is the one whose answer it repeats, or nothing."""

    scale: str = ""
    na: str = ""
    same: str = ""


@dataclass
class About:
    """The hidden sheet: labels of the workbook's own language, what a label in any language means, and `base`, what the
    form wrote into it."""

    plan: dict[str, Any]
    sector: str
    requirements: dict[str, Row] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    ratings: dict[str, dict[str, str]] = field(default_factory=dict)
    options: dict[str, dict[str, str]] = field(default_factory=dict)
    option_labels: dict[str, dict[str, str]] = field(default_factory=dict)
    not_applicable: list[str] = field(default_factory=list)
    base: dict[str, Any] | None = None


def read_about(book: Book) -> About:
    """The hidden sheet's content. Raises Refused for a workbook that has none, or one of a later site."""
    for sheet in book.sheets:
        rows = [[_text(cells, column) for column in range(1, 6)] for cells in sheet.rows.values()]
        found = _FORMAT.fullmatch(rows[0][1]) if rows and rows[0][0] == FIRST else None
        if found:
            if found[1] != "1":
                raise Refused("newer-format")
            return _about(rows)
    raise Refused("workbook-other")


def _text(cells: dict[int, Any], column: int) -> str:
    return str(cells[column].value) if column in cells else ""


def _about(rows: list[list[str]]) -> About:
    said = {row[0]: row[1] for row in reversed(rows)}
    version = said.get("version", "")
    about = About(
        {"id": said.get("plan", ""), "version": int(version) if version.isdecimal() else 0}, said.get("sector", "")
    )
    saved = ""
    for kind, name, meant, label, same in rows:
        match kind:
            case "requirement":
                about.requirements[name] = Row(meant, label, same)
            case "rating":
                about.labels.setdefault(name, {}).setdefault(meant, label)
                about.ratings.setdefault(name, {}).setdefault(label, meant)
            case "option":
                about.option_labels.setdefault(name, {}).setdefault(meant, label)
                about.options.setdefault(name, {}).setdefault(label, meant)
            case "na":
                about.not_applicable.append(label)
            case "assessment":
                saved += name
    if saved:
        about.base = _base(saved, about)
    return about


def _base(text: str, about: About) -> dict[str, Any] | None:
    try:
        base, _refused = parse_assessment(parse_json(text))
    except Refused:
        return None
    # Never of another plan or kind of unit than the sheet around it.
    return base if base["sector"] == about.sector and base["plan"]["id"] == about.plan["id"] else None

"""The description of every key that a data file may hold, as a Markdown page made from the model."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .fields import ID
from .load import FILES, in_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """# Every key of the data files

Made from the model by `make generate`. Keys in bold must be there; an *id* is small Latin letters, digits and single
hyphens. CONTRIBUTING.md says how they are used.
"""
_KINDS = {"string": "text", "number": "number", "integer": "whole number", "boolean": "true or false"}


def reference() -> str:
    """The page: a table for each file, and one for each group of keys within it."""
    parts = [_HEAD]
    for pattern, model in FILES.items():
        schema = model.model_json_schema()
        groups: dict[str, Any] = {model.__name__: schema, **schema.get("$defs", {})}
        parts.append(f"## `data/{pattern}`\n")
        for name, group in groups.items():
            title = [] if name == model.__name__ else [f"### {in_words(name)}\n"]
            parts += [*title, f"{_said(group)}\n", "| key | holds | |", "|---|---|---|", *_rows(group), ""]
    return "\n".join(parts).rstrip() + "\n"


def _rows(group: dict[str, Any]) -> Iterator[str]:
    required = group.get("required", [])
    for key, field in group.get("properties", {}).items():
        shown = f"**`{key}`**" if key in required else f"`{key}`"
        yield f"| {shown} | {_kind(field)} | {_said(field)} |"


def _kind(field: dict[str, Any]) -> str:
    """What a key holds, in words: a text, a list of measures, one of three words, a number up to 100."""
    if "anyOf" in field:  # it may also be left out
        return _kind(next(each for each in field["anyOf"] if each.get("type") != "null"))
    if "$ref" in field:
        return in_words(field["$ref"].rpartition("/")[2])
    if "enum" in field:
        return " / ".join(f"`{each}`" for each in field["enum"])
    if field.get("type") == "array":
        return f"list of {_kind(field['items'])}"
    if field.get("format") == "date":
        return "date: year-month-day"
    kind = "id" if field.get("pattern") == ID else _KINDS.get(field.get("type", ""), "")
    limits = {"minimum": "at least", "exclusiveMinimum": "more than", "maximum": "at most"}
    return ", ".join([kind, *(f"{words} {field[name]:,}" for name, words in limits.items() if name in field)])


def _said(described: dict[str, Any]) -> str:
    return re.sub(r"\s+", " ", described.get("description", "")).replace("|", "\\|")

"""How the templates and the hand-written pages are compiled: what they may do, and how what they quote is written."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from ..languages.passages import mark_passages
from ..plan.score import displayed
from ..plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.runtime import Context

TEMPLATES = Path(__file__).parent / "templates"


@cache
def for_templates() -> Environment:
    """Where templates are compiled, once for all editions."""
    return _set_up(Environment, _finalize)


@cache
def for_hand_written() -> Environment:
    """Where pages from docs/ are compiled: they may quote the data, reach nothing else, and get it as plain text."""
    return _set_up(ImmutableSandboxedEnvironment, _finalize_in_markdown)


def _set_up(kind: type[Environment], finalize: Callable[..., Any]) -> Environment:
    environment = kind(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=finalize,
    )
    environment.filters["plain"] = _plain
    environment.filters["passages"] = mark_passages
    environment.filters["number"] = _number
    environment.filters["one_decimal"] = lambda score: f"{displayed(score):.1f}"
    return environment


# What Markdown would take for a sign of its own; as a character reference it is a text like any other, in HTML too.
_SIGNS = re.compile(r"[\\`*_\[\]|~]|(?<!&)#")


@pass_context
def _finalize_in_markdown(context: Context, value: Any) -> Any:
    if not isinstance(value, str) or (isinstance(value, Markup) and not isinstance(value, Text)):
        return value
    marked = context["mark_up"](value) if isinstance(value, Text) else escape(value)
    return Markup(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", str(marked)))


@pass_context
def _finalize(context: Context, value: Any) -> Any:
    return context["mark_up"](value) if isinstance(value, Text) else value


def _plain(value: str) -> str:
    """A text where nothing can mark it: no draft."""
    return str(value.firm) if isinstance(value, Text) else str(value)


def _number(value: float) -> str:
    """A number without superfluous decimals: 1, 0.75."""
    return f"{value:g}"

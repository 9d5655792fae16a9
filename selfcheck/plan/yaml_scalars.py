"""What an unquoted word of a data file stands for, and how a value is written so that it stands for itself."""

from __future__ import annotations

# PyYAML declares no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
import json
import re
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

# PyYAML's scanner and parser, in C where it was built with libyaml.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _nothing(_text: str) -> None:
    return None


def _is_true(text: str) -> bool:
    return text == "true"


# YAML 1.2's readings only: in YAML 1.1 an unquoted `no` or `on` turns into a boolean unseen.
_SCALARS: tuple[tuple[re.Pattern[str], Callable[[str], bool | int | float | None]], ...] = (
    (re.compile(r"(null|~|)"), _nothing),
    (re.compile(r"(true|false)"), _is_true),
    (re.compile(r"-?[0-9]{1,15}"), int),
    (re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}"), float),
)


def scalar_value(event: yaml.ScalarEvent) -> Any:
    """The value of a scalar: a text, a number, true, false or None."""
    if event.implicit[0]:
        for pattern, convert in _SCALARS:
            if pattern.fullmatch(event.value):
                return convert(event.value)
    return event.value


def scalar_text(value: Any, *, flow: bool = False) -> str:
    """A value in one line of YAML; without quotation marks where it can stand so, within brackets if `flow`."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return f"{value:.15f}".rstrip("0").rstrip(".")
    return value if _stands_plain(value, flow=flow) else json.dumps(value, ensure_ascii=False)


_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
# Read as something else than text by YAML 1.1, and so by editors and other tools.
_ELSEWHERE = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|~|[-+.0-9][-+._:0-9e]*|0x[0-9a-f]+|\d{4}-\d\d?-\d\d?.*")


def _stands_plain(text: str, *, flow: bool) -> bool:
    if _DATE.fullmatch(text):
        return True  # a day is written bare in every data file
    if not text or _ELSEWHERE.fullmatch(text) or re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text):
        return False
    try:
        events = list(yaml.parse(f"[{text}]" if flow else f"k: {text}", Loader=LOADER))
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.NodeEvent)]
    wanted = 2 if flow else 3
    last = scalars[-1]
    return len(scalars) == wanted and isinstance(last, yaml.ScalarEvent) and not last.style and last.value == text

"""What is wrong in the plan's data, said so that its owner can mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from .wording import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Value = TypeVar("Value")

_MAX_TEXT = 600
_MAX_SHOWN = 200
# Would break the list's lines, turn what follows around, or speak to the terminal.
_HIDDEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands, what is wrong and how to mend it.

    `path` is relative to the data folder's parent, or a workbook and its sheet; `line` and `column` count from 1, and
    `cell` is what a spreadsheet program calls that place. What the texts quote from the data is made visible and cut
    where it is very long.
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str
    cell: str = ""

    def __post_init__(self) -> None:
        for name in ("path", "message", "remedy"):
            object.__setattr__(self, name, _plain(getattr(self, name)))

    def __str__(self) -> str:
        place = f" [{self.cell}]" if self.cell else f":{self.line}:{self.column}"
        return told(f"{self.path}{place}: {self.message}\n    to mend it: {self.remedy}")


class SelfCheckError(Exception):
    """What stops the work, in words for the person who asked for it: every error of the core is one of these."""


class DataError(SelfCheckError):
    """The data has faults; `problems` holds all that one run found, in file order; the text shows the first 200."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        lines = [told(f"{count} problem{'s' if count != 1 else ''} in the plan's data")]
        lines += map(str, self.problems[:_MAX_SHOWN])
        if count > _MAX_SHOWN:
            lines.append(
                told(f"… and {count - _MAX_SHOWN} more. Mend these first: the others may have the same cause.")
            )
        super().__init__("\n".join(lines))


def collect(problems: list[Problem], read: Callable[..., Value], *arguments: object) -> Value | None:
    """What `read` gives; where it raises DataError, its problems are added to `problems` instead."""
    try:
        return read(*arguments)
    except DataError as error:
        problems += error.problems
        return None


def _plain(text: str) -> str:
    if len(text) > _MAX_TEXT:
        text = f"{text[: _MAX_TEXT // 2]} … {text[-_MAX_TEXT // 2 :]}"
    return _HIDDEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text)

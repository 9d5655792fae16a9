"""What is wrong in the plan's data, said so that its owner can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One fault: where it stands, what is wrong and how to mend it.

    `path` is relative to the data folder's parent; `line` and `column` count from 1.
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}\n    to mend it: {self.remedy}"


class DataError(Exception):
    """The data has faults; `problems` holds all that one run found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        count = len(self.problems)
        head = f"{count} problem{'s' if count != 1 else ''} in the plan's data"
        super().__init__("\n".join([head, *map(str, self.problems)]))

"""Take a plan's workbook over into a folder of data, new or with the plan in it.

Everything that is wrong is named with its cell, and nothing is written then. What has not changed stays as it was
written, with its comments. A published requirement that is gone is asked about.

    selfcheck read-plan-sheet plan.xlsx my-plan
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.wording import told

if TYPE_CHECKING:
    import argparse

    from ..spreadsheet.questions import Fate, Question
    from ..spreadsheet.taking import Taken


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file and the folder."""
    parser.add_argument("file", type=Path, help="the .xlsx to read")
    parser.add_argument("folder", type=Path, help="the plan's folder, or a new one")


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError with all that is wrong, SelfCheckError for a folder of something else."""
    from ..base.files import write_all
    from ..base.wording import language
    from ..spreadsheet.taking import take_over

    ask = _ask if sys.stdin.isatty() else None
    taken = take_over(options.file, options.folder, language(), ask)
    write_all(dict([*taken.files.items(), taken.memory]))
    tell(taken)
    return 0


def tell(taken: Taken) -> None:
    """Prints what has changed, and the files in which."""
    for line in taken.report:
        print(told(line))
    for file, content in sorted(taken.files.items()):
        print(file if content is not None else told(f"{file}: taken away"))
    print(told(f"{len(taken.files)} files changed") if taken.files else told("Nothing has changed."))


def _ask(question: Question) -> Fate | None:
    """Asks at the terminal; an empty answer leaves it to the check, which refuses."""
    from ..spreadsheet.questions import Fate

    print(told(f"The published requirement `{question.id}` is gone: {question.text}"))
    for number, name in enumerate(question.likely[:9], 1):
        print(f"  {number}  {name}")
    said = input(told("Where do its answers go? Numbers or ids for where to, d for dropped, Enter to stop: ")).split()
    if not said:
        return None
    reason = input(told("Why? ")).strip() or "—"
    if said == ["d"]:
        return Fate("dropped", (), reason)
    targets = tuple(
        question.likely[int(each) - 1] if each.isdecimal() and 0 < int(each) <= len(question.likely) else each
        for each in said
    )
    # What was there before takes in the answers of another.
    one = "moved" if targets[0] in question.likely else "merged"
    return Fate(one if len(targets) == 1 else "split", targets, reason)

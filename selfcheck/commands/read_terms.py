"""Take terms of others over into a plan's glossary, out of a spreadsheet (.xlsx, .csv) or TBX (v2 or v3).

Only what the glossary lacks is taken. A form that differs from the glossary's, and a row that the check refuses, are
named with their place, and the others are taken. A Mongolian form becomes a draft.

    selfcheck read-terms terms.tbx data
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file and the folder."""
    parser.add_argument("file", type=Path, help="the .xlsx, .csv or .tbx to read")
    parser.add_argument("folder", type=Path, help="the plan's folder")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where something was left out. Raises DataError for a file without terms, or a faulty plan."""
    from ..base.files import write_all
    from ..base.wording import language
    from ..spreadsheet.terms import take_terms
    from .read_plan_sheet import tell

    taken = take_terms(options.file, options.folder, language())
    write_all(taken.files)
    tell(taken)
    for problem in taken.refused:
        print(problem, file=sys.stderr)
    return 1 if taken.refused else 0

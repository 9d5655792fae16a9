"""Write a plan as a workbook, for people who know Excel and not YAML.

A sheet for the plan, its kinds of unit, measures, requirements and so on, in the plan's own language where that is
Chinese, else in English, with its translations beside the texts. `read-plan-sheet` takes it over into the data again.

    selfcheck plan-sheet plan.xlsx
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.wording import told

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file."""
    parser.add_argument("file", type=Path, help="the .xlsx to write")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where the file is there already. Raises DataError for data that cannot be read."""
    from ..base.files import write_bytes
    from ..base.problems import DataError, Problem
    from ..plan.starter import texts_of
    from ..spreadsheet.present import read_present
    from ..spreadsheet.writing import workbook_of

    if options.file.exists():
        print(told(f"{options.file} is there and may hold somebody's work: choose another name."), file=sys.stderr)
        return 1
    present = read_present(Path(options.data).absolute())
    if not present.files:
        missing = Problem(
            str(options.data), 1, 1, "there is no plan in this folder", "check the name of the data folder"
        )
        raise DataError([missing])
    today = datetime.datetime.now().astimezone().date()
    content = workbook_of(present.records, present.tables, present.languages, texts_of(present.source_language), today)
    write_bytes(options.file, content)
    print(told(f"{options.file}: {len(present.records)} rows"))
    if not present.finished:
        print(told("The plan is not finished yet: translations come when it is."))
    return 0

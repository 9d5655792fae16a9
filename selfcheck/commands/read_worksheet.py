"""Take a filled spreadsheet of translations over into the catalogues.

A row that cannot be taken is named with its reason; the others are.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.project import DOCS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The language and the file."""
    parser.add_argument("language", help="as in plan.yml, e.g. mn-Mong")
    parser.add_argument("file", type=Path, help="the .xlsx to read")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where rows were refused. Raises DataError for a file that is no such spreadsheet."""
    from ..languages.site import Site
    from ..spreadsheet.worksheet import read_worksheet

    today = datetime.datetime.now().astimezone().date()
    report = read_worksheet(Site.load(options.data, DOCS), options.language, options.file, today)
    print(f"{len(report.changed)} new drafts, {len(report.reviewed)} reviewed, {len(report.refused)} refused")
    for row in report.refused:
        print(f"  row {row.row}, “{row.original[:40]}”: {row.reason}", file=sys.stderr)
    return 1 if report.refused else 0

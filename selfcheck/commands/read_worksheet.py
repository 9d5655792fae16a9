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
    counts = {
        "new drafts": report.changed,
        "reviewed": report.reviewed,
        "rejected": report.rejected,
        "refused": report.refused,
    }
    print(", ".join(f"{len(rows)} {what}" for what, rows in counts.items()))
    for what, texts in (
        ("reviewed", report.reviewed),
        ("rejected", report.rejected),
        ("gone, for it was put together from a form that has changed", report.followed),
    ):
        for text in texts:
            print(f"  {what}: {text}")
    reviewed, signs = report.signs
    if signs:
        print(f"terms for signs: {reviewed} of {signs} reviewed")
    for row in report.refused:
        print(f"  row {row.row}, “{row.original[:40]}”: {row.reason}", file=sys.stderr)
    return 1 if report.refused else 0

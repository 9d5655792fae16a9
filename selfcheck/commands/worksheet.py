"""Write a spreadsheet of all that is to be translated or reviewed in a language."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.project import DOCS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The language and the file."""
    parser.add_argument("language", help="as in plan.yml, e.g. mn-Mong")
    parser.add_argument("file", type=Path, help="the .xlsx to write")
    parser.add_argument("--terms", default="", help="only the glossary's: those of a domain, or `signs`")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where the file is there already. Raises DataError for faults of the data."""
    from ..languages.site import Site
    from ..spreadsheet.worksheet import write_worksheet

    if options.file.exists():
        print(f"{options.file} is there and may hold translations: choose another name.", file=sys.stderr)
        return 1
    rows = write_worksheet(Site.load(options.data, DOCS), options.language, options.file, options.terms)
    print(f"{options.file}: {rows} texts to translate or review")
    return 0

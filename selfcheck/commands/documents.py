"""Make the Word and Excel files of all sectors, in every language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..base.progress import progress
from ..base.project import DOCS

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("folder", type=Path, help="the folder to put them into")


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises DataError for faults of the data."""
    from ..documents.files import write_documents
    from ..languages.site import Site

    files = write_documents(Site.load(options.data, DOCS), options.folder, progress)
    print(f"{len(files)} documents: {options.folder}")
    return 0

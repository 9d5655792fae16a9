"""Make PDF files of the checklist pages of the built site, with a Chromium of this machine.

Chromium lays the pages out and a build has to do without it, so this is a verb of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..base.progress import progress
from ..base.project import DOCS, HERE

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the site is."""
    parser.add_argument("--site", type=Path, default=HERE / "site", help="the built site (default: site/)")


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises PdfError where no Chromium or no built site is there, or a file does not come about."""
    from ..documents.pdf import FOLDER, write_all
    from ..languages.site import Site

    files = write_all(Site.load(options.data, DOCS), options.site, progress)
    size = sum(file.stat().st_size for file in files) / 1e6
    print(f"{len(files)} PDF files, {size:.1f} MB: {(options.site / FOLDER).resolve()}")
    return 0

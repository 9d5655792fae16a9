"""Pack the built site into one .zip for copies without internet.

The same site gives the same bytes; SOURCE_DATE_EPOCH sets the date of the files, else it is the plan's.
"""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.project import DOCS, HERE

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where the site is, and where the archive goes."""
    parser.add_argument("--site", type=Path, default=HERE / "site", help="the built site (default: site/)")
    parser.add_argument("--into", type=Path, default=HERE / "dist", help="the folder for the .zip (default: dist/)")


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises PackageError where the site could not be opened from disk as it is."""
    from ..languages.site import Site
    from ..publish.package import make_package

    moment = os.environ.get("SOURCE_DATE_EPOCH")
    date = datetime.datetime.fromtimestamp(int(moment), datetime.UTC).date() if moment else None
    package = make_package(Site.load(options.data, DOCS), options.site, date)
    file = package.write(options.into)
    print(f"{file}: {len(package.content) / 1e6:.1f} MB, {package.files} files")
    print(f"To check a copy of it: sha256sum -c {file.name}.sha256")
    return 0

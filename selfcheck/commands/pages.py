"""Write every page for another site generator, and all that it needs.

Markdown with front matter, the bundles, style sheets and files to download, and site.json with the navigation.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.files import is_free
from ..base.project import BROWSER, DOCS, MADE

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder."""
    parser.add_argument("folder", type=Path, help="a new or empty folder")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where the folder or the browser code's packages are not as they must be."""
    from ..languages.site import Site
    from ..publish.page_sources import write_page_sources

    folder = options.folder
    if not is_free(folder):
        print(f"{folder} is there and not an empty folder: name another one, or empty it", file=sys.stderr)
        return 1
    if not MADE.is_dir() and not (BROWSER / "node_modules").is_dir():
        print(f"the browser code's packages are missing; to install them: make pages FOLDER={folder}", file=sys.stderr)
        return 1
    count = write_page_sources(Site.load(options.data, DOCS), folder)
    print(f"{folder}: {count} pages")
    return 0

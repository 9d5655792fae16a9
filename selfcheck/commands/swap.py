"""Build beside a folder, then put the whole in its place: swap FOLDER COMMAND …

The command builds into $SITE_DIR. Only when it succeeds does its result take the folder's place; whenever the work
stops, the folder is the whole old one or the whole new one, or the next run brings the old one back.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder and the command."""
    parser.add_argument("folder", type=Path)
    parser.add_argument("build", metavar="command", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Returns the command's exit code. Raises SwapError where another run is at work or the folder is no folder."""
    from ..publish.swap import swap

    return swap(options.folder, options.build)

"""Cut the Mongolian web font down to what the traditional script needs.

Done once, after the npm packages have been installed; the site is built with its result.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The packages."""
    parser.add_argument("packages", type=Path, help="the folder of npm packages: browser/node_modules")


def run(options: argparse.Namespace) -> int:
    """Returns 0."""
    from ..publish.web_font import make_web_font

    make_web_font(options.packages)
    return 0

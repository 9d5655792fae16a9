"""Begin a plan: write a small one, with comments, that builds at once.

It has an id of its own. The texts are Chinese for LANGUAGE=zh and English for any other language; replace them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..base.wording import told

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder and the language."""
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("language", nargs="?", default="zh", help="IETF tag of the plan's language (default: zh)")


def run(options: argparse.Namespace) -> int:
    """Returns 0. Raises SelfCheckError where the folder is not empty or the language is no tag."""
    from ..base.files import write_text
    from ..plan.starter import starter_files

    for file, text in starter_files(options.folder, options.language or "zh").items():
        write_text(file, text)
        print(file)
    print(told(f"The plan is there. Change its texts, then: DATA_DIR={options.folder} make site"))
    return 0

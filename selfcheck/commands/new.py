"""Begin a plan: write a small one, with comments, that builds at once.

It has an id of its own. The texts are Chinese for LANGUAGE=zh and English for any other language; replace them.
"""

from __future__ import annotations

import re
import secrets
import sys
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
    """Returns 0, or 1 where the folder is not empty or the language is no tag."""
    from ..plan.fields import LANGUAGE_TAG
    from ..plan.starter import write_starter

    folder, language = options.folder, options.language or "zh"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(told(f"{folder} is there and not an empty folder: name another one"), file=sys.stderr)
        return 1
    if not re.fullmatch(LANGUAGE_TAG, language):
        print(told(f"{language} is no language tag: write e.g. zh, de or mn-Mong"), file=sys.stderr)
        return 1
    for file in write_starter(folder, language, secrets.token_hex(3)):
        print(file)
    print(told(f"The plan is there. Change its texts, then: DATA_DIR={folder} make site"))
    return 0

"""Draft a plan's data from its text (.docx, .html, .md or .txt), for a person to go on with.

Kinds of unit, measures and one row a clause that can be checked are proposed, each with the passage beside it and with
the points that a table of indicators has. `text` stays empty; draft-report.md says what was taken, what was left as
context, and what was not clear.

    selfcheck draft plan.txt my-plan zh
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
    """The text, the folder and the language."""
    parser.add_argument("text", type=Path, metavar="FILE", help="the plan's text: .docx, .html, .md or .txt")
    parser.add_argument("folder", type=Path, help="a new or empty folder")
    parser.add_argument("language", nargs="?", default="zh", help="IETF tag of the plan's language (default: zh)")


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing could be drafted or written. Raises DataError for a file that is no text."""
    from ..draft.drafting import draft_of
    from ..draft.paragraphs import read_paragraphs
    from ..draft.writing import write_draft
    from ..plan.fields import LANGUAGE_TAG

    folder, language = options.folder, options.language or "zh"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(told(f"{folder} is there and not an empty folder: name another one"), file=sys.stderr)
        return 1
    if not re.fullmatch(LANGUAGE_TAG, language):
        print(told(f"{language} is no language tag: write e.g. zh, de or mn-Mong"), file=sys.stderr)
        return 1
    draft = draft_of(read_paragraphs(options.text))
    if not draft.rows:
        print(told(f"{options.text}: no part of it is numbered or has headings; nothing was written"), file=sys.stderr)
        return 1
    for file in write_draft(draft, folder, language, secrets.token_hex(3)):
        print(file)
    counts = f"{len(draft.sectors)} kinds of unit, {len(draft.measures)} measures, {len(draft.rows)} rows"
    print(told(f"{counts}. Read draft-report.md, then fill in each `text`."))
    return 0

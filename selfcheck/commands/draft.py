"""Draft a plan's data from its text (.docx, .html, .md or .txt), for a person to go on with.

Kinds of unit, measures and one row a clause that can be checked are proposed, each with the passage beside it and with
the points that a table of indicators has. `text` stays empty; draft-report.md says what was taken, what was left as
context, and what was not clear.

    selfcheck draft plan.txt my-plan zh
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.wording import told
from .new import add_arguments as add_folder_and_language

if TYPE_CHECKING:
    import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The text, the folder and the language."""
    parser.add_argument("text", type=Path, metavar="FILE", help="the plan's text: .docx, .html, .md or .txt")
    add_folder_and_language(parser)


def run(options: argparse.Namespace) -> int:
    """Returns 0, or 1 where nothing could be drafted.

    Raises SelfCheckError where the folder is not empty or the language is no tag, DataError for a file that is no text.
    """
    from ..base.files import write_text
    from ..draft.drafting import draft_of
    from ..draft.paragraphs import read_paragraphs
    from ..draft.writing import draft_files

    draft = draft_of(read_paragraphs(options.text))
    if not draft.rows:
        print(told(f"{options.text}: no part of it is numbered or has headings; nothing was written"), file=sys.stderr)
        return 1
    for file, text in draft_files(draft, options.folder, options.language or "zh").items():
        write_text(file, text)
        print(file)
    counts = f"{len(draft.sectors)} kinds of unit, {len(draft.measures)} measures, {len(draft.rows)} rows"
    print(told(f"{counts}. Read draft-report.md, then fill in each `text`."))
    return 0

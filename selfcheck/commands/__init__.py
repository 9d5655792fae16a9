"""Everything the core can be asked for on the command line: `selfcheck VERB`, or `python -m selfcheck VERB`.

A verb is a module of this folder, named here. Its docstring is its help; `add_arguments` says what it takes, `run` does
the work and returns the exit code. What a verb works with is imported in `run`, so that the quick ones stay quick.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from ..base.problems import SelfCheckError
from ..base.project import HERE

VERBS = (
    "new",
    "draft",
    "plan-sheet",
    "read-plan-sheet",
    "read-terms",
    "check",
    "check-translations",
    "translations",
    "worksheet",
    "read-worksheet",
    "generate",
    "pages",
    "documents",
    "gather",
    "pdf",
    "package",
    "swap",
    "web-font",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit code: 0, or 1 when something has to be mended, 2 when it was asked wrongly."""
    parser = argparse.ArgumentParser(
        prog="selfcheck",
        description="Check a plan's data and make all that comes of it, without a site generator.",
        epilog="selfcheck VERB --help says what a verb takes. SELFCHECK_LANGUAGE=zh has `check` speak Chinese.",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=os.environ.get("DATA_DIR") or HERE / "data",
        help="the folder with the plan's data (default: $DATA_DIR, else data/)",
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb in VERBS:
        module = import_module(f".{verb.replace('-', '_')}", __package__)
        text = (module.__doc__ or "").strip()
        own = verbs.add_parser(
            verb,
            help=text.splitlines()[0].rstrip("."),
            description=text,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(own)
        own.set_defaults(run=module.run)
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except SelfCheckError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.data}: {error.strerror}. Nothing was written in its place.", file=sys.stderr)
    return 1

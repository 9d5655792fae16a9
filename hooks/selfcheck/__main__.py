"""`python -m selfcheck check | translations | generate`: the core's commands, without a site generator."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .catalogues import Status, update_all
from .check_glossary import unused_terms
from .load import load_plan
from .problems import DataError
from .published import write_published
from .schemas import write_schemas
from .site import PROJECT, UI_ROOTS, Site


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (1 when the data has problems)."""
    parser = argparse.ArgumentParser(prog="selfcheck", description=__doc__)
    parser.add_argument("command", choices=["check", "translations", "generate"])
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the data folder")
    options = parser.parse_args(arguments)
    try:
        if options.command == "check":
            _check(options.data)
        else:
            if options.command == "generate":
                write_schemas(options.data / "schema")
                write_published(load_plan(options.data), options.data)
            for status in update_all(load_plan(options.data), options.data, UI_ROOTS):
                print(summary(status))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _check(data: Path) -> None:
    site = Site.load(data, PROJECT / "docs")
    for sector in site.plan.sectors:
        print(f"{sector.id}: {len(sector.measures)} measures, {len(sector.requirements)} requirements")
    unused = unused_terms(site.plan)
    print(f"glossary: {len(site.plan.terms)} terms, {len(unused)} of them named by no requirement")
    print("official text: " + ("anchors found, in order" if site.passages else "not there, anchors not compared"))
    for status in site.statuses:
        print(summary(status))


def summary(status: Status) -> str:
    """One line on how far a catalogue has come."""
    return (
        f"{status.language} {status.domain}: {status.translated} translated, "
        f"{status.draft} draft, {status.missing} missing"
    )


if __name__ == "__main__":
    sys.exit(main())

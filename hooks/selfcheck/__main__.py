"""The core's commands, without a site generator: `python -m selfcheck --help`."""

from __future__ import annotations

import argparse
import datetime
import sys
from pathlib import Path

from .catalogues import Status, update_all
from .check_glossary import unused_terms
from .load import load_plan
from .problems import DataError
from .published import write_published
from .schemas import write_schemas
from .site import PROJECT, UI_ROOTS, Site
from .worksheet import read_worksheet, write_worksheet


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (1 when something has to be mended)."""
    parser = argparse.ArgumentParser(prog="selfcheck", description=__doc__)
    parser.add_argument("--data", type=Path, default=PROJECT / "data", help="the data folder")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the data and tell how far the translations are")
    commands.add_parser("translations", help="bring the catalogues up to date")
    commands.add_parser("generate", help="renew schemas, published ids and catalogues")
    for name, text in (("worksheet", "write what is missing or draft"), ("read-worksheet", "take a filled one over")):
        command = commands.add_parser(name, help=f"translators' worksheet: {text}")
        command.add_argument("language")
        command.add_argument("file", type=Path)
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except DataError as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.data}: {error.strerror}. Nothing was written in its place.", file=sys.stderr)
    return 1


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            _check(options.data)
        case "worksheet":
            if options.file.exists():
                print(f"{options.file} is there and may hold translations: choose another name.", file=sys.stderr)
                return 1
            rows = write_worksheet(Site.load(options.data, PROJECT / "docs"), options.language, options.file)
            print(f"{options.file}: {rows} texts to translate or review")
        case "read-worksheet":
            return _read_worksheet(options)
        case _:
            if options.command == "generate":
                write_schemas(options.data / "schema")
                write_published(load_plan(options.data), options.data)
            for status in update_all(load_plan(options.data), options.data, UI_ROOTS):
                print(summary(status))
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


def _read_worksheet(options: argparse.Namespace) -> int:
    site = Site.load(options.data, PROJECT / "docs")
    report = read_worksheet(site, options.language, options.file, datetime.date.today())
    print(f"{len(report.changed)} new drafts, {len(report.reviewed)} reviewed, {len(report.refused)} refused")
    for row in report.refused:
        print(f"  row {row.row}, “{row.original[:40]}”: {row.reason}", file=sys.stderr)
    return 1 if report.refused else 0


def summary(status: Status) -> str:
    """One line on how far a catalogue has come."""
    return (
        f"{status.language} {status.domain}: {status.translated} translated, "
        f"{status.draft} draft, {status.missing} missing"
    )


if __name__ == "__main__":
    sys.exit(main())

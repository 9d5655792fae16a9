"""The core's commands, without a site generator: `python -m selfcheck --help`."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
from pathlib import Path

from .base.problems import DataError
from .base.project import BROWSER, PROJECT
from .base.wording import told
from .documents.files import write_documents
from .languages.interface_texts import marked_texts, outdated_template, write_template
from .languages.site import Site
from .languages.update import outdated_catalogues, update_all
from .languages.worksheet import read_worksheet, write_worksheet
from .plan.glossary_checks import unused_terms
from .plan.load import load_plan
from .plan.published import write_published
from .plan.schemas import write_schemas
from .publish.package import PackageError, make_package
from .publish.page_sources import write_page_sources


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code (1 when something has to be mended)."""
    parser = argparse.ArgumentParser(prog="selfcheck", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("DATA_DIR") or PROJECT / "data", help="the data folder"
    )
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="check the data and tell how far the translations are")
    commands.add_parser("check-translations", help="check that the catalogues know every text")
    commands.add_parser("translations", help="bring the catalogues up to date")
    commands.add_parser("generate", help="renew schemas, published ids and catalogues")
    command = commands.add_parser("pages", help="write every page for another site generator, and all that it needs")
    command.add_argument("folder", type=Path, help="a new or empty folder")
    for name, text in (("worksheet", "write what is missing or draft"), ("read-worksheet", "take a filled one over")):
        command = commands.add_parser(name, help=f"translators' worksheet: {text}")
        command.add_argument("language")
        command.add_argument("file", type=Path)
    command = commands.add_parser("package", help="pack the built site into one .zip for copies without internet")
    command.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")
    command.add_argument("--into", type=Path, default=PROJECT / "dist", help="the folder for the .zip")
    command = commands.add_parser("documents", help="make the Word and Excel files")
    command.add_argument("folder", type=Path, help="the folder to put them into")
    options = parser.parse_args(arguments)
    try:
        return _run(options)
    except (DataError, PackageError) as error:
        print(error, file=sys.stderr)
    except OSError as error:
        print(f"{error.filename or options.data}: {error.strerror}. Nothing was written in its place.", file=sys.stderr)
    return 1


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "check":
            _check(options.data)
        case "check-translations":
            marked = marked_texts()
            catalogues = outdated_catalogues(load_plan(options.data), options.data, marked)
            if problems := [*outdated_template(marked), *catalogues]:
                raise DataError(problems)
        case "worksheet":
            if options.file.exists():
                print(f"{options.file} is there and may hold translations: choose another name.", file=sys.stderr)
                return 1
            rows = write_worksheet(Site.load(options.data, PROJECT / "docs"), options.language, options.file)
            print(f"{options.file}: {rows} texts to translate or review")
        case "pages":
            return _write_pages(options)
        case "read-worksheet":
            return _read_worksheet(options)
        case "package":
            _package(options)
        case "documents":
            files = write_documents(Site.load(options.data, PROJECT / "docs"), options.folder)
            print(f"{len(files)} documents: {options.folder}")
        case _:
            if options.command == "generate":
                write_schemas(options.data / "schema")
                write_published(load_plan(options.data), options.data)
            marked = marked_texts()
            for status in update_all(load_plan(options.data), options.data, marked):
                print(status)
            write_template(marked)
    return 0


def _check(data: Path) -> None:
    site = Site.load(data, PROJECT / "docs")
    for sector in site.plan.sectors:
        print(told(f"{sector.id}: {len(sector.measures)} measures, {len(sector.requirements)} requirements"))
    unused = unused_terms(site.plan)
    print(told(f"glossary: {len(site.plan.terms)} terms, {len(unused)} of them named by no requirement"))
    found = "anchors found, in order" if site.passages else "not there, anchors not compared"
    print(told(f"official text: {found}"))
    for status in site.statuses:
        print(told(str(status)))


def _package(options: argparse.Namespace) -> None:
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    date = datetime.datetime.fromtimestamp(int(moment), datetime.UTC).date() if moment else None
    package = make_package(Site.load(options.data, PROJECT / "docs"), options.site, date)
    file = package.write(options.into)
    print(f"{file}: {len(package.content) / 1e6:.1f} MB, {package.files} files")
    print(f"To check a copy of it: sha256sum -c {file.name}.sha256")


def _write_pages(options: argparse.Namespace) -> int:
    folder = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"{folder} is there and not an empty folder: name another one, or empty it", file=sys.stderr)
        return 1
    if not (BROWSER / "node_modules").is_dir():
        print(f"the browser code's packages are missing; to install them: make pages FOLDER={folder}", file=sys.stderr)
        return 1
    count = write_page_sources(Site.load(options.data, PROJECT / "docs"), folder)
    print(f"{folder}: {count} pages")
    return 0


def _read_worksheet(options: argparse.Namespace) -> int:
    site = Site.load(options.data, PROJECT / "docs")
    report = read_worksheet(site, options.language, options.file, datetime.date.today())
    print(f"{len(report.changed)} new drafts, {len(report.reviewed)} reviewed, {len(report.refused)} refused")
    for row in report.refused:
        print(f"  row {row.row}, “{row.original[:40]}”: {row.reason}", file=sys.stderr)
    return 1 if report.refused else 0


if __name__ == "__main__":
    sys.exit(main())

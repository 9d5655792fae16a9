"""`python -m selfcheck.pdf`: the checklist pages of a built site as PDF files, made by a Chromium of this machine.

Chromium lays the pages out and a build has to do without it, so this is a command of its own.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.files import write_bytes
from ..base.problems import DataError
from ..base.project import PROJECT
from ..languages.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "downloads/checklists"
SECONDS = 120  # for one file; a slow machine needs a few
PROGRAMS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
MISSING = """No Chromium was found, so no PDF was made. Install it, or say where it is:
  Debian, Ubuntu, UOS, Kylin:  sudo apt install chromium    (some call it chromium-browser)
  anywhere:                    .venv/bin/playwright install chromium    (after `make test` has run once)
  another place or browser:    make pdf CHROMIUM=/path/to/chrome
Without it: open a page of site/checklists/ in any browser and print it to a file."""


@dataclass(frozen=True)
class Sheet:
    """A checklist page and the file to make of it."""

    page: Path
    target: Path


class PdfError(Exception):
    """Why no file could be made, in words for the person who asked for it."""


def find_chromium() -> str | None:
    """$CHROMIUM, a browser of this machine, or the one that Playwright has installed."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    found = next((path for name in PROGRAMS if (path := shutil.which(name))), None) or shutil.which(MAC)
    return found or next(_of_playwright(), None)


def _of_playwright() -> Iterator[str]:
    caches = [
        os.environ.get("PLAYWRIGHT_BROWSERS_PATH", ""),
        "~/.cache/ms-playwright",
        "~/Library/Caches/ms-playwright",
    ]
    for cache in filter(None, caches):
        folder = Path(cache).expanduser()
        for pattern in ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*"):
            yield from (str(path) for path in sorted(folder.glob(pattern), reverse=True) if os.access(path, os.X_OK))


def sheets(site: Site, folder: Path) -> list[Sheet]:
    """Every checklist page of the built site in `folder`, in every language."""
    return [
        Sheet(
            folder / site.url(language, f"checklists/{sector.id}.html"),
            folder / FOLDER / f"{sector.id}.{language}.pdf",
        )
        for language in site.editions
        for sector in site.plan.sectors
    ]


def write_pdf(chromium: str, sheet: Sheet) -> None:
    """Make one file, whole or not at all. Raises PdfError with Chromium's own words when it does not come about."""
    # As root Chromium starts without its sandbox only; what it opens are pages of our own.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # A profile of its own: an open browser of the user would else take the page over and print nothing.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        made = Path(profile, "sheet.pdf")
        command = [
            chromium,
            "--headless",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={profile}",
            *sandbox,
            "--no-pdf-header-footer",
            "--print-to-pdf-no-header",  # what it was called before Chromium 112
            f"--print-to-pdf={made}",
            sheet.page.resolve().as_uri(),
        ]
        try:
            result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        except subprocess.TimeoutExpired:
            raise PdfError(f"Chromium did not finish {sheet.target.name} within {SECONDS} seconds") from None
        if result.returncode or not made.is_file():
            raise PdfError(f"Chromium could not make {sheet.target.name}:\n{result.stderr.strip()[-2000:]}")
        write_bytes(sheet.target, made.read_bytes())


def main(arguments: list[str] | None = None) -> int:
    """Make all files; returns the exit code (1, with the reason on stderr, when they do not all come about)."""
    parser = argparse.ArgumentParser(prog="selfcheck.pdf", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--data", type=Path, default=os.environ.get("DATA_DIR") or PROJECT / "data", help="the data folder"
    )
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the built site")
    options = parser.parse_args(arguments)
    chromium = find_chromium()
    if not chromium:
        print(MISSING, file=sys.stderr)
        return 1
    try:
        wanted = sheets(Site.load(options.data, PROJECT / "docs"), options.site)
        if missing := [str(sheet.page) for sheet in wanted if not sheet.page.is_file()]:
            raise PdfError(f"Build the site first (make site); missing: {missing[0]}")
        with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
            list(pool.map(lambda sheet: write_pdf(chromium, sheet), wanted))
    except (DataError, PdfError) as error:
        print(error, file=sys.stderr)
        return 1
    size = sum(sheet.target.stat().st_size for sheet in wanted) / 1e6
    print(f"{len(wanted)} PDF files, {size:.1f} MB: {(options.site / FOLDER).resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

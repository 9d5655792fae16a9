"""The checklist pages of a built site as PDF files, made by a Chromium of this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.files import write_bytes
from ..base.problems import SelfCheckError
from ..base.progress import Track, untold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..languages.site import Site

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


class PdfError(SelfCheckError):
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


def write_all(site: Site, folder: Path, track: Track = untold) -> list[Path]:
    """Make the file of every checklist page of the built site in `folder`; returns the files.

    Raises PdfError where no Chromium is found, the site is not built, or a file does not come about.
    """
    chromium = find_chromium()
    if not chromium:
        raise PdfError(MISSING)
    wanted = sheets(site, folder)
    if missing := [str(sheet.page) for sheet in wanted if not sheet.page.is_file()]:
        raise PdfError(f"Build the site first (make site); missing: {missing[0]}")
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        made = pool.map(lambda sheet: write_pdf(chromium, sheet), wanted)
        return [sheet.target for sheet, _ in track(zip(wanted, made, strict=True), len(wanted))]

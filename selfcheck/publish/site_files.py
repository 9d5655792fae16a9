"""What a site needs besides its pages and the files of docs/: scripts, styles, fonts, documents, termbase, schema."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.project import BROWSER, MADE
from ..documents.listing import Making
from ..pages.browser_data import write_texts
from ..pages.plan_changes import write_plan_changes
from ..termbase.files import write_termbase
from .browser_files import BrowserFiles, Ready
from .vendored import drop_mongolian
from .workbook_scripts import write_workbook_scripts

if TYPE_CHECKING:
    from ..languages.site import Site


_SIZE = re.compile(r'<span class="?size"? data-size="?([\w./-]+)"?>(?=</span>)')


class SiteFiles:
    """The files of one site, begun at once, so that they are made while its pages are rendered.

    A context: what is still being made when it ends is ended with it, and leaves nothing behind.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._browser = Ready(MADE) if MADE.is_dir() else BrowserFiles(BROWSER)
        self._documents = Making(site, Path(_workshop().name))

    def __enter__(self) -> SiteFiles:
        return self

    def __exit__(self, *_error: object) -> None:
        self.stop()

    def stop(self) -> None:
        """End the programs that are still at work."""
        self._browser.stop()
        self._documents.stop()

    def write(self, folder: Path) -> None:
        """Put all of them below `folder`. Raises RuntimeError with a program's own words when it failed, and
        FileNotFoundError where npm packages are not installed."""
        write_termbase(self._site, folder)
        write_texts(self._site, folder)
        write_plan_changes(self._site, folder)
        self._browser.write(folder)
        if not self._site.has_mongolian:
            drop_mongolian(folder)
        self._documents.write(folder)
        write_workbook_scripts(self._site, folder)
        _write_sizes(folder)


def _write_sizes(folder: Path) -> None:
    """Say on the pages of downloads how large each document is: they are made while the pages are rendered."""
    for page in (*folder.rglob("downloads.html"), *folder.rglob("downloads.md")):
        text = page.read_text("utf-8")
        page.write_text(_SIZE.sub(lambda found: f"{found[0]}{_size(folder / found[1])}", text), "utf-8")


def _size(file: Path) -> str:
    return f"{round(file.stat().st_size / 1000)} KB" if file.is_file() else ""


@cache
def _workshop() -> tempfile.TemporaryDirectory[str]:
    """Where documents are made: kept while the program runs, so that `mkdocs serve` makes only what has changed."""
    return tempfile.TemporaryDirectory(prefix="documents")

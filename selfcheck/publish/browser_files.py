"""All that becomes of browser/: scripts, styles, fonts, licences, schemas. The same for every plan."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from .bundles import Bundling, SchemaMaking
from .vendored import copy_vendored

if TYPE_CHECKING:
    from pathlib import Path


class BrowserFiles:
    """Being made by deno, from the moment this is called."""

    def __init__(self, browser: Path) -> None:
        """`browser` is the folder of the browser code, with its packages installed."""
        self._packages = browser / "node_modules"
        self._works = (Bundling(browser), SchemaMaking(browser))

    def stop(self) -> None:
        """End the work, where its result is no longer wanted."""
        for work in self._works:
            work.stop()

    def write(self, site: Path) -> None:
        """Wait for them and put them below `site`. Raises RuntimeError with deno's words if it failed, and
        FileNotFoundError where the packages are not installed."""
        copy_vendored(self._packages, site)
        for work in self._works:
            work.write(site)


class Ready:
    """Made before: what an installed core brings along."""

    def __init__(self, made: Path) -> None:
        """`made` is a folder that `BrowserFiles.write` has filled."""
        self._made = made

    def stop(self) -> None:
        """Nothing is at work."""

    def write(self, site: Path) -> None:
        """Put them below `site`."""
        shutil.copytree(self._made, site, dirs_exist_ok=True)

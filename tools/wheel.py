"""Build hook of the wheel: the core brings along the pages that tell of the tool, and all that becomes of browser/."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PROJECT = Path(__file__).parents[1]
ROOM = "selfcheck/_project"  # selfcheck/base/project.py looks for it


class CustomBuildHook(BuildHookInterface):
    """Makes the browser files and lists what goes into the wheel besides the code of the core."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the wheel is packed; a failure of deno or of its packages' installation ends the build."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, str(PROJECT))
        from selfcheck.base.background import deno
        from selfcheck.publish.browser_files import BrowserFiles
        from selfcheck.publish.web_font import TARGET, make_web_font

        browser = PROJECT / "browser"
        packages = browser / "node_modules"
        if not (packages / TARGET).exists():
            deno(browser, "install", "--quiet", "--frozen").result()
            make_web_font(packages)
        self._made = tempfile.TemporaryDirectory(prefix="made")
        BrowserFiles(browser).write(Path(self._made.name))
        build_data["force_include"][self._made.name] = f"{ROOM}/made"
        for file in self._sources():
            build_data["force_include"][str(PROJECT / file)] = f"{ROOM}/{file}"

    def _sources(self) -> list[str]:
        """Files of docs/ and browser/ that the core reads: what is for who works on the project stays away."""
        unwanted = ("docs/decisions/", "docs/measurements", "docs/assets/pictures/", "browser/tests/", "browser/tools/")
        files = [
            file.relative_to(PROJECT).as_posix()
            for folder in ("docs", "browser")
            for file in sorted((PROJECT / folder).rglob("*"))
            if file.is_file() and "node_modules" not in file.parts
        ]
        return [file for file in files if not file.startswith(unwanted)]

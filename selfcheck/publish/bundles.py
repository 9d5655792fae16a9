"""The browser code as classic scripts, and the style sheets, each joined from its parts.

Modules are refused from file://, so each entry of browser/ becomes one file.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from ..base.background import deno
from ..base.browser_entries import ENTRIES

STYLESHEETS = "assets/stylesheets"  # below the site


class Bundling:
    """Bundles being made by a program of their own while the site is built."""

    def __init__(self, browser: Path, form: tuple[str, ...] = ("--minify",)) -> None:
        """`browser` is the folder of the browser code; `form` are deno's options for what the bundles look like."""
        self._styles = sorted((browser / "styles").glob("*.css"))
        self._folder = tempfile.TemporaryDirectory(prefix="bundles")
        self._made = Path(self._folder.name)
        options = ["--quiet", "--format", "iife", "--platform", "browser", *form, "--external", "*.woff2"]
        entries = [*ENTRIES, *(str(style.resolve()) for style in self._styles)]
        self._bundling = deno(browser, "bundle", *options, "--outdir", str(self._made), *entries)

    def stop(self) -> None:
        """End the work, where its result is no longer wanted."""
        self._bundling.stop()
        self._folder.cleanup()

    def write(self, site: Path) -> None:
        """Wait for the bundles and put them below `site`. Raises RuntimeError with deno's words if it failed."""
        self._bundling.result()
        targets = {entry.removesuffix(".ts") + ".js": f"assets/javascripts/{name}" for entry, name in ENTRIES.items()}
        targets |= {style.name: f"{STYLESHEETS}/{style.name}" for style in self._styles}
        for made, target in targets.items():
            # Deno repeats the sources' folders, from the one that they have in common.
            [file] = self._made.rglob(made)
            (site / target).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, site / target)
        self._folder.cleanup()


class SchemaMaking:
    """The JSON Schemas of saved and of combined files being made from the code that reads them."""

    def __init__(self, browser: Path) -> None:
        """`browser` is the folder of the browser code."""
        self._making = deno(browser, "run", "--quiet", "--allow-env", "tools/json-schema.ts")

    def stop(self) -> None:
        """End the work, where its result is no longer wanted."""
        self._making.stop()

    def write(self, site: Path) -> None:
        """Wait for them and publish them below the built site. Raises RuntimeError with deno's words if it failed."""
        folder = site / "schema"
        folder.mkdir(parents=True, exist_ok=True)
        for name, schema in json.loads(self._making.result()).items():
            (folder / name).write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")

"""The browser code as classic scripts: modules are refused from file://, so each entry becomes one file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Entry below browser/ -> script below the site's assets/javascripts/.
ENTRIES = {
    "form/main.ts": "self-check.js",
    "form/files-bundle.ts": "self-check-files.js",
    "export/xlsx-bundle.ts": "self-check-xlsx.js",
}


def write_bundles(browser: Path, site: Path) -> None:
    """Bundle and minify every entry. Raises RuntimeError with the bundler's words when one cannot be bundled."""
    deno = Path(sys.executable).with_name("deno")
    for entry, script in ENTRIES.items():
        target = site / "assets" / "javascripts" / script
        target.parent.mkdir(parents=True, exist_ok=True)
        command = [deno, "bundle", "--quiet", "--format", "iife", "--platform", "browser", "--minify"]
        result = subprocess.run(
            [*command, "--output", target, browser / entry], cwd=browser, capture_output=True, text=True, check=False
        )
        if result.returncode:
            raise RuntimeError(f"browser/{entry} cannot be bundled:\n{result.stderr}")

"""The browser code as classic scripts: modules are refused from file://, so each entry becomes one file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

# Entry below browser/ -> script below the site's assets/javascripts/.
ENTRIES = {
    "search/main.ts": "search-iframe-worker.js",
    "glossary/main.ts": "glossary.js",
    "form/main.ts": "self-check.js",
    "form/files-bundle.ts": "self-check-files.js",
    "export/xlsx-bundle.ts": "self-check-xlsx.js",
    "overview/main.ts": "overview.js",
    "print/print-bundle.ts": "self-check-print.js",
}


def write_schema(browser: Path, site: Path) -> None:
    """Publish the JSON Schema of saved files, made from the code that reads them."""
    text = _deno(browser, "run", "--quiet", "--allow-env", "tools/json-schema.ts")
    target = site / "schema" / "self-check-1.schema.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")


def write_bundles(browser: Path, site: Path) -> None:
    """Bundle and minify every entry."""
    for entry, script in ENTRIES.items():
        target = site / "assets" / "javascripts" / script
        target.parent.mkdir(parents=True, exist_ok=True)
        options = ["--quiet", "--format", "iife", "--platform", "browser", "--minify"]
        _deno(browser, "bundle", *options, "--output", str(target.resolve()), entry)


def _deno(folder: Path, *arguments: str) -> str:
    """Run deno in `folder` and give what it prints. Raises RuntimeError with its words when it fails."""
    deno = Path(sys.executable).with_name("deno")
    result = subprocess.run([deno, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(f"deno {' '.join(arguments)} failed in {folder.name}/:\n{result.stderr}")
    return result.stdout

"""Which scripts the browser code becomes, and the files each is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Entry below browser/ -> script below the site's assets/javascripts/.
ENTRIES = {
    "theme/main.ts": "theme-iframe-worker.js",
    "theme/search-bundle.ts": "theme-search.js",
    "glossary/main.ts": "glossary.js",
    "glossary/explanations-bundle.ts": "explanations.js",
    "home/main.ts": "home.js",
    "home/last-bundle.ts": "home-last.js",
    "form/main.ts": "self-check.js",
    "form/files-bundle.ts": "self-check-files.js",
    "form/results-bundle.ts": "self-check-results.js",
    "form/report-bundle.ts": "self-check-report.js",
    "workbook/workbook-bundle.ts": "self-check-workbook.js",
    "overview/main.ts": "overview.js",
    "overview/results-bundle.ts": "overview-results.js",
    "overview/exporting-bundle.ts": "overview-files.js",
    "print/print-bundle.ts": "self-check-print.js",
}
SELF_CHECK = "form/main.ts"  # the bundle of a sector's page
HOME = "home/main.ts"
OVERVIEW = "overview/main.ts"
# Those that a page's bundle loads when they are first needed.
ON_DEMAND = {
    SELF_CHECK: (
        "form/files-bundle.ts",
        "form/results-bundle.ts",
        "form/report-bundle.ts",
        "workbook/workbook-bundle.ts",
        "print/print-bundle.ts",
    ),
    HOME: ("home/last-bundle.ts",),
    OVERVIEW: ("overview/results-bundle.ts", "overview/exporting-bundle.ts", "workbook/workbook-bundle.ts"),
}

_IMPORT = re.compile(r"""^(?:import|export)\s+(?!type\b)(?:[^'"]*?\sfrom\s+)?["'](\.[^'"]+)["']""", re.MULTILINE)


def modules(browser: Path, entry: str) -> set[Path]:
    """The files of browser/ that the bundle of `entry` holds: the entry and all it imports."""
    found: set[Path] = set()
    waiting = [browser / entry]
    while waiting:
        file = waiting.pop().resolve()
        if file not in found:
            found.add(file)
            waiting += [file.parent / name for name in _IMPORT.findall(file.read_text("utf-8"))]
    return found

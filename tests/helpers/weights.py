"""What pages weigh on a first visit, as a browser loads them: for the byte budgets and for `make bench`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from measuring import weight

from selfcheck.publish.bundles import ENTRIES

if TYPE_CHECKING:
    from playwright.sync_api import Browser

KINDS = {
    "home": "index.html",
    "sector, the largest": "sectors/schools.html",
    "sector, the largest, in English": "en/sectors/schools.html",
    "sector, the largest, in Mongolian": "mn-Mong/sectors/schools.html",
    "meeting checklist": "checklists/schools.html",
    "overview": "overview.html",
    "glossary": "glossary.html",
    "signs": "signs.html",
    "plan": "plan.html",
    "downloads": "downloads.html",
    "about": "about/scoring.html",
}
OWN = set(ENTRIES.values())  # scripts of ours


@dataclass(frozen=True)
class Weight:
    """One page's first visit: `files` are those that were asked for, with their bytes as a server compresses them."""

    files: dict[str, int]

    @property
    def total(self) -> int:
        """Bytes in all."""
        return sum(self.files.values())

    @property
    def own(self) -> int:
        """Bytes of our own scripts."""
        return sum(size for name, size in self.files.items() if Path(name).name in OWN)


def first_visit(browser: Browser, site: Path, address: str, page: str) -> Weight:
    """Open a page of the built `site`, served at `address`, with an empty cache; note each file it asks for."""
    context = browser.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    tab.goto(f"{address}/{page}")
    tab.wait_for_load_state("networkidle")
    context.close()
    names = [urlsplit(url.removeprefix(f"{address}/")).path for url in asked if not url.startswith("data:")]
    return Weight({name: weight(site / name) for name in names})

"""The glossary's download files, written below a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .csv_export import csv_table
from .skos import skos
from .tbx import tbx

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site

FILES = {"glossary.tbx": tbx, "glossary.csv": csv_table, "glossary.ttl": skos}


def write_termbase(site: Site, folder: Path) -> list[Path]:
    """Write `downloads/glossary.tbx`, `.csv` and `.ttl` below `folder`; none for a plan without a glossary."""
    if not site.plan.glossary:
        return []
    downloads = folder / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    written = []
    for name, export in FILES.items():
        file = downloads / name
        file.write_bytes(export(site.plan))
        written.append(file)
    return written

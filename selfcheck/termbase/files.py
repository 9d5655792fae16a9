"""The glossary's download files, written below a built site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .csv_export import csv_table
from .skos import skos
from .tbx import tbx, tbx_v2

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site

FILES = {"glossary.csv": csv_table, "glossary.tbx": tbx, "glossary-v2.tbx": tbx_v2, "glossary.ttl": skos}
LABELS = {"glossary.csv": "CSV", "glossary.tbx": "TBX", "glossary-v2.tbx": "TBX v2", "glossary.ttl": "SKOS"}


def write_termbase(site: Site, folder: Path) -> list[Path]:
    """Write each of FILES into `downloads/` below `folder`; none for a plan without a glossary."""
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

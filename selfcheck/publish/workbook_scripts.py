"""The blank workbooks as scripts: the form fills them in, and from file:// a page can load nothing but scripts."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

from ..documents.listing import documents

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site


def write_workbook_scripts(site: Site, folder: Path) -> None:
    """Write a script for each workbook below `folder`, the built site with its documents: workbooks/schools.zh.js."""
    target = folder / "assets" / "javascripts" / "workbooks"
    target.mkdir(parents=True, exist_ok=True)
    for each in documents(site):
        if each.format == "xlsx":
            content = b64encode((folder / each.path).read_bytes()).decode("ascii")
            script = target / f"{each.sector}.{each.language}.js"
            script.write_text(f'globalThis.selfCheckBlank="{content}";\n', "utf-8")

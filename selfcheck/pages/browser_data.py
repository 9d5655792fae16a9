"""What a page gives to the browser code beside the rules of its sector: the interface's texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..base.browser_entries import ON_DEMAND

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.edition import Edition
    from ..languages.site import Site

SELF_CHECK = "form/main.ts"  # the bundle of a sector's page
OVERVIEW = ("overview/main.ts", "overview/exporting-bundle.ts")  # those of the overview, and what it loads on demand


def ui_texts(site: Site, edition: Edition, *entries: str) -> dict[str, str]:
    """The texts of these bundles that differ in the edition from those in the code."""
    texts = {source: edition.gettext(source) for entry in entries for source in site.texts_of(entry)}
    return {source: str(text) for source, text in texts.items() if text != source}


def texts_on_demand(site: Site, edition: Edition) -> dict[str, str]:
    """The texts that only those parts of the self-check need which it loads on demand."""
    at_once = ui_texts(site, edition, SELF_CHECK)
    return {source: text for source, text in ui_texts(site, edition, *ON_DEMAND).items() if source not in at_once}


def texts_script(edition: Edition) -> str:
    """The name of the script that brings `texts_on_demand`."""
    return f"self-check-texts.{edition.language}.js"


def write_texts(site: Site, folder: Path) -> None:
    """Write the scripts with `texts_on_demand` below `folder`, the built site."""
    for edition in site.editions.values():
        if texts := texts_on_demand(site, edition):
            file = folder / "assets" / "javascripts" / texts_script(edition)
            file.parent.mkdir(parents=True, exist_ok=True)
            # A script, as browsers read no other file from file://.
            file.write_text(f"globalThis.selfCheckTexts={embedded(texts)};\n", "utf-8")


def embedded(value: Any) -> Markup:
    """JSON for a `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # no `<` is left

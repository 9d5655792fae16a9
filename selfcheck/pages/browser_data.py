"""What a page gives to the browser code beside the rules of its sector: the interface's texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..base.browser_entries import ENTRIES, ON_DEMAND

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.edition import Edition
    from ..languages.site import Site


def ui_texts(site: Site, edition: Edition, *entries: str) -> dict[str, str]:
    """The texts of these bundles that differ in the edition from those in the code. Scripts cannot mark drafts."""
    texts = {source: edition.gettext(source).firm for entry in entries for source in site.texts_of(entry)}
    return {source: str(text) for source, text in texts.items() if text != source}


def texts_on_demand(site: Site, edition: Edition, entry: str) -> dict[str, str]:
    """The texts that only those parts need which the bundle of `entry` loads on demand."""
    at_once = ui_texts(site, edition, entry)
    later = ui_texts(site, edition, *ON_DEMAND[entry])
    return {source: text for source, text in later.items() if source not in at_once}


def texts_script(site: Site, edition: Edition, entry: str) -> str:
    """The name of the script that brings `texts_on_demand`; empty when there are none."""
    return _script_name(edition, entry) if texts_on_demand(site, edition, entry) else ""


def _script_name(edition: Edition, entry: str) -> str:
    return f"{ENTRIES[entry].removesuffix('.js')}-texts.{edition.language}.js"


def write_texts(site: Site, folder: Path) -> None:
    """Write the scripts with `texts_on_demand` below `folder`, the built site."""
    for edition in site.editions.values():
        for entry in ON_DEMAND:
            if texts := texts_on_demand(site, edition, entry):
                file = folder / "assets" / "javascripts" / _script_name(edition, entry)
                file.parent.mkdir(parents=True, exist_ok=True)
                # A script, as browsers read no other file from file://.
                file.write_text(f"globalThis.selfCheckTexts={embedded(texts)};\n", "utf-8")


def embedded(value: Any) -> Markup:
    """JSON for a `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # no `<` is left

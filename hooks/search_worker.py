"""The theme's search without a fault of its worker, which never looks up the last character of a Chinese query."""

from __future__ import annotations

from pathlib import Path

# How its minified code walks over the slices of a query. With `<` none of them ends where the query does.
_FAULTY = "o<t.length;o++)t.slice(s,o)in e"
_MENDED = "o<=t.length;o++)t.slice(s,o)in e"


def mend_search(site: Path) -> None:
    """Mend the worker of the built site. Raises ValueError where a new version of the theme has other code."""
    [worker] = site.glob("assets/javascripts/workers/search.*.min.js")
    text = worker.read_text("utf-8")
    if text.count(_FAULTY) != 1:
        raise ValueError("the theme's search worker has changed: see whether hooks/search_worker.py is still needed")
    worker.write_text(text.replace(_FAULTY, _MENDED), "utf-8", newline="")

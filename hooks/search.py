"""The theme's search, mended: it knows the plan's terms, and looks a Chinese query up to its last character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import jieba

from selfcheck.base.project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from selfcheck.plan.model import Plan

# How its minified code walks over the slices of a query. With `<` none of them ends where the query does.
_FAULTY = "o<t.length;o++)t.slice(s,o)in e"
_MENDED = "o<=t.length;o++)t.slice(s,o)in e"


# A longer term is more than one word, and who searches for one of these finds it inside.
_WORD = re.compile("[\u3400-\u9fff]{2,3}")


def know_terms(plan: Plan) -> None:
    """Let the index keep the glossary's Chinese words whole (桌签), which the general dictionary lacks."""
    # By default its cache lies in the system's temporary folder, where anybody may have put another.
    cache = PROJECT / ".build" / "jieba"
    cache.mkdir(parents=True, exist_ok=True)
    jieba.dt.tmp_dir = str(cache)  # type: ignore[assignment] - it begins as None
    for term in plan.terms.values():
        if term.zh and _WORD.fullmatch(term.zh):
            jieba.add_word(term.zh)


def mend_search(site: Path) -> None:
    """Mend the worker of the built site. Raises ValueError where a new version of the theme has other code."""
    [worker] = site.glob("assets/javascripts/workers/search.*.min.js")
    text = worker.read_text("utf-8")
    if text.count(_FAULTY) != 1:
        raise ValueError("the theme's search worker has changed: see whether hooks/search.py is still needed")
    worker.write_text(text.replace(_FAULTY, _MENDED), "utf-8", newline="")

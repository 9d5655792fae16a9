"""A translation that nobody has reviewed is marked wherever it is shown, and nothing else is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from project import PROJECT

from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.build

SITE = Site.load(PROJECT / "data", PROJECT / "docs")
# What is not shown on the page, or cannot hold an element.
UNSEEN = {"script", "style", "title", "option", "template"}


def shown(page: Path) -> Iterator[tuple[str, bool]]:
    """Every text on a page, and whether it stands within a draft's mark. Of a form of the glossary, which names its
    language, the glossary's own tests ask: it bears its status."""

    def below(node: html.HtmlElement, marked: bool) -> Iterator[tuple[str, bool]]:
        if isinstance(node.tag, str) and node.tag not in UNSEEN:
            inside = marked or "draft" in node.get("class", "").split()
            if inside or node.tag == "html" or node.get("lang") != "mn-Mong":
                yield (node.text or "", inside)
                for child in node:
                    yield from below(child, inside)
                    yield (child.tail or "", inside)

    yield from below(html.parse(page).getroot(), False)


@pytest.mark.parametrize("language", [each.language for each in SITE.editions.values() if each.drafts])
def test_every_draft_is_marked_and_nothing_else(site: Path, language: str) -> None:
    """On every page of an edition: headings, navigation, table of contents, footer, search, forms."""
    drafts = SITE.editions[language].drafts
    pages = sorted((site / language).rglob("*.html"))
    assert len(pages) > 20 and len(drafts) > 50
    seen: set[str] = set()
    for page in pages:
        for text, marked in shown(page):
            if marked:
                seen.add(text.strip())
            else:
                assert text.strip() not in drafts, f"{page.relative_to(site)}: no mark on {text.strip()}"
    # A mark may stand around a part of a draft, or a text that is put together: every letter of it is a draft's.
    assert not [each for each in seen if each and not any(each in draft or draft in each for draft in drafts)]


@pytest.mark.parametrize("language", [each.language for each in SITE.editions.values() if each.drafts])
def test_no_draft_stands_where_nothing_can_mark_it(site: Path, language: str) -> None:
    """Attributes and the texts of scripts are in words that somebody stands for."""
    drafts = SITE.editions[language].drafts
    for page in sorted((site / language).rglob("*.html")):
        for node in html.parse(page).getroot().iter("*"):
            for name in ("aria-label", "placeholder", "title", "alt"):
                assert node.get(name, "").strip() not in drafts, (page.name, name, node.get(name))
            if node.tag == "option":
                assert (node.text or "").strip() not in drafts, (page.name, node.text)

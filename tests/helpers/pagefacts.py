"""What the tests ask of built pages: links, anchors and what a page loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}


@dataclass
class PageFacts:
    """The parts of a page that tests look at."""

    language: str = ""
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    alternates: dict[str, str] = field(default_factory=dict)
    edit: str = ""
    requirements: list[str] = field(default_factory=list)
    unclosed: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.facts = PageFacts()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        facts = self.facts
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "html":
            facts.language = values.get("lang", "")
        if "id" in values:
            facts.ids.append(values["id"])
        if "data-requirement" in values:
            facts.requirements.append(values["data-requirement"])
        if tag == "a" and "href" in values:
            facts.links.append(values["href"])
            if "hreflang" in values:
                facts.alternates[values["hreflang"]] = values["href"]
            if values.get("rel") == "edit":
                facts.edit = values["href"]
        if tag == "link" and values.get("rel") in ("stylesheet", "icon", "preconnect", "preload"):
            facts.loads.append(values["href"])
        if tag in _LOADING and _LOADING[tag] in values:
            facts.loads.append(values[_LOADING[tag]])

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ("p", "li"):
            self.facts.unclosed.append(f"</{tag}> inside <{self.open[-1] if self.open else ''}>")


@cache
def read(page: Path) -> PageFacts:
    """The facts of one built page."""
    reader = _Reader()
    reader.feed(page.read_text("utf-8"))
    return reader.facts


def pages(site: Path) -> list[Path]:
    """Every page of a built site but the error page, whose links depend on the server."""
    return sorted(page for page in site.rglob("*.html") if page.name != "404.html")


def resolve(page: Path, address: str) -> tuple[Path, str] | None:
    """The file and anchor a relative address leads to; None for an address elsewhere."""
    if urlsplit(address).scheme or address.startswith("//"):
        return None
    path, fragment = urldefrag(address)
    target = (page.parent / unquote(path)).resolve() if path else page
    return (target / "index.html" if target.is_dir() else target), unquote(fragment)

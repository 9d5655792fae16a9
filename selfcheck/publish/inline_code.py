"""Code inline in a page instead of in a file: what a content security policy names by hash, or refuses."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

DATA_BLOCKS = {"application/json", "application/ld+json"}  # a browser never runs these
_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href"}
# A parser needs seconds for all pages of a site. It reads the scripts, and the rest of a page only where one of these
# stands in it; what they miss, an address with character references say, the policy refuses all the same.
_SCRIPT = re.compile(r"<script\b.*?</script\s*>", re.DOTALL | re.IGNORECASE)
_SUSPECT = re.compile(r"""<style|<base|<i?frame|<object|<embed|refresh|javascript:|[\s"'/](?:style|on[a-z]+)\s*=""")
# Elements that lead a reader elsewhere, or show another page, without any code.
_ELSEWHERE = {"base", "embed", "frame", "frameset", "iframe", "object", "portal"}


@dataclass(frozen=True)
class InlineScript:
    """A script without a file of its own, and where it begins."""

    line: int
    column: int
    text: str

    @property
    def hash(self) -> str:
        """The source expression that allows this very script: 'sha256-…'."""
        digest = hashlib.sha256(self.text.encode()).digest()
        return f"'sha256-{base64.b64encode(digest).decode()}'"


@dataclass
class InlineCode:
    """What one page holds: scripts that run, and (line, column, name) of what no hash can allow."""

    scripts: list[InlineScript] = field(default_factory=list)
    refused: list[tuple[int, int, str]] = field(default_factory=list)


def inline_code(html: str) -> InlineCode:
    """Find a page's inline code."""
    suspect = _SUSPECT.search(_SCRIPT.sub("", html).lower())
    spans = [(0, len(html))] if suspect else [match.span() for match in _SCRIPT.finditer(html)]
    reader = _Reader()
    for start, end in spans:
        before = html[:start]
        reader.lineno, reader.offset = before.count("\n") + 1, start - before.rfind("\n") - 1
        reader.feed(html[start:end])
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = InlineCode()
        self.place: tuple[int, int] | None = None  # of the inline script that is being read
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: (value or "").strip() for name, value in attrs}
        if tag == "script" and "src" not in values and values.get("type", "").lower() not in DATA_BLOCKS:
            self.place, self.text = self._here(), []
        if tag == "style":
            self._refuse("a <style> element")
        if tag in _ELSEWHERE:
            self._refuse(f"a <{tag}> element")
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self._refuse("a redirect (<meta http-equiv=refresh>)")
        for name, value in values.items():
            if name == "style":
                self._refuse("a style attribute")
            elif name.startswith("on"):
                self._refuse(f"an event handler ({name}=)")
            elif name in _ADDRESSES and value.lower().startswith("javascript:"):
                self._refuse("a javascript: address")

    def handle_data(self, data: str) -> None:
        if self.place:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.place:
            self.found.scripts.append(InlineScript(*self.place, "".join(self.text)))
            self.place = None

    def _here(self) -> tuple[int, int]:
        line, offset = self.getpos()
        return line, offset + 1

    def _refuse(self, name: str) -> None:
        self.found.refused.append((*self._here(), name))

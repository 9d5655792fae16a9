"""The limited Markdown of a requirement's `details`: paragraphs, lists, emphasis and links, as blocks and runs.

It is read as CommonMark (https://spec.commonmark.org) with tables, so that what is not among them is named, and not
shown with its signs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from markdown_it import MarkdownIt

from .text import WIDE, Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

REMEDY = "write paragraphs, lists of one level, *emphasis* and [links](https://…); put \\ before a sign meant as it is"

_REFUSED = {
    "heading_open": "a heading",
    "blockquote_open": "a quotation",
    "code_block": "code",
    "fence": "code",
    "code_inline": "code",
    "html_block": "HTML",
    "html_inline": "HTML",
    "hr": "a line across",
    "image": "a picture",
    "table_open": "a table",
}
_ADDRESS = re.compile(r"https?://[^/]|mailto:.")
# Chinese is written without blanks: a line that ends in it goes on in the next.
_BROKEN = re.compile(rf"(?<=[{WIDE}])\n *(?=[{WIDE}])")


class Run(NamedTuple):
    """A piece of a line, set in one way; `link` is the address it leads to, or empty."""

    text: Text
    emphasis: bool = False
    strong: bool = False
    link: str = ""


class Block(NamedTuple):
    """A paragraph, which is one line, or a list of lines; `first`: what a numbered list begins with."""

    lines: list[list[Run]]
    listed: bool = False
    first: int | None = None


def parse(passage: Text) -> list[Block]:
    """The blocks of a passage without faults; a draft's last run is the draft, so that it is marked once."""
    blocks: list[Block] = []
    listed, first = False, None
    for token in _tokens(passage):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            listed, first = True, int(token.attrs.get("start", 1)) if token.type == "ordered_list_open" else None
            blocks.append(Block([], listed, first))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            listed = False
        elif token.type == "inline":
            line = list(_runs(token.children or [], passage.lang))
            if listed:
                blocks[-1].lines.append(line)
            else:
                blocks.append(Block([line]))
    if passage.draft and blocks:
        line = blocks[-1].lines[-1]
        line[-1] = line[-1]._replace(text=Text(line[-1].text, passage.lang, draft=True))
    return blocks


def faults(passage: str) -> list[str]:
    """What a passage holds that is not shown, in a few words each, every kind once; empty when all of it is."""
    found: list[str] = []
    tokens = _tokens(passage)
    depth = paragraphs = 0
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            found += ["a list within a list"] if depth > 1 else []
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            paragraphs = 0
        elif token.type == "list_item_close":
            found += ["an empty item of a list"] if not paragraphs else []
        elif token.type == "paragraph_open" and depth:
            paragraphs += 1
            found += ["a second paragraph in an item of a list"] if paragraphs > 1 else []
        for each in (token, *(token.children or [])):
            found += [_REFUSED[each.type]] if each.type in _REFUSED else []
            if each.type == "link_open":
                address = str(each.attrs.get("href", ""))
                found += [] if _ADDRESS.match(address) else [f"a link to “{address[:40]}”"]
                found += ["a link with a title"] if each.attrs.get("title") else []
    return list(dict.fromkeys(found))


def _tokens(passage: str) -> Sequence[Token]:
    return _parser().parse(_BROKEN.sub("", passage))


@cache
def _parser() -> MarkdownIt:
    # A link's definition would vanish, and an address that is refused be shown as text.
    parser = MarkdownIt("commonmark").enable("table").disable("reference")
    parser.validateLink = lambda url: True  # noqa: ARG005
    return parser


def _runs(tokens: Sequence[Token], language: str) -> Iterator[Run]:
    emphasis = strong = 0
    link = ""
    for token in tokens:
        if token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type == "link_open":
            link = str(token.attrs.get("href", ""))
        elif token.type == "link_close":
            link = ""
        elif text := " " if token.type in ("softbreak", "hardbreak") else token.content:
            yield Run(Text(text, language), bool(emphasis), bool(strong), link)

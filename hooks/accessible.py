"""Pages of the theme made usable by keyboard and screen reader: what its templates leave out."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from markupsafe import escape

from selfcheck.languages.passages import mark_passages
from selfcheck.pages.chrome_texts import theme_drafts

if TYPE_CHECKING:
    from selfcheck.languages.edition import Edition

_ATTRIBUTE = re.compile(r'(aria-label|title|placeholder)="([^"]+)"')
_LANGUAGE = re.compile(r'(hreflang="([\w-]+)" class="md-select__link")>([^<]*)')
_FOREIGN = re.compile(r"(<span lang=.*?</span>)")
# A script, or what stands between two tags.
_SCRIPT_OR_TEXT = re.compile(r"(<script.*?</script>)|(?<=>)(\s*[^<>\s][^<>]*)(?=<)", re.DOTALL)


def accessible(html: str, edition: Edition) -> str:
    """A page of the theme whose menu and foldable chapters screen readers and keys can work.

    The theme hides its checkboxes and puts their labels, which have no role, into the order of focus. Here the
    checkboxes themselves take it (the style sheet shows where it is), and the page that is open is named as such.
    """
    name = edition.gettext("导航").firm
    foreign = f' lang="{name.lang}"' if name.lang != edition.language else ""
    html = html.replace(
        'data-md-toggle="drawer"', f'data-md-toggle="drawer" aria-label="{escape(str(name))}"{foreign}', 1
    )
    html = re.sub(r'<input [^>]*id="__toc">(?!\s*<label)', "", html)  # it would unfold nothing
    html = re.sub(r'(<label class="md-nav__link"[^>]*) tabindex="\d*"', r"\1", html)
    html = re.sub(r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")', r'\1 aria-current="page"', html)
    html = _LANGUAGE.sub(
        lambda found: f'{found[1]} lang="{found[2]}">{mark_passages(unescape(found[3]), found[2])}', html
    )
    head, body = html.split("<body", 1)
    before, article, after = re.split(r"(<article.*</article>)", body, maxsplit=1, flags=re.DOTALL)
    return f"{head}<body{_marked(before, edition)}{article}{_marked(after, edition)}"


def _marked(chrome: str, edition: Edition) -> str:
    """The theme's texts with those marked that are drafts, or that the edition lacks and shows in Chinese."""

    instead = edition.drafts | theme_drafts(edition)

    def firm(found: re.Match[str]) -> str:
        text = instead.get(unescape(found[2]))
        if text is None:
            return found[0]
        lang = f' lang="{text.lang}"' if text.lang != edition.language and found[1] == "placeholder" else ""
        return f'{found[1]}="{escape(str(text))}"{lang}'

    def mark(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        # A title may be put together from pieces in several languages.
        pieces = _FOREIGN.split(mark_passages(unescape(found[2]), edition.language))
        return "".join(piece if piece.startswith("<") else drafted(piece) for piece in pieces)

    def drafted(piece: str) -> str:
        core = piece.strip()
        return piece.replace(core, f'<span class="draft">{core}</span>') if unescape(core) in edition.drafts else piece

    return _SCRIPT_OR_TEXT.sub(mark, _ATTRIBUTE.sub(firm, chrome))

"""Pages written by hand, and which one stands in where a language has none of its own.

The tool's own stand in docs/<language>/about/; those of the plan's owner, who may also replace one of these by a file
of its name, in data/pages/<language>/.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from ..base.files import read_text
from ..base.problems import DataError, Problem
from ..languages.catalogues import FALLBACK
from ..languages.interface_texts import UI_SOURCE
from ..plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site

_MAX_BYTES = 1_000_000
# A page begins with its title: `# Privacy {: #start }`.
_TITLE = re.compile(r"# +(.+?) *(?:\{:.*\})?$", re.MULTILINE)


def lookup(site: Site, language: str) -> tuple[str, ...]:
    """Where a page of a language is looked for: its own folder, then those of the languages that stand in for it."""
    return tuple(dict.fromkeys((language, site.plan.source_language, FALLBACK, UI_SOURCE, *site.editions)))


def source(site: Site, language: str, path: str) -> tuple[Path, str]:
    """The file to show as a page, and its language: the plan's own where `language` lacks the page. `path` as in
    Page. Raises DataError where no language has it."""
    for each in lookup(site, language):
        for file in (own_folder(site, each) / f"{path.removeprefix('about/')}.md", site.docs / each / f"{path}.md"):
            if os.path.lexists(file):
                return file, each
    name = f"{site.docs.name}/{site.plan.source_language}/{path}.md"
    raise DataError([Problem(name, 1, 1, "the page is missing", "write it, in this or any other language of the site")])


def own_folder(site: Site, language: str) -> Path:
    """Where the plan's owner puts pages in a language."""
    return site.data / "pages" / language


def names(site: Site, language: str) -> list[str]:
    """The names of all pages below about/ that a language shows, in alphabetical order."""
    languages = lookup(site, language)
    folders = [own_folder(site, each) for each in languages] + [site.docs / each / "about" for each in languages]
    return sorted({file.stem for folder in folders for file in folder.glob("*.md")})


def name_of(site: Site, file: Path) -> str:
    """How messages name such a file: from the data folder or docs/ on."""
    folder = site.data if file.is_relative_to(site.data) else site.docs
    return file.relative_to(folder.parent).as_posix()


def read(site: Site, file: Path) -> str:
    """The Markdown of such a file. Raises DataError where it cannot be read."""
    return read_text(file, name_of(site, file), _MAX_BYTES)


def title(site: Site, language: str, path: str) -> Text:
    """The heading a page begins with, in the language it is in; its file's name where it has none."""
    file, found = source(site, language, path)
    heading = _TITLE.match(read(site, file))
    return Text(heading[1] if heading else file.stem, found)


def borrowed(markdown: str, language: str, page_language: str) -> str:
    """Markdown marked as being in `language`, another than its page's, and left out of the search of its page's."""
    # What it quotes from the data is in the page's language.
    markdown = markdown.replace('<span class="draft">', f'<span lang="{page_language}" class="draft">')
    return f'<div lang="{language}" data-search-exclude markdown="1">\n\n{markdown.strip()}\n\n</div>\n'

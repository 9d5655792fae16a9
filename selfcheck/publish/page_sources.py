"""The whole site as sources that any static site generator reads, so that it can outlive the one in use.

Every file has the path that it has in the site, so that links hold: the page `en/sectors/schools.html` is made from
`en/sectors/schools.md`. What no page can say for itself is in `site.json`.
"""

from __future__ import annotations

import json
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import yaml

from ..pages.chrome_texts import theme_texts
from ..pages.renderer import Renderer
from .bundles import STYLESHEETS
from .site_files import SiteFiles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..languages.site import Site
    from ..pages.page import Chapter, Page


def write_page_sources(site: Site, folder: Path) -> int:
    """Write the site's sources into `folder`, a new or empty one; returns how many pages there are.

    Raises DataError where a page is missing or faulty, FileNotFoundError where the packages of browser/ are not
    installed, RuntimeError where deno fails; the folder is then as it was.
    """
    editions = [(language, Renderer(site, site.editions[language.id])) for language in site.plan.languages]
    # All pages before the first file: what is wrong with one of them leaves nothing half written.
    pages = {language.id: list(renderer.pages()) for language, renderer in editions}
    with SiteFiles(site) as files, _whole(folder):
        for language, each in pages.items():
            for page in each:
                file = folder / f"{site.url(language, page.path)}.md"
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(_source(page, language), "utf-8")
        languages = [
            {"id": language.id, "name": str(language.name)} | _edition(site, renderer)
            for language, renderer in editions
        ]
        (folder / "site.json").write_text(json.dumps({"languages": languages}, ensure_ascii=False, indent=1), "utf-8")
        _copy_other_files(site, folder)
        files.write(folder)
    return sum(map(len, pages.values()))


@contextmanager
def _whole(folder: Path) -> Iterator[None]:
    """Take back what was written into a new or empty folder when the work fails."""
    there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if there:
            folder.mkdir()
        raise


def _source(page: Page, language: str) -> str:
    """A page's Markdown below its front matter."""
    matter: dict[str, Any] = {"title": str(page.title), "lang": language, "source": page.origin[0]}
    matter["scripts"] = [f"assets/javascripts/{script}" for script in page.scripts]
    matter["styles"] = [f"{STYLESHEETS}/{style}" for style in ("site.css", *page.styles)]
    if page.headings is not None:
        matter["headings"] = [{"id": heading.id, "title": heading.title} for heading in page.headings]
    return f"---\n{yaml.safe_dump(matter, allow_unicode=True, sort_keys=False)}---\n\n{page.markdown}"


def _edition(site: Site, renderer: Renderer) -> dict[str, Any]:
    """What a generator has to know of an edition: its folder, names, navigation and the texts of its chrome."""
    edition = renderer.edition
    return {
        "folder": site.url(edition.language, ""),
        "site_name": str(edition.plan.frame.site_name),
        "site_description": str(edition.plan.frame.summary),
        "draft_notice": site.draft_notice(edition),
        "theme_texts": theme_texts(edition),
        "navigation": [_entry(chapter) for chapter in renderer.chapters()],
    }


def _entry(chapter: Chapter) -> dict[str, Any]:
    if chapter.children:
        return {"title": str(chapter.title), "children": [_entry(child) for child in chapter.children]}
    return {"title": str(chapter.title), "page": f"{chapter.path}.md"}


def _copy_other_files(site: Site, folder: Path) -> None:
    """What docs/ holds besides pages: styles and scripts, and files beside hand-written pages."""
    for file in site.docs.rglob("*"):
        if file.is_file() and file.suffix != ".md":
            first, *rest = file.relative_to(site.docs).parts
            target = folder / (site.url(first, "/".join(rest)) if first in site.editions else "/".join([first, *rest]))
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)

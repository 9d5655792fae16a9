"""The only file that MkDocs loads: its events, turned into calls of the core.

Generated pages go through mkdocs-static-i18n like hand-written ones in two phases of `on_files`:
before it, each page is registered as a file of docs/<language>/; after it has rebuilt the files,
their content is filled in. Only so do the language switcher, the sitemap and edit links hold.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

# Hooks are imported once, with their folder on the path only while this file runs: no lazy imports.
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc
from mkdocs_static_i18n.config import I18nPluginLanguage
from selfcheck.__main__ import summary
from selfcheck.bundles import write_bundles, write_schema
from selfcheck.catalogues import UI_SOURCE
from selfcheck.documents.files import make_documents, write_documents
from selfcheck.pages import Chapter, Page, Renderer
from selfcheck.problems import DataError
from selfcheck.security import InlineCodeError, secure
from selfcheck.site import Site
from selfcheck.termbase.files import write_termbase
from selfcheck.theme import theme_texts
from selfcheck.vendored import copy_vendored

log = logging.getLogger("mkdocs.hooks.selfcheck")
# Their progress reports would drown what a plan's owner has to read.
for chatty in ("mkdocs.plugins.mkdocs_static_i18n", "jieba"):
    logging.getLogger(chatty).setLevel(logging.WARNING)


class Build:
    """One run of `mkdocs build`: all languages. A rebuild under `mkdocs serve` starts a new one."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        try:
            self.site = Site.load(root / config.extra["data"], Path(config.docs_dir))
            self.documents = make_documents(self.site)
            self.renderers = {
                language: Renderer(self.site, edition, self.documents)
                for language, edition in self.site.editions.items()
            }
            for status in self.site.statuses:
                log.info(summary(status))
        except DataError as error:
            raise PluginError(f"\n{error}") from None
        self.pages: dict[str, Page] = {}  # the pages of the language being built, by source address


_build: Build | None = None
_serving = False  # `mkdocs serve`


def on_startup(*, command: str, dirty: bool) -> None:
    """Once, before everything else."""
    global _serving
    _serving = command == "serve"


def _current(config: MkDocsConfig) -> tuple[Build, Renderer]:
    assert _build is not None  # on_config has run
    return _build, _build.renderers[config.plugins["i18n"].current_language]


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before any plugin: read the data once a build, and tell the plugins the plan's languages."""
    global _build
    i18n = config.plugins["i18n"]
    if not i18n.building:
        _build = Build(config)
        i18n.current_language = None
        i18n.config.languages = [_language(_build, number) for number in range(len(_build.site.plan.languages))]
        config.theme["language"] = _build.site.plan.source_language
    if not config.repo_url:
        config.edit_uri = None
    return config


def _language(build: Build, number: int) -> I18nPluginLanguage:
    language = build.site.plan.languages[number]
    frame = build.site.editions[language.id].plan.frame
    option = I18nPluginLanguage()
    option.load_dict(
        {
            "locale": language.id,
            "name": str(language.name),
            "default": number == 0,
            "site_name": str(frame.site_name),
            "site_description": str(frame.summary),
        }
    )
    option.validate()
    return option


@event_priority(50)
def _register(files: Files, *, config: MkDocsConfig) -> Files:
    build, renderer = _current(config)
    for language, each in build.renderers.items():
        for path in _paths(each.chapters()):
            uri = f"{language}/{path}.md"
            if uri not in files.src_uris:
                files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    build.pages = {f"{renderer.edition.language}/{page.path}.md": page for page in renderer.pages()}
    return files


@event_priority(-200)
def _fill(files: Files, *, config: MkDocsConfig) -> Files:
    build, renderer = _current(config)
    language = renderer.edition.language
    docs = Path(config.docs_dir).name
    for file in files.documentation_pages():
        page = build.pages.get(file.src_uri)
        if page:
            file.content_string = f"<div>\n{page.html}\n</div>\n"
            file.generated_by = "selfcheck"
            file.edit_uri = page.origin[0]
        elif not Path(config.docs_dir, file.src_uri).exists():
            # A hand-written page that this language lacks: the source language's, marked as such when rendered.
            borrowed = _borrowed(build.site, file)
            file.content_string = Path(config.docs_dir, borrowed).read_text("utf-8")
            file.generated_by = "selfcheck"
            file.edit_uri = f"{docs}/{borrowed}"
        else:
            file.edit_uri = f"{docs}/{file.src_uri}"
    if not config.site_url:
        # A sitemap needs absolute addresses; without a site address it would be filled with wrong ones.
        config.theme.static_templates.discard("sitemap.xml")
        if sitemap := files.src_uris.get("sitemap.xml"):
            files.remove(sitemap)
    config.nav = [_entry(chapter, language) for chapter in renderer.chapters()]
    return files


on_files = CombinedEvent(_register, _fill)


def _borrowed(site: Site, file: File) -> str:
    """The hand-written page to show where a language has none of its own, relative to docs/."""
    name = file.src_uri.split("/", 1)[1]
    languages = [site.plan.source_language, UI_SOURCE, *site.editions]
    return next(f"{language}/{name}" for language in languages if (site.docs / language / name).exists())


def _paths(chapters: list[Chapter]) -> list[str]:
    return [path for chapter in chapters for path in ([chapter.path] if chapter.path else _paths(chapter.children))]


def _entry(chapter: Chapter, language: str) -> Any:
    if chapter.children:
        return {str(chapter.title): [_entry(child, language) for child in chapter.children]}
    address = f"{language}/{chapter.path}.md"
    return {str(chapter.title): address} if chapter.title else address


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The theme's language partials are imported without context: they see globals only."""
    _, renderer = _current(config)
    env.globals["theme_texts"] = theme_texts(renderer.edition)
    env.filters["without_alternates"] = lambda head: re.sub(r'\s*<link rel="alternate"[^>]*>', "", head)
    return env


def on_page_markdown(markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Fill in the data that a hand-written page quotes: scales, grades, counts."""
    build, renderer = _current(config)
    if page.file.src_uri in build.pages:
        return markdown
    return renderer.expand(markdown, page.file.src_uri.split("/", 1)[1].removesuffix(".md"))


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give generated pages their table of contents; mark a borrowed page's language."""
    build, _ = _current(config)
    generated = build.pages.get(page.file.src_uri)
    if generated:
        page.meta["scripts"] = generated.scripts
        page.toc = get_toc(
            [
                {
                    "level": 1,
                    "id": "_start",
                    "name": str(generated.title),
                    "children": [
                        {"level": 2, "id": heading.id, "name": heading.title, "children": []}
                        for heading in generated.headings
                    ],
                }
            ]
        )
    elif not Path(config.docs_dir, page.file.src_uri).exists():
        return f'<div lang="{_borrowed(build.site, page.file).split("/")[0]}" data-search-exclude>{html}</div>'
    return html


def on_page_context(context: dict[str, Any], *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme's overrides the interface's texts and what they say about the language."""
    build, renderer = _current(config)
    drafts = [status for status in build.site.statuses if status.language == renderer.edition.language]
    context["_"] = renderer.edition.gettext
    context["is_draft"] = any(status.draft for status in drafts)
    context["translations_url"] = f"{build.site.url(renderer.edition.language, 'about/translations')}.html"
    return context


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Once, after the last language: files that are neither pages nor in docs/."""
    if config.plugins["i18n"].building:
        return
    browser, site_dir = Path(config.config_file_path).parent / "browser", Path(config.site_dir)
    copy_vendored(browser / "node_modules", site_dir)
    assert _build is not None  # on_config has run
    write_termbase(_build.site, site_dir)
    write_documents(_build.documents, site_dir)
    write_bundles(browser, site_dir)
    write_schema(browser, site_dir)
    theme = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    try:
        # `mkdocs serve` puts a script of its own into every page, which the policy would refuse.
        secure(site_dir, theme, in_pages=not _serving)
    except InlineCodeError as error:
        raise PluginError(f"\n{error}") from None

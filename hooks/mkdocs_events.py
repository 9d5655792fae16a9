"""The only file that MkDocs loads: its events, turned into calls of the core.

Generated pages go through mkdocs-static-i18n like hand-written ones in two phases of `on_files`:
before it, each page is registered as a file of docs/<language>/; after it has rebuilt the files,
their content is filled in. Only so do the language switcher, the sitemap and edit links hold.
"""

from __future__ import annotations

import logging
import re
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any

# Hooks are imported once, with their folder on the path only while this file runs: no lazy imports.
from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc
from mkdocs_static_i18n.config import I18nPluginLanguage

sys.path.insert(0, str(Path(__file__).parents[1]))  # the core stands beside this folder
from accessible import accessible
from purge import purge_theme
from search import know_terms, mend_search
from selfcheck.base.problems import DataError
from selfcheck.base.project import BROWSER
from selfcheck.languages.site import Site
from selfcheck.pages.chrome_texts import theme_texts
from selfcheck.pages.renderer import Renderer
from selfcheck.publish.security import InlineCodeError, secured
from selfcheck.publish.site_files import SiteFiles
from theme_scripts import ThemeScripts
from white_space import without_blank_lines

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.base import Config
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page as MkDocsPage

    from selfcheck.languages.edition import Edition
    from selfcheck.pages.page import Chapter, Page

# The theme's script, whose name changes with its content. (So do the names of its style sheets and of its search
# worker, but the build changes these.)
_HASHED = "assets/javascripts/bundle.????????.min.js"

log = logging.getLogger("mkdocs.hooks.selfcheck")
# Their progress reports would drown what a plan's owner has to read.
for chatty in ("mkdocs.plugins.mkdocs_static_i18n", "jieba"):
    logging.getLogger(chatty).setLevel(logging.WARNING)


class Build:
    """One run of `mkdocs build`: all languages. A rebuild under `mkdocs serve` starts a new one."""

    def __init__(self, config: MkDocsConfig) -> None:
        root = Path(config.config_file_path).parent
        try:
            self.site = Site.load(root / (config.extra["data"] or "data"), Path(config.docs_dir))
            self.renderers = {
                language: Renderer(self.site, edition) for language, edition in self.site.editions.items()
            }
            for status in self.site.statuses:
                log.info(status)
            for notice in self.site.notices:
                log.info(notice)
        except DataError as error:
            raise PluginError(f"\n{error}") from None
        self.files = SiteFiles(self.site)
        self.pages: dict[str, Page] = {}  # the pages of the language being built, by source address
        self.not_found = ""  # the error page in the plan's own language


_build: Build | None = None
_serving = False  # `mkdocs serve`


def on_startup(*, command: str, dirty: bool) -> None:
    """Once, before everything else."""
    global _serving
    _serving = command == "serve"


def _i18n(config: MkDocsConfig) -> Any:
    return config.plugins["i18n"]  # a class that declares none of the attributes used here


def _current(config: MkDocsConfig) -> tuple[Build, Renderer]:
    assert _build is not None  # on_config has run
    return _build, _build.renderers[_i18n(config).current_language]


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Before any plugin: read the data once a build, and tell the plugins the plan's languages."""
    global _build
    i18n = _i18n(config)
    if not i18n.building:
        _build = Build(config)
        know_terms(_build.site.plan)
        i18n.current_language = None
        i18n.config.languages = [_language(_build, number) for number in range(len(_build.site.plan.languages))]
        config.theme["language"] = _build.site.plan.source_language
    if not config.repo_url:
        config.edit_uri = None
    return config


def _escaped(text: str) -> str:
    """A text of the data or of a catalogue as the theme may have it: its templates write whatever they get as HTML."""
    return str(escape(str(text)))


def _language(build: Build, number: int) -> Config:
    language = build.site.plan.languages[number]
    edition = build.site.editions[language.id]
    frame, _ = edition.plan.frame, edition.gettext
    preview = _("（预览版）") if build.site.draft_notice(edition) else ""
    option = I18nPluginLanguage()
    option.load_dict(
        {
            "locale": language.id,
            "name": _escaped(language.name + preview),
            "default": number == 0,
            "site_name": _escaped(frame.site_name),
            "site_description": _escaped(frame.summary),
        }
    )
    option.validate()
    return option


@event_priority(50)
def _register(files: Files, *, config: MkDocsConfig) -> Files:
    build, renderer = _current(config)
    for language, each in build.renderers.items():
        for path in (path for chapter in each.chapters() for path in chapter.paths):
            uri = f"{language}/{path}.md"
            if uri not in files.src_uris:
                files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    try:
        build.pages = {f"{renderer.edition.language}/{page.path}.md": page for page in renderer.pages()}
    except DataError as error:
        raise PluginError(f"\n{error}") from None
    return files


@event_priority(-200)
def _fill(files: Files, *, config: MkDocsConfig) -> Files:
    build, renderer = _current(config)
    language = renderer.edition.language
    for file in files.documentation_pages():
        if page := build.pages.get(file.src_uri):
            file.content_string = page.markdown
            file.generated_by = "selfcheck"
            file.edit_uri = page.origin[0]  # type: ignore[assignment] - a weak_property, which may be set
    if not config.site_url:
        # A sitemap needs absolute addresses; without a site address it would be filled with wrong ones.
        config.theme.static_templates.discard("sitemap.xml")
        if sitemap := files.src_uris.get("sitemap.xml"):
            files.remove(sitemap)
    config.nav = [_entry(chapter, language) for chapter in renderer.chapters()]
    return files


on_files = CombinedEvent(_register, _fill)


def _entry(chapter: Chapter, language: str) -> Any:
    if chapter.children:
        return {_escaped(chapter.title): [_entry(child, language) for child in chapter.children]}
    return {_escaped(chapter.title): f"{language}/{chapter.path}.md"}


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """The theme's language partials are imported without context: they see globals only."""
    build, renderer = _current(config)
    env.globals["not_found"] = list(dict.fromkeys(_not_found(each.edition) for each in build.renderers.values()))
    env.globals["theme_texts"] = {key: _escaped(text) for key, text in theme_texts(renderer.edition).items()}
    _ = renderer.edition.gettext
    for option, name in zip(config.theme["palette"], (_("深色显示"), _("浅色显示")), strict=True):
        option["toggle"]["name"] = _escaped(name)
    env.filters["without_links"] = lambda head: re.sub(r'\s*<link rel="(?:alternate|prev|next)"[^>]*>', "", head)
    return env


def _not_found(edition: Edition) -> tuple[str, str, str]:
    """What the error page says in a language: which language that really is, a sentence, the words of its link."""
    _ = edition.gettext
    text = _("没有找到这一页。")
    return text.lang, _escaped(text) + ("" if text.lang.startswith("zh") else " "), _escaped(_("回到首页"))


def on_page_content(html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give each page its scripts and styles, and generated ones their table of contents."""
    build, _ = _current(config)
    ours = build.pages.get(page.file.src_uri)
    if ours:
        page.meta.update(scripts=ours.scripts, styles=ours.styles)
        if ours.lists_itself:
            page.meta["hide"] = ["toc"]
    if ours and ours.headings is not None:
        if ours.path != "index":  # two pages on one sector share its name in the navigation
            page.meta["title"] = _escaped(ours.title)
        page.toc = get_toc(
            [
                {
                    "level": 1,
                    "id": "_start",
                    "name": _escaped(ours.title),
                    "children": [
                        {"level": 2, "id": heading.id, "name": _escaped(heading.title), "children": []}
                        for heading in ours.headings
                    ],
                }
            ]
        )
    return html


def on_page_context(context: dict[str, Any], *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Give the theme's overrides the interface's texts and what they say about the language."""
    build, renderer = _current(config)
    context["_"] = lambda text: _escaped(renderer.edition.gettext(text))
    notice = build.site.draft_notice(renderer.edition)
    context["draft_notice"] = _escaped(notice) if notice else None
    context["translations_url"] = f"{build.site.url(renderer.edition.language, 'about/translations')}.html"
    return context


def on_post_page(output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Mend what the theme keeps from screen readers and keyboards, and leave out the lines it leaves empty."""
    return without_blank_lines(accessible(output, _current(config)[1].edition))


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """The error page is a template and no page; there is one for all languages, in the plan's own."""
    if template_name != "404.html":
        return output
    build, renderer = _current(config)
    build.not_found = build.not_found or accessible(output, renderer.edition)
    return build.not_found


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """A preview follows changes in the data too."""
    assert _build is not None  # on_config has run
    server.watch(str(_build.site.data))
    return server


def on_build_error(*, error: Exception) -> None:
    """A build that fails ends what it has begun; a full disk and the like are told in a line."""
    if _build is not None:
        _build.files.stop()
    if isinstance(error, OSError):
        log.error("%s: %s. The site is as it was before.", error.filename or "the site", error.strerror)
        raise SystemExit(1) from None


def _licence_of(theme: str) -> tuple[str, str]:
    """The name of the package that brings the theme, and the text of its licence."""
    [entry] = entry_points(group="mkdocs.themes", name=theme)
    assert entry.dist is not None  # it is an installed package's
    licence = entry.dist.read_text("licenses/LICENSE")
    assert licence is not None  # part of the package
    return entry.dist.name, licence


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Once, after the last language: files that are neither pages nor in docs/."""
    if _i18n(config).building:
        return
    assert _build is not None  # on_config has run
    site_dir = Path(config.site_dir)
    _build.files.write(site_dir)
    theme_name, licence = _licence_of(str(config.theme.name))
    (site_dir / "assets" / "vendor" / f"{theme_name}.LICENSE.txt").write_text(licence, "utf-8", newline="")
    mend_search(site_dir)
    purging = purge_theme(BROWSER, site_dir)
    theme = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    try:
        # `mkdocs serve` puts a script of its own into every page, which the policy would refuse.
        files = secured(site_dir, ThemeScripts(theme), _HASHED, in_pages=not _serving)
    except InlineCodeError as error:
        raise PluginError(f"\n{error}") from None
    finally:
        purging.result()
    for file, text in files.items():
        file.write_text(text, "utf-8", newline="")

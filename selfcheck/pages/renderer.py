"""Pages of the site as HTML, rendered from Jinja templates; knows nothing of the site generator."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..base.browser_entries import HOME, OVERVIEW, SELF_CHECK
from ..base.problems import DataError, Problem
from ..documents.listing import documents, file_name
from ..documents.lists import columns
from ..languages.passages import mark_passages
from ..languages.told import how_often, rules_of_typed, told
from ..plan import markdown
from ..plan.sector_data import plan_data
from ..plan.text import Text, filled
from ..termbase.files import LABELS
from . import environment, hand_written
from .browser_data import embedded, texts_script, ui_texts
from .glossary import GlossaryView
from .navigation import chapters
from .overview_data import overview_data
from .page import PRINT, Heading, Page
from .plan_changes import script_name
from .worked_example import points_example, worked_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..languages.edition import Edition
    from ..languages.site import Site
    from ..plan.model import Sector
    from .page import Chapter


class Renderer:
    """Renders the pages of one edition."""

    def __init__(self, site: Site, edition: Edition) -> None:
        self.site = site
        self.edition = edition
        self.glossary = GlossaryView(edition)
        self._marked: dict[tuple[str, str, bool], Markup] = {}  # pages repeat their texts: labels, ratings, terms
        self._context = {
            "mark_up": self._mark_up,
            "markdown": markdown.parse,
            "_": edition.gettext,
            "plan": edition.plan,
            "language": edition.language,
            "example": worked_example(edition.plan),
            "points_example": points_example(edition.plan),
            "icons": site.icons,
            "passages": site.passages,
            "statuses": site.statuses,
            "draft_notice": site.draft_notice(edition),
            "source_language": site.plan.source_language,
            "edition": edition,
            "told": told,
            "how_often": how_often,
            "rules_of_typed": rules_of_typed(edition),
            "columns": columns,
            "options": edition.options,
            "issued": edition.issued(),
            "plan_title": edition.plan_title,
            "counted": Counter(r.scale for sector in edition.plan.sectors for r in sector.requirements),
            "fill": self._fill,
            "lang": self._lang,
            "glossary": self.glossary,
            "exported": LABELS,
        }

    def render(self, template: str, **context: Any) -> str:
        """A template in the edition's language, with further values to draw on."""
        return environment.for_templates().get_template(template).render(self._context, **context)

    def pages(self) -> Iterator[Page]:
        """Every page of the edition: those generated from the data, then those written by hand."""
        generated = set()
        for page in self._generated():
            generated.add(page.path)
            yield page
        for path in (path for chapter in self.chapters() for path in chapter.paths):
            if path not in generated:
                yield self._hand_written(path)

    def _generated(self) -> Iterator[Page]:
        plan, origins, _ = self.edition.plan, self.edition.plan.origins, self.edition.gettext
        yield self._page(
            "index",
            "home.html",
            plan.frame.site_name,
            [],
            origins["plan"],
            scripts=("home.js",),
            further_texts=texts_script(self.site, self.edition, HOME),
        )
        yield self._page("plan", "plan.html", plan.frame.short_title, self._plan_headings(), origins["plan"])
        texts = ui_texts(self.site, self.edition, SELF_CHECK)
        further = texts_script(self.site, self.edition, SELF_CHECK)
        for sector in plan.sectors:
            headings = list(_headings(sector))
            if any(requirement.terms for requirement in sector.requirements):
                headings.append(Heading("sector-terms", str(_("本页术语"))))
            yield self._page(
                f"sectors/{sector.id}",
                "sector.html",
                sector.title,
                headings,
                origins[sector.id],
                scripts=("self-check.js",),
                styles=("self-check.css", "terms.css"),
                lists_itself=True,
                sector=sector,
                plan_data=embedded(plan_data(plan, sector)),
                report_wording=embedded(plan.report.model_dump(exclude_none=True)) if plan.report else "",
                ui_texts=embedded(texts) if texts else None,
                further_texts=further,
                plan_changes=script_name(self.site, sector),
            )
            yield self._page(
                f"checklists/{sector.id}",
                "checklist.html",
                _("{sector}自查核对清单").replace("{sector}", sector.title),
                [Heading(measure.id, str(measure.title)) for measure in sector.measures],
                origins[sector.id],
                styles=("sheets.css",),
                sector=sector,
            )
        yield self._overview_page()
        yield from self._glossary_pages()
        files = {(each.sector, each.language, each.format): each for each in documents(self.site)}
        names = {key: file_name(self.site, each) for key, each in files.items()}
        yield self._page("downloads", "downloads.html", _("下载"), [], origins["plan"], files=files, names=names)
        yield self._page(
            "about/translations", "translations.html", _("翻译状态"), [], (f"{self.site.data.name}/locales", 0)
        )

    def chapters(self) -> list[Chapter]:
        """The navigation: generated and hand-written pages in the order a reader wants them."""
        return chapters(self.site, self.edition, has_signs=self.glossary.mongolian)

    def _overview_page(self) -> Page:
        _ = self.edition.gettext
        texts = ui_texts(self.site, self.edition, OVERVIEW)
        return self._page(
            "overview",
            "overview.html",
            _("各单位总览"),
            [Heading("how", str(_("怎样使用"))), Heading("files", str(_("选择文件")))],
            self.edition.plan.origins["plan"],
            scripts=("overview.js",),
            styles=("self-check.css", "overview.css"),
            further_texts=texts_script(self.site, self.edition, OVERVIEW),
            overview_data=embedded(overview_data(self.edition)),
            ui_texts=embedded(texts) if texts else None,
        )

    def _glossary_pages(self) -> Iterator[Page]:
        if not self.edition.plan.glossary:
            return
        _ = self.edition.gettext
        domains = self.glossary.domains()
        headings = [Heading(domain.id, str(domain.title)) for domain in domains]
        origin = (f"{self.site.data.name}/glossary", 0)
        styles = ("terms.css", "glossary.css")
        yield self._page(
            "glossary",
            "glossary.html",
            _("双语术语"),
            headings,
            origin,
            scripts=("glossary.js",),
            styles=styles,
            domains=domains,
        )
        if self.glossary.mongolian:
            yield self._page("signs", "signs.html", _("双语标识打印页"), [], origin, styles=styles)

    def _hand_written(self, path: str) -> Page:
        """A page written by hand with the data that it quotes filled in; another language's where this one has none."""
        language = self.edition.language
        file, found = hand_written.source(self.site, language, path)
        markdown = self._filled(file, path)
        if found != language:
            markdown = hand_written.borrowed(markdown, found, language)
        origin = hand_written.name_of(self.site, file)
        title = hand_written.title(self.site, language, path)
        return Page(path, title, markdown, (origin, 1), styles=(PRINT,))

    def _filled(self, file: Path, path: str) -> str:
        """A hand-written page with what it quotes. Raises DataError where it asks for something that is not there."""
        text = hand_written.read(self.site, file)
        try:
            return environment.for_hand_written().from_string(text).render(self._context, **self._links(path))
        except Exception as error:  # whatever the page asks for may raise
            name = hand_written.name_of(self.site, file)
            remedy = "correct what stands in {{ … }} or {% … %} there, or take it out"
            raise DataError([Problem(name, getattr(error, "lineno", None) or 1, 1, str(error), remedy)]) from error

    def _page(
        self,
        path: str,
        template: str,
        title: str,
        headings: list[Heading],
        origin: tuple[str, int],
        scripts: tuple[str, ...] = (),
        styles: tuple[str, ...] = (),
        lists_itself: bool = False,
        **context: Any,
    ) -> Page:
        html = self.render(template, **context, **self._links(path))
        text = title if isinstance(title, Text) else Text(title, self.edition.language)
        # White space says nothing in this HTML; a blank line would end the block for readers of CommonMark.
        block = re.sub(r"\n\s*\n", "\n", f"<div>\n{html}\n</div>\n")
        return Page(path, text, block, origin, headings, scripts, (*styles, PRINT), lists_itself)

    def _links(self, path: str) -> dict[str, Any]:
        folder = posixpath.dirname(path)

        def link(target: str) -> str:
            """A relative address of another page of the same language: `sectors/agencies#action-plan`."""
            page, _, fragment = target.partition("#")
            address = posixpath.relpath(f"{page}.html", folder or ".")
            return f"{address}#{fragment}" if fragment else address

        def root(target: str) -> str:
            """A relative address of a file that all languages share, counted from the site's root."""
            page = self.site.url(self.edition.language, path)
            return posixpath.relpath(target, posixpath.dirname(page) or ".")

        return {"link": link, "root": root}

    def _plan_headings(self) -> list[Heading]:
        _ = self.edition.gettext
        titles = {
            "frame": _("基本信息"),
            "guidance": _("指导思想"),
            "objectives": _("目标要求"),
            "measures": _("具体措施"),
            "work-requirements": _("工作要求"),
            "notes": _("关于文本的说明"),
        }
        return [Heading(name, str(title)) for name, title in titles.items()]

    def _fill(self, pattern: Text, **values: Any) -> Markup:
        """`pattern` with each {name} replaced; every piece keeps the marks of its own language and state."""
        return Markup("").join(self._mark_up(piece) for piece in filled(pattern, values))

    def _mark_up(self, value: Any) -> Any:
        """Mark a text that is a draft, or in another language than its page."""
        if not isinstance(value, Text):
            return value
        key = (value, value.lang, value.draft)
        if key not in self._marked:
            text, lang = mark_passages(str(value), value.lang), self._lang_of(value)
            draft = ' class="draft"' if value.draft else ""
            self._marked[key] = Markup(f"<span{lang}{draft}>{text}</span>") if lang or draft else text
        return self._marked[key]

    def _lang(self, text: Text) -> Markup:
        """The `lang` attribute of an element whose attributes or plain text are this text; none in the page's own."""
        return self._lang_of(text.firm)

    def _lang_of(self, text: Text) -> Markup:
        return Markup(' lang="{}"').format(text.lang) if text.lang != self.edition.language else Markup("")


def _headings(sector: Sector) -> Iterator[Heading]:
    """A sector's groups and measures, in order."""
    for measure in sector.measures:
        if group := sector.begun_by(measure):
            yield Heading(group.id, str(group.title))
        yield Heading(measure.id, str(measure.title))

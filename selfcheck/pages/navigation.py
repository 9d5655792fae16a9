"""The navigation of a language's edition: every page, in the order in which a reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import hand_written
from .page import Chapter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..languages.edition import Edition
    from ..languages.site import Site


def chapters(site: Site, edition: Edition, *, has_signs: bool) -> list[Chapter]:
    """The navigation: generated and hand-written pages in the order a reader wants them; `has_signs`: signs too."""
    _ = edition.gettext
    plan = edition.plan
    return [
        Chapter(_("首页"), "index"),
        Chapter(_("使用说明"), "about/guide"),
        Chapter(_("方案"), "plan"),
        Chapter(_("按单位类型"), children=[Chapter(s.title, f"sectors/{s.id}") for s in plan.sectors]),
        Chapter(_("核对清单"), children=[Chapter(s.title, f"checklists/{s.id}") for s in plan.sectors]),
        Chapter(_("下载"), "downloads"),
        Chapter(_("各单位总览"), "overview"),
        *_glossary(edition, has_signs=has_signs),
        Chapter(
            _("关于本站"),
            children=[
                Chapter(_("评分说明"), "about/scoring"),
                Chapter(_("隐私"), "about/privacy"),
                Chapter(_("参与和翻译"), "about/contribute"),
                Chapter(_("翻译状态"), "about/translations"),
                *_own_pages(site, edition),
            ],
        ),
    ]


def _glossary(edition: Edition, *, has_signs: bool) -> Iterator[Chapter]:
    _ = edition.gettext
    glossary = Chapter(_("双语术语"), "glossary")
    if not edition.plan.glossary:
        return
    if has_signs:
        yield Chapter(_("术语和标识"), children=[glossary, Chapter(_("双语标识打印页"), "signs")])
    else:
        yield glossary


def _own_pages(site: Site, edition: Edition) -> Iterator[Chapter]:
    """Further pages: those of the plan's owner, and what else the tool tells of itself."""
    for name in hand_written.names(site, edition.language):
        if name not in ("guide", "scoring", "privacy", "contribute", "translations"):
            path = f"about/{name}"
            yield Chapter(hand_written.title(site, edition.language, path), path)

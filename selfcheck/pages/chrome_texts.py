"""Texts of the theme's own chrome, for languages it has no translation of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..languages.edition import Edition
    from ..plan.text import Text


# The theme's texts that stand on the page, where a draft can be marked (hooks/accessible.py). The others are
# attributes, or scripts write them.
_ON_THE_PAGE = ("action.skip", "footer.next", "footer.previous", "toc", "top")


def theme_texts(edition: Edition) -> dict[str, str]:
    """The theme's text keys and what to show for them; only texts that are in the edition's language."""
    shown = {key: text if key in _ON_THE_PAGE else text.firm for key, text in _texts(edition).items()}
    return {key: str(text) for key, text in shown.items() if text.lang == edition.language}


def theme_drafts(edition: Edition) -> dict[str, Text]:
    """Drafts that the theme writes on the page, and what stands for each in the attributes that it writes them into."""
    return {str(text): text.firm for key, text in _texts(edition).items() if key in _ON_THE_PAGE and text.draft}


def _texts(edition: Edition) -> dict[str, Text]:
    _ = edition.gettext
    return {
        "action.edit": _("编辑此页"),
        "action.skip": _("跳到正文"),
        "clipboard.copy": _("复制"),
        "clipboard.copied": _("已复制"),
        "footer": _("页脚"),
        "footer.next": _("下一页"),
        "footer.previous": _("上一页"),
        "header": _("页眉"),
        "nav": _("导航"),
        "search": _("搜索"),
        "search.placeholder": _("搜索"),
        "search.reset": _("清空"),
        "search.result.initializer": _("正在准备搜索"),
        "search.result.placeholder": _("输入文字开始搜索"),
        "search.result.none": _("没有找到"),
        "search.result.one": _("找到 1 处"),
        "search.result.other": _("找到 # 处"),
        "select.language": _("选择语言"),
        "toc": _("目录"),
        "top": _("返回顶部"),
    }

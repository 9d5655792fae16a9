"""Texts of the theme's own chrome, for languages it has no translation of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..languages.edition import Edition


def theme_texts(edition: Edition) -> dict[str, str]:
    """The theme's text keys and what to show for them; only texts that are in the edition's language."""
    _ = edition.gettext
    texts = {
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
    return {key: str(text) for key, text in texts.items() if text.lang == edition.language}

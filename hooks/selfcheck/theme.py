"""Texts of the theme's own chrome, for languages it has no translation of."""

from __future__ import annotations

import re
from html import unescape

from .edition import Edition
from .passages import mark_passages

# A script, or what stands between two tags.
_SCRIPT_OR_TEXT = re.compile(r"(<script.*?</script>)|(?<=>)(\s*[^<>\s][^<>]*)(?=<)", re.DOTALL)


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


def accessible(html: str, edition: Edition) -> str:
    """A page of the theme whose menu and foldable chapters screen readers and keys can work.

    The theme hides its checkboxes and puts their labels, which have no role, into the order of focus. Here the
    checkboxes themselves take it (the style sheet shows where it is), and the page that is open is named as such.
    """
    name = edition.gettext("导航")
    foreign = f' lang="{name.lang}"' if name.lang != edition.language else ""
    html = html.replace('data-md-toggle="drawer"', f'data-md-toggle="drawer" aria-label="{name}"{foreign}', 1)
    html = re.sub(r'<input [^>]*id="__toc">(?!\s*<label)', "", html)  # it would unfold nothing
    html = re.sub(r'(<label class="md-nav__link"[^>]*) tabindex="\d*"', r"\1", html)
    html = re.sub(r'(<a href="[^"]*" class="md-nav__link md-nav__link--active")', r'\1 aria-current="page"', html)
    html = re.sub(r'hreflang="([\w-]+)" class="md-select__link"', r'\g<0> lang="\1"', html)
    head, body = html.split("<body", 1)
    before, article, after = re.split(r"(<article.*</article>)", body, maxsplit=1, flags=re.DOTALL)
    return f"{head}<body{_marked(before, edition)}{article}{_marked(after, edition)}"


def _marked(chrome: str, edition: Edition) -> str:
    """The theme's texts with those marked that the edition lacks and shows in Chinese; what a link names is its own."""

    def mark(found: re.Match[str]) -> str:
        return found[1] or mark_passages(unescape(found[2]), edition.language)

    return _SCRIPT_OR_TEXT.sub(mark, chrome)

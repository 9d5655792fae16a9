"""The policy of the pages: their inline scripts are the theme's own, nothing else stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from pagefacts import pages

from selfcheck.publish.inline_code import InlineScript, inline_code
from selfcheck.publish.security import InlineCodeError, policy, secured
from theme_scripts import ThemeScripts

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!doctype html><html><head><meta charset="utf-8"><title>x</title>'
THEME = """{%- set x -%}<script>scope=new URL("{{ base_url }}",location)</script><script>if(x<1)run()</script>"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with two inline scripts, one of which holds an address."""
    (tmp_path / "theme" / "partials").mkdir(parents=True)
    (tmp_path / "theme" / "partials" / "base.html").write_text(THEME, "utf-8")
    return tmp_path / "theme"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A built site of one page that holds the theme's scripts."""
    site = tmp_path / "built"
    site.mkdir()
    scripts = '<script>scope=new URL("../..",location)</script><script>if(x<1)run()</script>'
    (site / "index.html").write_text(f"{HEAD}{scripts}</head><body>文字</body></html>", "utf-8")
    return site


def test_a_script_is_named_by_the_hash_of_its_text() -> None:
    """The hash is the one that the standard's own example gives for this script."""
    script = InlineScript(1, 1, "alert('Hello, world.');")
    assert script.hash == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_data_and_files_are_no_inline_scripts() -> None:
    """Only what a browser runs from within the page needs a hash."""
    code = inline_code('<script src="a.js"></script><script type="application/json">{"a": "<b onclick=1>"}</script>')
    assert (code.scripts, code.refused) == ([], [])


@pytest.mark.parametrize("rest", ["", "<p style='color: red'>"])
def test_a_script_is_found_where_it_stands(rest: str) -> None:
    """Whether the rest of the page is read or not, each script has its line, column and text."""
    html = f"<!doctype html>\n<p>x</p><script>a()</script>\n<script type=module>\nb()</script>{rest}"
    assert inline_code(html).scripts == [InlineScript(2, 9, "a()"), InlineScript(3, 1, "\nb()")]


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<p style="color: red">', "a style attribute"),
        ("<style>p { color: red }</style>", "a <style> element"),
        ("<img src=a.png onerror=steal()>", "an event handler (onerror=)"),
        ('<a href=" JavaScript:steal()">', "a javascript: address"),
        ("<svg><a xlink:href='javascript:steal()'></svg>", "a javascript: address"),
    ],
)
def test_code_that_no_hash_allows_is_found(html: str, name: str) -> None:
    """The policy refuses these; the build says where they are, instead of a reader's browser."""
    assert inline_code(f"<p>\n<b>x</b>{html}").refused[0][2] == name
    assert inline_code(f"<p>\n<b>x</b>{html}").refused[0][0] == 2


def test_every_page_gets_the_policy_of_its_own_scripts(built: Path, theme: Path) -> None:
    """The theme's scripts are allowed whatever address they hold; the files for servers name the same hashes."""
    expected = {script.hash for script in inline_code((built / "index.html").read_text("utf-8")).scripts}
    assert len(expected) == 2
    files = secured(built, ThemeScripts([theme]), "assets/*.min.js")
    assert META.search(files[built / "index.html"])[1] == policy(expected)  # type: ignore[index]
    for name in ("_headers", "_headers.nginx"):
        assert policy(expected, header=True) in files[built / name]


def test_scripts_that_are_not_the_themes_stop_the_build(built: Path, theme: Path) -> None:
    """A script that found its way into a page is never allowed by its own hash; all are named in one run."""
    page = (built / "index.html").read_text("utf-8")
    (built / "second.html").write_text(page.replace("文字", "<script>steal()</script>\n<i onclick=x()>"), "utf-8")
    (built / "third.html").write_text(page.replace("../..", '",steal(),"'), "utf-8")
    with pytest.raises(InlineCodeError) as error:
        secured(built, ThemeScripts([theme]), "assets/*.min.js")
    assert [(problem.path, problem.message) for problem in error.value.problems] == [
        ("second.html", "a script stands in the page"),
        ("second.html", "an event handler (onclick=) stands in the page"),
        ("third.html", "a script stands in the page"),
    ]


@pytest.mark.build
def test_built_pages_allow_nothing_inline_but_the_theme(site: Path, published_site: Path) -> None:
    """Every page, the error page too, carries the policy before it loads anything, without any unsafe keyword."""
    for root in (site, published_site):
        hashes = set()
        for page in [*pages(root), root / "404.html"]:
            html = page.read_text("utf-8")
            found = META.findall(html)
            own = {script.hash for script in inline_code(html).scripts}
            assert found == [policy(own)], page
            assert own and "unsafe" not in found[0]
            assert not re.search("<(script|link|style|body)", html[: html.index("Content-Security-Policy")])
            hashes |= own
        assert policy(hashes, header=True) in (root / "_headers").read_text("utf-8")

"""Where texts of data, catalogues and pages enter the theme: they stay texts, and lead nobody anywhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from project import PROJECT, build

from selfcheck.base.background import Background
from selfcheck.base.problems import DataError
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.publish.inline_code import inline_code
from selfcheck.publish.page_sources import write_page_sources

if TYPE_CHECKING:
    from pathlib import Path

AWAY = '<meta http-equiv="refresh" content="0;url=//example.org">'
ELSEWHERE = {
    AWAY: "a redirect (<meta http-equiv=refresh>)",
    "<META HTTP-EQUIV = 'Refresh' content=9>": "a redirect (<meta http-equiv=refresh>)",
    '<base href="//example.org/">': "a <base> element",
    "<iframe src=a.html></iframe>": "a <iframe> element",
    "<object data=a.svg></object>": "a <object> element",
    "<embed src=a.svg>": "a <embed> element",
}


def spoil(file: Path, before: str, after: str) -> None:
    """Replace a text of a file."""
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), "utf-8")


@pytest.mark.parametrize("html", ELSEWHERE)
def test_what_leads_a_reader_elsewhere_is_found(html: str) -> None:
    """No policy covers these elements in a page, so none may stand in one."""
    assert [name for _line, _column, name in inline_code(f"<p>x</p>{html}").refused] == [ELSEWHERE[html]]


@pytest.mark.build
def test_texts_of_the_data_are_texts_in_the_theme(harbour: Path, tmp_path: Path) -> None:
    """Markup in the names that head, menu, search and language switcher show is written out, on every page."""
    for name, before, after in (
        ("plan.yml", "site_name: Harbour check", f"site_name: 'Harbour {AWAY}'"),
        ("plan.yml", "name: English", 'name: "English<script>x</script>"'),
        ("sectors/1-piers.yml", "title: Piers", 'title: Piers <base href="//example.org">'),
    ):
        spoil(harbour / name, before, after)
    result = build(tmp_path / "site", DATA_DIR=str(harbour))
    assert result.returncode == 0, result.stderr
    for page in (tmp_path / "site").rglob("*.html"):
        html = page.read_text("utf-8")
        assert AWAY not in html and "<base" not in html and "<script>x" not in html, page


def own_pages(tmp_path: Path, text: str) -> Path:
    """A copy of docs/ whose privacy page is this text."""
    docs = tmp_path / "docs"
    for page in (PROJECT / "docs").rglob("*.md"):
        target = docs / page.relative_to(PROJECT / "docs")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page.read_text("utf-8"), "utf-8")
    (docs / "en" / "about" / "privacy.md").write_text(text, "utf-8")
    return docs


def privacy(harbour: Path, docs: Path) -> str:
    """The privacy page's Markdown in the harbour's own language."""
    site = Site.load(harbour, docs)
    return next(page.markdown for page in Renderer(site, site.editions["en"]).pages() if page.path == "about/privacy")


def test_hand_written_pages_quote_data_as_text(harbour: Path, tmp_path: Path) -> None:
    """What Markdown would take for its own signs is text in what a page quotes; the page's own signs are signs."""
    spoil(harbour / "plan.yml", "short_title: Harbour plan", "short_title: 'a *b* [c](d) `e` _f_ & <g>'")
    text = privacy(harbour, own_pages(tmp_path, "# Privacy\n\n**{{ plan.frame.short_title }}**\n"))
    assert "**a &#42;b&#42; &#91;c&#93;(d) &#96;e&#96; &#95;f&#95; &amp; &lt;g&gt;**" in text


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ plan.__init__.__globals__ }}",
        "{{ nothing }}",
        "{% include 'x' %}",
        "{{ 1/0 }}",
        "{% if %}",
    ],
)
def test_hand_written_pages_reach_nothing_but_the_data(harbour: Path, tmp_path: Path, code: str) -> None:
    """A page that asks for something else is named, and is no way into the machine that builds it."""
    with pytest.raises(DataError) as caught:
        privacy(harbour, own_pages(tmp_path, f"# Privacy\n\n{code}\n"))
    assert [problem.path for problem in caught.value.problems] == ["docs/en/about/privacy.md"]


def test_pipes_among_pages_are_told_and_never_waited_for(harbour: Path, tmp_path: Path) -> None:
    """What never ends would hold a build for ever."""
    docs = own_pages(tmp_path, "# Privacy\n")
    os.mkfifo(docs / "en" / "pipe.md")
    with pytest.raises(DataError, match=r"docs/en/pipe\.md:1:1: this is not a plain file"):
        Site.load(harbour, docs)


def test_a_missing_page_leaves_nothing_half_written(harbour: Path, tmp_path: Path) -> None:
    """Pages for another generator are written when all can be, else not at all."""
    docs = own_pages(tmp_path, "# Privacy\n")
    for page in docs.glob("*/about/scoring.md"):
        page.unlink()
    with pytest.raises(DataError, match=r"docs/en/about/scoring\.md:1:1: the page is missing"):
        write_page_sources(Site.load(harbour, docs), tmp_path / "pages")
    assert not (tmp_path / "pages").exists()


def test_a_program_ends_with_the_build_that_began_it(tmp_path: Path) -> None:
    """A build that fails leaves no program behind that goes on writing."""
    work = Background(sys.executable, "-c", "import time; time.sleep(600)", folder=tmp_path)
    work.stop()
    assert work._process.poll() is not None
    code = "import sys\nfrom selfcheck.base.background import Background\n"
    code += "b = Background(sys.executable, '-c', 'import time; time.sleep(600)', folder='.')\n"
    code += "print(b._process.pid, flush=True)\nraise SystemExit(3)"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 3
    with pytest.raises(ProcessLookupError):
        os.kill(int(ended.stdout), 0)


@pytest.mark.build
def test_the_error_page_is_in_the_plans_own_language(site: Path) -> None:
    """One page serves all languages: its language, menu and links are those of the plan's first one."""
    html = (site / "404.html").read_text("utf-8")
    assert '<html lang="zh"' in html
    assert not re.search(r'class="md-nav__link"[^>]*href="/?(en|mn-Mong)/', html)

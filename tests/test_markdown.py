"""A requirement's details in limited Markdown: shown as what they mean, everywhere alike, and nothing of them lost."""

from __future__ import annotations

import re

import pytest
from contents import word_text
from lxml import html
from project import PROJECT

from selfcheck.documents.files import document
from selfcheck.documents.listing import documents
from selfcheck.languages.catalogue_checks import translation_fault
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.markdown import faults, parse
from selfcheck.plan.text import Text

REFUSED = {
    "# 标题": "a heading",
    "标题\n---": "a heading",
    "> 引文": "a quotation",
    "`code`": "code",
    "    code": "code",
    "<b>x</b>": "HTML",
    "一 <script>x</script>": "HTML",
    "![](a.png)": "a picture",
    "| a |\n|---|\n| b |": "a table",
    "***": "a line across",
    "- a\n  - b": "a list within a list",
    "- a\n\n  b": "a second paragraph in an item of a list",
    "- a\n-\n- b": "an empty item of a list",
    "[x](javascript:alert)": "a link to “javascript:alert”",
    "[x](../other)": "a link to “../other”",
    "[x](https://example.org 'T')": "a link with a title",
}


@pytest.mark.parametrize(("passage", "fault"), REFUSED.items())
def test_what_is_not_shown_is_named(passage: str, fault: str) -> None:
    """Markdown beyond paragraphs, lists, emphasis and links is refused, in the data and in a translation."""
    assert fault in faults(passage)
    assert translation_fault("一\n\n二", passage, "school.plan.details")


@pytest.mark.parametrize("sign", ["2 * 3 * 4", "a_b_c", "1 < 2 & 3", "[a]: https://example.org", "\\*无\\*"])
def test_a_sign_that_marks_nothing_stays(sign: str) -> None:
    """What only looks like Markdown is shown as it is written, and no line of it vanishes."""
    assert not faults(sign)
    assert "".join(run.text for block in parse(Text(sign)) for line in block.lines for run in line) == sign.replace(
        "\\", ""
    )


def test_a_line_of_chinese_goes_on_without_a_blank() -> None:
    """A broken line is joined as its script is written: Chinese without a blank, words of letters with one."""
    block = parse(Text("第一行\n第二行\nand more\nwords", "zh"))[0]
    assert "".join(run.text for run in block.lines[0]) == "第一行第二行 and more words"


def test_a_draft_is_marked_once() -> None:
    """However many pieces a translation has, its draft mark stands once, at its end."""
    blocks = parse(Text("eins *zwei*\n\n- drei **vier**", "de", draft=True))
    drafts = [run.text.draft for block in blocks for line in block.lines for run in line]
    assert drafts == [False, False, False, True]


def test_details_are_the_same_on_the_screen_on_paper_and_in_word() -> None:
    """The German plan's details stand on the form, the checklist and in Word, with emphasis, list and address."""
    site = Site.load(PROJECT / "tests" / "plans" / "werkstatt", PROJECT / "docs")
    pages = {each.path: each.markdown for each in Renderer(site, site.editions["de"]).pages()}
    for room in ("sectors", "checklists"):
        details = html.fromstring(pages[f"{room}/workshop"]).find_class("requirement__details")
        assert [(each.tag, each.text_content()) for each in details[0].iter("em", "strong", "li", "a")] == [
            ("em", "sichtbar"),
            ("li", "Frei heißt: ein Meter Platz davor."),
            ("strong", "Frei"),
            ("li", "Fragen dazu: Merkblatt."),
            ("a", "Merkblatt"),
        ]
        assert details[0].xpath(".//a/@href") == ["https://example.org/merkblatt"]
    listed = next(each for each in documents(site) if each.sector == "workshop" and each.language == "de")
    word = re.sub(r"\s+", " ", word_text(document(site, listed)))
    assert "von der Tür aus zu sehen ist, auch bei Nacht." in word
    assert "• Fragen dazu: Merkblatt <https://example.org/merkblatt>." in word

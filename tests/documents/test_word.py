"""Checklists for Word, read by the library that writes them."""

from __future__ import annotations

import datetime
import re
from io import BytesIO
from typing import TYPE_CHECKING

import docx
import pytest
from contents import all_once, requirements_of, word_text
from docx.oxml.ns import qn

from selfcheck.documents.fonts import fonts_of
from selfcheck.documents.word.document import word_document
from selfcheck.documents.word.document import xml as word_xml
from selfcheck.documents.word.file import word_file

if TYPE_CHECKING:
    from selfcheck.languages.site import Site


@pytest.mark.parametrize("language", ["zh", "en", "mn-Mong"])
def test_checklist_holds_every_requirement_once(real: Site, language: str) -> None:
    """Nothing of the plan is missing from a checklist, nothing stands in it twice."""
    edition = real.editions[language]
    for sector in edition.plan.sectors:
        text = word_text(word_document(edition, sector))
        all_once(requirements_of(sector), text)
        for measure in sector.measures:
            assert measure.title in text


def test_checklist_page_and_styles(real: Site) -> None:
    """The page is the one of GB/T 9704, headings are real ones, tables repeat their heads and split no row."""
    edition = real.editions["zh"]
    sector = edition.plan.sectors[0]
    word = docx.Document(BytesIO(word_document(edition, sector)))
    page = word.sections[0]
    assert [round(size.mm) for size in (page.page_width, page.page_height)] == [210, 297]
    assert [round(size.mm) for size in (page.top_margin, page.left_margin)] == [37, 28]
    assert round(210 - page.left_margin.mm - page.right_margin.mm) == 156
    assert round(297 - page.top_margin.mm - page.bottom_margin.mm) == 225
    inside = [paragraph for table in word.tables for paragraph in table.cell(0, 0).paragraphs]
    headings = [each.text for each in [*word.paragraphs, *inside] if each.style.name == "Heading 1"]
    assert f"一、{sector.measures[0].title}" in headings and "会议记录" in headings
    ruled = [table for table in word.tables if len(table.columns) == 5]
    assert len(ruled) == len(sector.measures)
    for table in word.tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    for table in ruled:
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:2])
    assert word.settings.odd_and_even_pages_header_footer
    assert "PAGE" in page.footer._element.xml and "PAGE" in page.even_page_footer._element.xml
    fonts = word.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert word.core_properties.language == "zh-CN"
    assert word.core_properties.created.date() == real.plan.frame.date


def test_fallback_passages_are_marked_as_chinese(real: Site) -> None:
    """What has no Mongolian translation is set as Chinese, with its own language tag and font."""
    edition = real.editions["mn-Mong"]
    word = docx.Document(BytesIO(word_document(edition, edition.plan.sectors[0])))
    runs = [
        run
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
        for run in paragraph.runs
        if re.search(r"[\u4e00-\u9fff]", run.text)
    ]
    assert runs or all(requirement.text.lang == "mn-Mong" for requirement in edition.plan.sectors[0].requirements)
    for run in runs:
        language = run._r.rPr.find(qn("w:lang"))
        assert language is not None and language.get(qn("w:eastAsia")) == "zh-CN"


@pytest.mark.parametrize("text", [" <a> & 'b' ", "one\ttwo\nthree\n", "  ", ']]> &amp; "c"'])
def test_a_run_keeps_its_text(text: str) -> None:
    """Signs of XML, tabs, breaks and spaces at the ends are read as they were written."""
    fonts = fonts_of("en")
    block = word_xml.paragraph(word_xml.run(text, word_xml.font(fonts, fonts.body)), "Small Print")
    content = word_file(fonts, [block, str(word_xml.Table((10,), text))], {}, datetime.date(2020, 1, 2))
    word = docx.Document(BytesIO(content))
    assert [(paragraph.text, paragraph.style.name) for paragraph in word.paragraphs] == [(text, "Small Print")]
    caption = word.tables[0]._tbl.tblPr.find(qn("w:tblCaption"))
    assert caption.get(qn("w:val")) == text


def test_what_is_no_xml_is_refused() -> None:
    """A control character stops the program that makes a document, not the one that opens it."""
    with pytest.raises(SyntaxError, match="invalid Char"):
        word_file(fonts_of("en"), [word_xml.paragraph(word_xml.run("a\x0bb"))], {}, datetime.date(2020, 1, 2))

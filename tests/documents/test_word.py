"""Checklists for Word, read by the library that writes them."""

from __future__ import annotations

import re
from io import BytesIO

import docx
import pytest
from contents import all_once, requirements_of, word_text
from docx.oxml.ns import qn
from selfcheck.documents.word import word_document
from selfcheck.site import Site


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

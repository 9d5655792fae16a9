"""The look of a Word document: page, styles, fonts, footers. After GB/T 9704-2012, with smaller type in tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from lxml import etree

from ..fonts import SUBSTITUTES, Fonts
from . import xml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer

TYPE_AREA = Mm(156)

# Style -> (which of the language's fonts, size in points, bold where the font itself is not heavier)
_SIZES = {
    "Normal": ("body", 12, False),
    "Title": ("title", 22, False),
    "Heading 1": ("heading", 14, True),
    "Heading 2": ("subheading", 14, False),
    "Table Text": ("body", 10.5, False),
    "Table Head": ("heading", 10.5, True),
    "Box": ("body", 10.5, False),
    "Small Print": ("body", 9, False),
    "Footer": ("body", 14, False),
}


def set_up(document: Document, fonts: Fonts) -> None:
    """Page, styles, fonts and page numbers of a new document in the language of `fonts`."""
    _strip_template(document)
    _page(document)
    for name, (role, size, bold) in _SIZES.items():
        style = _style(document, name)
        style.font.size = Pt(size)
        style.font.bold = bold and not fonts.ideographic
        style.font.italic = False
        style.font.color.rgb = RGBColor(0, 0, 0)
        element: Any = style.element  # of a class that python-docx makes as it is asked for
        _set_font(element.get_or_add_rPr(), fonts, getattr(fonts, role))
        spacing = style.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        spacing.line_spacing = 1.0
        for border in element.get_or_add_pPr().findall(qn("w:pBdr")):
            element.pPr.remove(border)
    title, first, second = (_style(document, name).paragraph_format for name in ("Title", "Heading 1", "Heading 2"))
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.space_after = Pt(8)
    second.space_before, second.space_after = Pt(8), Pt(4)
    first.keep_with_next = second.keep_with_next = True
    _defaults(document, fonts)
    _substitutes(document)
    _page_numbers(document, fonts)


def _element(text: str) -> etree._Element:
    """The element that a text of WordprocessingML stands for."""
    return parse_xml(f"<w:p {nsdecls('w')}>{text}</w:p>")[0]


def _set_font(properties: etree._Element, fonts: Fonts, name: str) -> None:
    """Give the run properties (w:rPr) of a style the fonts of a language, for letters of every script."""
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    properties.insert(0, _element(xml.font(fonts, name)))


def _strip_template(document: Document) -> None:
    """Take out of python-docx's template what no page of ours uses: most of its bytes, and a wrong thumbnail."""
    package = document.part.package
    assert package is not None  # of a document that was read from a file
    for relations in (document.part.rels, package.rels):
        for key in [
            key for key, rel in relations.items() if rel.reltype.endswith(("/stylesWithEffects", "/thumbnail"))
        ]:
            del relations[key]
    for style in list(document.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in ("Normal Table", "Table Grid"):
            style.delete()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.left_margin = Mm(37), Mm(28)
    section.right_margin = Emu(Mm(210) - Mm(28) - TYPE_AREA)
    section.bottom_margin = Emu(Mm(297) - Mm(37) - Mm(225))
    section.header_distance, section.footer_distance = Mm(15), Mm(23)


def _style(document: Document, name: str) -> ParagraphStyle:
    new = name not in document.styles
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH) if new else document.styles[name]
    assert isinstance(style, ParagraphStyle)
    if new:
        style.base_style = document.styles["Normal"]
    return style


def _defaults(document: Document, fonts: Fonts) -> None:
    """The document's language, and that it is written for the Word of today, not for "compatibility mode"."""
    defaults = document.styles.element.find("/".join(map(qn, ("w:docDefaults", "w:rPrDefault", "w:rPr"))))
    assert defaults is not None  # stands in python-docx's template
    _set_font(defaults, fonts, fonts.body)
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(_element(xml.language(fonts.tag)))
    settings = document.settings.element
    for name in ("w:compat", "w:themeFontLang"):
        for old in settings.findall(qn(name)):
            settings.remove(old)
    # The schema fixes the order of settings: w:compat comes before these.
    after = ("docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping", "decimalSymbol")
    place = next((child for child in settings if etree.QName(child).localname in after), None)
    compat = _element(
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    )
    if place is None:
        settings.append(compat)
    else:
        place.addprevious(compat)


def _substitutes(document: Document) -> None:
    """Name, for fonts that not every PC has, the one to take instead."""
    part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    table = etree.fromstring(part.blob)
    for name, instead in SUBSTITUTES.items():
        table.append(_element(f'<w:font w:name="{name}"><w:altName w:val="{instead}"/></w:font>'))
    part._blob = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)


def _page_numbers(document: Document, fonts: Fonts) -> None:
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _page_number(section.footer, fonts, WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer, fonts, WD_ALIGN_PARAGRAPH.LEFT)


def _page_number(footer: _Footer, fonts: Fonts, side: WD_ALIGN_PARAGRAPH) -> None:
    """The number between dashes, one character in from the outer edge."""
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    edge = "right_indent" if side == WD_ALIGN_PARAGRAPH.RIGHT else "left_indent"
    setattr(paragraph.paragraph_format, edge, Pt(14))
    properties = xml.font(fonts, "宋体" if fonts.ideographic else fonts.body)
    field = (
        '<w:fldChar w:fldCharType="begin"/>',
        "<w:instrText> PAGE </w:instrText>",
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    number = (f"<w:r><w:rPr>{properties}</w:rPr>{part}</w:r>" for part in field)
    for run in (xml.run("— ", properties), *number, xml.run(" —", properties)):
        paragraph._p.append(_element(run))

"""Building blocks of a Word document: text in its own language, tables that break well across pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from .fonts import fonts_of
from .word_styles import set_font, set_language


def write(paragraph: Paragraph, texts: str | Iterable[str], language: str) -> Paragraph:
    """Append texts; one in another language than the document's gets its own fonts and language tag."""
    for text in [texts] if isinstance(texts, str) else texts:
        run = paragraph.add_run(str(text))
        own = getattr(text, "lang", language)
        fonts = fonts_of(own)
        properties = run._r.get_or_add_rPr()
        if own != language:
            role = "heading" if paragraph._p.style in ("Heading1", "TableHead") else "body"
            set_font(properties, fonts, getattr(fonts, role))
            set_language(properties, fonts.tag)
        elif fonts.ideographic:
            # A hint counts only on the run itself; the font stays the style's.
            hint = OxmlElement("w:rFonts")
            hint.set(qn("w:hint"), "eastAsia")
            properties.insert(0, hint)
    return paragraph


def put(cell: _Cell, texts: str | Iterable[str], language: str, style: str = "Table Text") -> Paragraph:
    """Write into a cell: its first paragraph while that is empty, a further one after that."""
    paragraph = cell.paragraphs[0]
    if paragraph.text:
        paragraph = cell.add_paragraph()
    # By its id: looking it up by its name for every cell would take half the time of a document.
    paragraph._p.style = style.replace(" ", "")
    return write(paragraph, texts, language)


def add_table(document: Document, widths: Sequence[float], caption: str, style: str = "Table Grid") -> Table:
    """An empty table of fixed column widths, in millimetres; `caption` is what a screen reader announces."""
    table = document.add_table(rows=0, cols=len(widths), style=style)
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, size in zip(table.columns, widths, strict=True):
        column.width = Mm(size)
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side, size in {"top": 40, "left": 85, "bottom": 40, "right": 85}.items():
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(size))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = properties.find(qn("w:tblLook"))
    (look.addprevious if look is not None else properties.append)(margins)
    title = OxmlElement("w:tblCaption")
    title.set(qn("w:val"), str(caption))
    properties.append(title)
    return table


def add_row(table: Table, height: float = 0) -> _Row:
    """A row that stays on one page; `height` is the least it has, in millimetres."""
    row = table.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if height:
        row.height = Mm(height)
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = Emu(column.width)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0]._p.style = "TableText"  # what is typed into an empty cell later
    return row


def add_head(table: Table, titles: Iterable[str], language: str, heading: Sequence[str] = ()) -> None:
    """Head rows, repeated on every page and never alone at the foot of one.

    `heading` is set as a heading across the table, in a row of its own above the columns' titles. Not as a
    paragraph before the table: kept with a table of unbreakable rows, LibreOffice 7.4 loses rows.
    """
    if heading:
        row = add_row(table)
        cell = row.cells[0].merge(row.cells[-1])
        cell.paragraphs[0]._p.style = "Heading1"
        write(cell.paragraphs[0], heading, language)
        _repeat(row)
    row = add_row(table)
    for cell, title in zip(row.cells, titles, strict=True):
        put(cell, title, language, "Table Head").alignment = WD_ALIGN_PARAGRAPH.CENTER
    _repeat(row)


def _repeat(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True

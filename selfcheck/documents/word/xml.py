"""WordprocessingML as text: runs, paragraphs and tables, their properties in the order that the schema fixes.

Text, because python-docx looks through an element's neighbours for whatever it adds or reads: twenty times as long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..fonts import Fonts

TAB = "<w:r><w:tab/></w:r>"
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}
_ONE_PIECE = {"-": "<w:noBreakHyphen/>"}


def run(text: str, properties: str = "", *, one_piece: bool = False) -> str:
    """A run of text; `properties` as `font` and `language` give them. One in `one_piece` never breaks at a hyphen."""
    special = {**_BREAKS, **(_ONE_PIECE if one_piece else {})}
    pieces = (special.get(piece) or _text(piece) for piece in re.split(f"([{''.join(special)}])", text) if piece)
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(pieces)}</w:r>"


def _text(text: str) -> str:
    space = ' xml:space="preserve"' if text.strip() != text else ""
    return f"<w:t{space}>{escape(text)}</w:t>"


def font(fonts: Fonts, name: str) -> str:
    """The property of a run, or of a style, that sets letters of every script in the font `name` of a language."""
    # Else Word takes quotation marks and dashes for Latin ones, and sets them half as wide.
    hint = 'w:hint="eastAsia" ' if fonts.ideographic else ""
    latin = fonts.latin if fonts.ideographic else name
    return f'<w:rFonts {hint}w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{latin}"/>'


def language(tag: str) -> str:
    """The property of a run that says in which language it is, for spelling checkers and screen readers."""
    return f'<w:lang w:val="{tag}" w:eastAsia="{tag}" w:bidi="{tag}"/>'


def size(points: float) -> str:
    """The property of a run that sets its letters in this size; stands between its font and its language."""
    return f'<w:sz w:val="{int(points * 2)}"/>'


def paragraph(
    runs: str,
    style: str = "Normal",
    *,
    keep_with_next: bool = False,
    new_page: bool = False,
    lines_to: Sequence[float] = (),
    before: float = 0,
    after: float = 0,
    height: float = 0,
    centred: bool = False,
) -> str:
    """A paragraph of `runs`.

    `lines_to`: where in millimetres each of its tabs ends, drawn as a line to write on; `before`, `after`: the space
    around it, and `height`: that of its lines, in points.
    """
    properties = "" if style == "Normal" else f'<w:pStyle w:val="{_style_id(style)}"/>'
    if keep_with_next:
        properties += "<w:keepNext/>"
    if new_page:
        properties += "<w:pageBreakBefore/>"
    if lines_to:
        stops = (f'<w:tab w:pos="{Mm(end).twips}" w:val="left" w:leader="underscore"/>' for end in lines_to)
        properties += f"<w:tabs>{''.join(stops)}</w:tabs>"
    spacing = f' w:before="{Pt(before).twips}"' if before else ""
    spacing += f' w:after="{Pt(after).twips}"' if after else ""
    spacing += f' w:line="{Pt(height).twips}" w:lineRule="exact"' if height else ""
    if spacing:
        properties += f"<w:spacing{spacing}/>"
    if centred:
        properties += '<w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


class Table:
    """A table of fixed column widths, whose rows stay on one page each."""

    def __init__(self, widths: Sequence[float], caption: str, style: str = "Table Grid") -> None:
        """`widths` in millimetres; `caption` is what a screen reader announces; `style`: "" for one without lines."""
        self._widths = [Mm(width).twips for width in widths]
        look = f'<w:tblStyle w:val="{_style_id(style)}"/>' if style else ""
        columns = (f'<w:gridCol w:w="{width}"/>' for width in self._widths)
        self._parts = [
            f'<w:tblPr>{look}<w:tblW w:type="auto" w:w="0"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
            '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
            '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>'
            '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1"'
            f' w:val="04A0"/><w:tblCaption w:val={quoteattr(caption)}/></w:tblPr>',
            f"<w:tblGrid>{''.join(columns)}</w:tblGrid>",
        ]

    def row(self, *cells: str, height: float = 0, head: bool = False) -> None:
        """Add a row of cells, each given by its paragraphs, "" for an empty one; the last takes all columns left over.

        `height` is the least it has, in millimetres; a `head` is repeated on every page.
        """
        properties = "<w:cantSplit/>"
        if height:
            properties += f'<w:trHeight w:val="{Mm(height).twips}"/>'
        if head:
            properties += "<w:tblHeader/>"
        last = len(cells) - 1
        spans = [self._widths[column : column + 1] for column in range(last)] + [self._widths[last:]]
        made = (self._cell(cell, span) for cell, span in zip(cells, spans, strict=True))
        self._parts.append(f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>")

    @staticmethod
    def _cell(paragraphs: str, widths: list[int]) -> str:
        span = f'<w:gridSpan w:val="{len(widths)}"/>' if len(widths) > 1 else ""
        # The style of an empty cell is that of what is typed into it later.
        return (
            f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{sum(widths)}"/>{span}<w:vAlign w:val="center"/></w:tcPr>'
            f"{paragraphs or paragraph('', 'Table Text')}</w:tc>"
        )

    def __str__(self) -> str:
        return f"<w:tbl>{''.join(self._parts)}</w:tbl>"


def _style_id(name: str) -> str:
    """python-docx gives styles such ids, as Word does."""
    return name.replace(" ", "")

"""Building blocks of a checklist: text in its own language, and the heads of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..fonts import fonts_of
from . import xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_HEADINGS = ("Heading 1", "Table Head")
# An id stands in one line: in points, its size, the width there is for it, and that of a letter in the widest font
# that takes the place of one that is missing.
_ID_SIZE, _ID_WIDTH, _WIDEST = 9, 160, 0.62


class Writer:
    """Writes texts into a document in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def runs(self, texts: str | Iterable[str], style: str = "Normal") -> str:
        """Texts for a paragraph of a style; one in another language than the document's gets its own fonts and
        language tag."""
        return "".join(self._run(text, style) for text in ([texts] if isinstance(texts, str) else texts))

    def paragraph(self, texts: str | Iterable[str], style: str = "Normal", **layout: bool | float) -> str:
        """A paragraph of texts; `layout` as xml.paragraph has it."""
        return xml.paragraph(self.runs(texts, style), style, **layout)  # type: ignore[arg-type]

    def head(self, table: xml.Table, titles: Iterable[str], heading: Sequence[str] = ()) -> None:
        """Add head rows, repeated on every page and never alone at the foot of one.

        `heading` is set as a heading across the table, in a row of its own above the columns' titles. Not as a
        paragraph before the table: kept with a table of unbreakable rows, LibreOffice 7.4 loses rows.
        """
        if heading:
            table.row(self.paragraph(heading, "Heading 1", keep_with_next=True), head=True)
        table.row(
            *(self.paragraph(title, "Table Head", keep_with_next=True, centred=True) for title in titles), head=True
        )

    def _run(self, text: str, style: str) -> str:
        own = getattr(text, "lang", self.language)
        fonts = fonts_of(own)
        properties = ""
        if own != self.language:
            name = fonts.heading if style in _HEADINGS else fonts.body
            properties = xml.font(fonts, name) + xml.language(fonts.tag)
        elif fonts.ideographic:
            # A hint counts only on the run itself; the font stays the style's.
            properties = '<w:rFonts w:hint="eastAsia"/>'
        if own == "zxx":  # an id, which is read and searched for as a whole
            size = xml.size(min(_ID_SIZE, _ID_WIDTH / (_WIDEST * len(text))))
            return xml.run(text, xml.font(fonts, fonts.body) + size + xml.language(fonts.tag), one_piece=True)
        return xml.run(text, properties)

"""Word files: the look of a language, made once, and in it the body and the properties of each document."""

from __future__ import annotations

import io
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from docx import Document
from docx.opc.coreprops import CoreProperties
from docx.oxml.parser import parse_xml
from lxml import etree

from ...base.zipped import moment, pack
from .styles import set_up

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from docx.oxml.coreprops import CT_CoreProperties

    from ..fonts import Fonts

_BODY, _PROPERTIES = "word/document.xml", "docProps/core.xml"


def word_file(fonts: Fonts, blocks: Iterable[str], properties: Mapping[str, str], date: datetime.date) -> bytes:
    """The .docx in the look of `fonts` whose body is made of `blocks`, paragraphs and tables as xml.py gives them.

    `properties` are named as python-docx names them, and cut where they are too long for it; the file says that it
    was made on `date`. Raises XMLSyntaxError or ValueError for characters that XML does not have.
    """
    parts = dict(_empty(fonts))
    before, page, after = parts[_BODY].decode().partition("<w:sectPr")
    # Parsed, so that what is no XML stops here and not in an office program.
    parts[_BODY] = _written(parse_xml("".join((before, *blocks, page, after)).encode()))
    core = CoreProperties(cast("CT_CoreProperties", parse_xml(parts[_PROPERTIES])))
    for name, value in properties.items():
        setattr(core, name, value[:255])
    core.created = core.modified = moment(date)
    core.revision = 1
    parts[_PROPERTIES] = _written(core._element)
    return pack(parts.items(), date)


@cache
def _empty(fonts: Fonts) -> Mapping[str, bytes]:
    """The parts of an empty document, by name. Once a language: it takes as long as several documents' texts."""
    document, stream = Document(), io.BytesIO()
    set_up(document, fonts)
    document.save(stream)
    with ZipFile(stream) as archive:
        return MappingProxyType({name: archive.read(name) for name in archive.namelist()})


def _written(element: etree._Element) -> bytes:
    return etree.tostring(element, encoding="UTF-8", standalone=True)

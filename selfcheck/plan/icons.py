"""Drawings for the kinds of unit: `data/icons/<sector>.svg`, written anew from their shapes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from markupsafe import Markup

from ..base.files import read_text
from ..base.problems import DataError, Problem, collect
from .data_files import data_files

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 50_000
_SVG = "http://www.w3.org/2000/svg "
_SHAPES = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_ATTRIBUTES = re.compile(
    r"c[xy]|d|(fill|stroke)(-opacity)?|fill-rule|height|opacity|points|r[xy]?|transform|viewBox|width|[xy][12]?"
    r"|stroke-(dasharray|linecap|linejoin|miterlimit|width)"
)
_DROPPED = re.compile(r"id|class|version|role|focusable|(aria|data)-.*")  # say nothing about the shape
_VALUE = re.compile(r"[#%(),.\w\s+-]*", re.ASCII)
_PLAIN = "keep shapes only: path, rect, circle, line, polygon, g"


def read_icons(data: Path) -> dict[str, Markup]:
    """The drawings by sector id. Raises DataError for a file that is more than a plain drawing."""
    problems: list[Problem] = []
    icons = {
        file.stem: icon
        for file in data_files(data, "icons/*.svg")
        if (icon := collect(problems, _read, file, file.relative_to(data.parent).as_posix()))
    }
    if problems:
        raise DataError(problems)
    return icons


def _read(file: Path, name: str) -> Markup:
    return _Drawing(name).read(read_text(file, name, _MAX_BYTES))


class _Drawing:
    """Takes shapes and their known attributes out of a file and writes them anew.

    Nothing of the file itself gets into a page: what XML takes for a comment or an entity, HTML may take for markup.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.pieces: list[str] = []
        self.problems: list[Problem] = []
        self.parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = self.doctype

    def read(self, text: str) -> Markup:
        """The drawing's markup. Raises DataError with everything that is no shape."""
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            message = f"not valid SVG: {expat.ErrorString(error.code)}"
            self.problems.append(
                Problem(self.name, error.lineno, error.offset + 1, message, "save it again as plain SVG")
            )
        if self.problems:
            raise DataError(self.problems)
        return Markup("".join(self.pieces))

    def refuse(self, what: str) -> None:
        """Note what does not belong in a drawing, at the parser's place."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.problems.append(Problem(self.name, line, column, f"not a plain drawing: {what}", _PLAIN))

    def doctype(self, *_declaration: object) -> None:
        """A declaration of entities may begin, which could multiply or name other files."""
        self.refuse("a document type declaration")
        raise DataError(self.problems)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        shape = tag.removeprefix(_SVG)
        if shape not in _SHAPES or tag == shape or (not self.pieces and shape != "svg"):
            self.refuse(f"<{tag.rpartition(' ')[2]}>")
        kept = "" if self.pieces else f' xmlns="{_SVG.strip()}"'
        for key, value in attributes.items():
            if _DROPPED.fullmatch(key):
                continue
            if not _ATTRIBUTES.fullmatch(key):
                self.refuse(f"the attribute {key.rpartition(' ')[2]}")
            elif not _VALUE.fullmatch(value) or "url" in value.lower():
                self.refuse(f'{key}="{value[:40]}"')
            kept += f' {key}="{value}"'
        self.pieces.append(f"<{shape}{kept}>")

    def end(self, tag: str) -> None:
        """An element ends."""
        self.pieces.append(f"</{tag.removeprefix(_SVG)}>")

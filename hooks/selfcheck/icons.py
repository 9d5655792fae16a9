"""Drawings for the kinds of unit: `data/icons/<sector>.svg`, put into pages as they are."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from markupsafe import Markup

from .problems import DataError, Problem

_SVG = "{http://www.w3.org/2000/svg}"
_ALLOWED = {f"{_SVG}{tag}" for tag in ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon")}


def read_icons(data: Path) -> dict[str, Markup]:
    """The drawings by sector id. Raises DataError for a file that is more than a plain drawing,
    since it would stand in every page as it is."""
    icons: dict[str, Markup] = {}
    problems: list[Problem] = []
    for file in sorted((data / "icons").glob("*.svg")):
        name = file.relative_to(data.parent).as_posix()
        text = file.read_text("utf-8")
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            line, column = error.position
            problems.append(Problem(name, line, column + 1, f"not valid SVG: {error}", "save it again as plain SVG"))
            continue
        strange = sorted(
            {element.tag.removeprefix(_SVG) for element in root.iter() if element.tag not in _ALLOWED}
            | {
                key
                for element in root.iter()
                for key, value in element.attrib.items()
                if key.startswith("on") or "href" in key or "url(" in value
            }
        )
        if strange:
            message = f"not a plain drawing: {', '.join(strange)}"
            problems.append(Problem(name, 1, 1, message, "keep shapes only: path, rect, circle, line, polygon, g"))
        icons[file.stem] = Markup(text.strip())
    if problems:
        raise DataError(problems)
    return icons

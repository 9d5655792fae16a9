"""How other office programs write the same workbook: each takes an .xlsx and gives another with the same entries."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, unescape

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, str]
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_SHARED = re.compile(r"<si>(.*?)</si>", re.DOTALL)
_TEXT = re.compile(r"<t(?: [^>]*)?>(.*?)</t>", re.DOTALL)


def changed(workbook: bytes, change: Callable[[Parts], None]) -> bytes:
    """The workbook with its parts, by name, changed."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    change(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def _in_sheets(work: Callable[[str], str]) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        for name in parts:
            if _SHEET.fullmatch(name):
                parts[name] = work(parts[name])

    return change


def lying_dimension(xml: str) -> str:
    """WPS states A1 as a sheet's size."""
    return re.sub(r'<dimension ref="[^"]*"/>', '<dimension ref="A1"/>', xml)


def no_places(xml: str) -> str:
    """Some writers leave out where rows and cells stand, where they follow each other; empty ones are written."""

    def row(found: re.Match[str]) -> str:
        cells, at = [], 0
        for cell in re.finditer(r'<c r="([A-Z]+)\d+"([^>]*?)(/>|>.*?</c>)', found[3], re.DOTALL):
            column = 0
            for letter in cell[1]:
                column = column * 26 + ord(letter) - 64
            cells += ["<c/>"] * (column - at - 1) + [f"<c{cell[2]}{cell[3]}"]
            at = column
        return f'<row r="{found[1]}"{found[2]}>{"".join(cells)}</row>'

    return re.sub(r'<row r="(\d+)"([^>]*)>(.*?)</row>', row, xml, flags=re.DOTALL)


def prefixed(xml: str) -> str:
    """The tags of the Open XML SDK have a prefix."""
    xml = re.sub(r"<(/?)([a-zA-Z])", r"<\1x:\2", xml)
    return xml.replace(' xmlns="http://schemas.openxml', ' xmlns:x="http://schemas.openxml')


def inline_texts(parts: Parts) -> None:
    """No shared strings: each text stands in its cell."""
    shared = ["".join(_TEXT.findall(each)) for each in _SHARED.findall(parts["xl/sharedStrings.xml"])]

    def cell(found: re.Match[str]) -> str:
        text = shared[int(found[2])]
        return f'<c{found[1]} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'

    _in_sheets(lambda xml: re.sub(r'<c((?: r="\w+"| s="\d+")*) t="s"><v>(\d+)</v></c>', cell, xml))(parts)
    parts["xl/sharedStrings.xml"] = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'


def shared_texts(parts: Parts) -> None:
    """All texts are shared, in runs and with how they sound beside them, as Excel writes East Asian ones."""
    texts: list[str] = []

    def cell(found: re.Match[str]) -> str:
        texts.append(unescape(found[2], {"&quot;": '"'}))
        return f'<c{found[1]} t="s"><v>{len(before) + len(texts) - 1}</v></c>'

    before = _SHARED.findall(parts["xl/sharedStrings.xml"])
    pattern = r'<c((?: r="\w+"| s="\d+")*) t="inlineStr"><is><t[^>]*>(.*?)</t></is></c>'
    _in_sheets(lambda xml: re.sub(pattern, cell, xml, flags=re.DOTALL))(parts)
    runs = "".join(f"<si>{_runs(text)}</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace("</sst>", f"{runs}</sst>")


def _runs(text: str) -> str:
    first = text[0] != "_"  # no program tears _x000D_ apart
    pieces = [f'<r><t xml:space="preserve">{escape(piece)}</t></r>' for piece in (text[:first], text[first:]) if piece]
    return f'{"".join(pieces)}<rPh sb="0" eb="1"><t>ピンイン</t></rPh>'


def no_names(parts: Parts) -> None:
    """WPS drops defined names and rewrites styles; sheets are renamed and stand in another order."""
    book = re.sub(r"<definedNames>.*?</definedNames>", "", parts["xl/workbook.xml"], flags=re.DOTALL)
    sheets = re.findall(r"<sheet [^>]*/>", book)
    for number, sheet in enumerate(sheets):
        sheets[number] = re.sub(r' name="[^"]*"', f' name="Sheet{number}"', sheet)
    parts["xl/workbook.xml"] = re.sub(
        r"<sheets>.*?</sheets>", f"<sheets>{''.join(reversed(sheets))}</sheets>", book, flags=re.DOTALL
    )
    _in_sheets(lambda xml: re.sub(r' s="\d+"', "", xml))(parts)


def moved_rows(xml: str) -> str:
    """Rows sorted the other way round, some of them hidden, all three lines further down."""
    rows = re.findall(r"<row [^>]*>.*?</row>", xml, re.DOTALL)
    if "<sheetProtection" not in xml or 'ref="A1:Z' not in xml:
        return xml  # only the sheet that is filled in
    numbers = [int(re.search(r'r="(\d+)"', row)[1]) for row in rows]  # type: ignore[index]
    moved = []
    for row, number in zip(reversed(rows[7:]), numbers[7:], strict=True):
        place = str(number + 3)
        hidden = re.sub(r'(<row r=)"\d+"', rf'\1"{place}" hidden="1"', row)
        moved.append(re.sub(r'(<c r="[A-Z]+)\d+"', rf'\g<1>{place}"', hidden))
    return xml.replace("".join(rows[7:]), "".join(moved))


def no_results(xml: str) -> str:
    """A program that does not compute leaves formulas without their results."""
    return re.sub(r"(</f>)<v>[^<]*</v>", r"\1", xml)


VARIANTS: dict[str, Callable[[Parts], None]] = {
    "lying dimension": _in_sheets(lying_dimension),
    "no places": _in_sheets(no_places),
    "prefixed": _in_sheets(prefixed),
    "inline texts": inline_texts,
    "shared texts": shared_texts,
    "no names": no_names,
    "moved rows": _in_sheets(moved_rows),
    "no results": _in_sheets(no_results),
}

"""What the office's files hold: assessments one by one, whatever they are packed in (`overview/reading/reading.ts`)."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .archive import Archive
from .assessment import MAX_BYTES, Refusal, Refused, parse_json
from .dates import UNDATED
from .kinds import is_collection, is_junk, kind_of, office_kind
from .workbook.cells import read_book
from .workbook.reading import WANTED, read_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COLLECTION = "self-check-collection/1"
_MAX_ARCHIVE = 300 * 1024 * 1024
_MAX_INNER = 64 * 1024 * 1024  # a combined file within an archive is unpacked as a whole
_MAX_WHOLE = 200_000_000  # characters of a combined file that another program has laid out


class Found(NamedTuple):
    """One assessment as JSON, not yet checked, with what was left out of it so far; or why there is none (`reason`)."""

    name: str
    value: Any = None
    refused: tuple[Refusal, ...] = ()
    reason: str = ""


def found_files(places: Iterable[Path], without: Path) -> Iterator[tuple[str, Path]]:
    """All files at or below these places, by name within them, in order.

    Left out are those that systems put there, and the folder `without`, where earlier results lie.
    """
    without = without.resolve()
    for place in places:
        if not place.is_dir():
            yield place.name, place
            continue
        for folder, folders, names in os.walk(place):
            here = Path(folder)
            folders[:] = sorted(each for each in folders if (here / each).resolve() != without)
            if here.resolve() == without:
                continue
            inside = "" if here == place else f"{here.relative_to(place).as_posix()}/"
            for name in sorted(names):
                if not is_junk(inside + name) and (here / name).is_file():
                    yield inside + name, here / name


def read_file(name: str, path: Path) -> Iterator[Found]:
    """All that one file holds."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
            if len(content) > MAX_BYTES:
                yield from _large(name, path, content)
                return
    except OSError:
        yield Found(name, reason="unreadable")
        return
    yield from _read(name, content)


def _large(name: str, path: Path, start: bytes) -> Iterator[Found]:
    if is_collection(start):
        with path.open("rb") as file:
            yield from _collection(name, file, path.stat().st_size)
    elif kind_of(name, start) != "zip":
        yield Found(name, reason="too-large")
    elif path.stat().st_size > _MAX_ARCHIVE:
        yield Found(name, reason="zip-too-large")
    else:
        yield from _archive(name, path.read_bytes())


def _read(name: str, content: bytes, *, inside: bool = False) -> Iterator[Found]:
    """`inside`: the bytes come from an archive, in which no further one is opened but workbooks."""
    kind = kind_of(name, content)
    if kind == "zip":
        yield from _archive(name, content, inside=inside)
    elif is_collection(content):
        yield from _collection(name, content.splitlines(keepends=True), len(content))
    elif kind != "text":
        yield Found(name, reason=kind)
    elif len(content) > MAX_BYTES:
        yield Found(name, reason="too-large")
    else:
        try:
            text = _decoded(content)
        except UnicodeDecodeError:
            yield Found(name, reason="zip-broken" if name.lower().endswith(".zip") else "not-utf8")
            return
        yield _parsed(name, text)


def _decoded(content: bytes) -> str:
    # As a stream, so that a file that breaks off within a letter counts as damaged, not as another encoding.
    return codecs.getincrementaldecoder("utf-8")().decode(content).removeprefix("\ufeff")


def _parsed(name: str, text: str) -> Found:
    if not text.strip():
        return Found(name, reason="empty")
    try:
        return Found(name, parse_json(text))
    except Refused as refused:
        return Found(name, reason=refused.code)


def _archive(name: str, content: bytes, *, inside: bool = False) -> Iterator[Found]:
    try:
        archive = Archive(content)
        kind = office_kind(archive.names)
        if kind == "workbook":
            yield _workbook(name, archive)
        elif kind or inside:
            yield Found(name, reason=kind or "zip-nested")
        elif not archive.names:
            yield Found(name, reason="empty")
        else:
            yield from _entries(name, archive)
    except Refused as refused:
        nested = inside and refused.code.startswith("zip-")
        yield Found(name, reason="zip-nested" if nested else refused.code)


def _workbook(name: str, archive: Archive) -> Found:
    value, refused = read_workbook(read_book(archive.names, archive.read, WANTED), UNDATED)
    return Found(name, value, tuple(refused))


def _entries(name: str, archive: Archive) -> Iterator[Found]:
    for entry in archive:
        inner = f"{name} › {entry}"
        try:
            content = archive.read(entry, MAX_BYTES)
            if len(content) > MAX_BYTES and is_collection(content):
                content = archive.read(entry, _MAX_INNER)
                if len(content) > _MAX_INNER:
                    raise Refused("too-large")
        except Refused as refused:
            yield Found(inner, reason=refused.code)
            if refused.code == "zip-too-large":
                yield Found(name, reason=refused.code)  # the rest of it stays unread
                return
            continue
        if len(content) > MAX_BYTES and not is_collection(content):
            yield Found(inner, reason="too-large")
        else:
            yield from _read(inner, content, inside=True)


def _collection(name: str, lines: Iterable[bytes], size: int) -> Iterator[Found]:
    """The assessments of a combined file: line by line as this site writes it, else as a whole."""
    rest = iter(lines)
    first = next((line for line in rest if line.strip()), b"")
    state = _head(first.strip())
    if state == "items":
        yield from _items(name, rest)
    elif state == "other":
        yield from _whole(name, b"".join([first, *rest]) if size <= _MAX_WHOLE else None)
    else:
        yield Found(name, reason=state)


def _items(name: str, lines: Iterable[bytes]) -> Iterator[Found]:
    number, is_whole = 0, False
    for line in lines:
        text = line.strip()
        if text.strip(b"]} \t") == b"":
            is_whole |= text != b""
            continue
        found = _parsed(f"{name} › {number + 1}", text.strip(b",").decode("utf-8", "replace"))
        if found.reason and not line.endswith(b"\n"):
            break  # where the file was cut
        number += 1
        yield found
    if not is_whole:
        yield Found(name, reason="cut-off")


def _head(line: bytes) -> str:
    """What the first line says: `items` where it opens the list as this site writes it, a refusal, or `other`."""
    try:
        head = parse_json(line.decode("utf-8", "replace") + "]}")
    except Refused:
        return "other"
    if not isinstance(head, dict) or head.get("assessments") != []:
        return "other"
    return _format_refusal(head.get("format")) or "items"


def _whole(name: str, content: bytes | None) -> Iterator[Found]:
    """The same in any layout; None for a file that is too large to be read at once."""
    if content is None:
        yield Found(name, reason="too-large")
        return
    try:
        value = parse_json(_decoded(content))
    except (Refused, UnicodeDecodeError):
        yield Found(name, reason="not-json")
        return
    listed = value.get("assessments") if isinstance(value, dict) else None
    refusal = _format_refusal(value.get("format") if isinstance(value, dict) else None)
    if refusal or not isinstance(listed, list):
        yield Found(name, reason=refusal or "other-format")
        return
    for number, each in enumerate(listed, 1):
        yield Found(f"{name} › {number}", each)


def _format_refusal(form: object) -> str | None:
    if form == _COLLECTION:
        return None
    known = isinstance(form, str) and form.startswith("self-check-collection/") and form.rpartition("/")[2].isdecimal()
    return "newer-format" if known else "other-format"

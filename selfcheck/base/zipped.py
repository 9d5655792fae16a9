"""Zip archives whose bytes depend on their content alone: office files, and the offline package."""

from __future__ import annotations

import datetime
import io
import stat
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def moment(date: datetime.date) -> datetime.datetime:
    """The time that stands in a file instead of the time it was made. Zip archives know none before 1980."""
    return datetime.datetime(max(date.year, 1980), date.month, date.day)  # noqa: DTZ001 - nor time zones


def pack(files: Iterable[tuple[str, bytes]], date: datetime.date) -> bytes:
    """An archive of these files (name, content) in the given order, every one dated `date` and packed alike.

    The same files give the same bytes wherever zlib is the same.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, moment(date).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            # By default it tells the system the file was made on, and only its owner may read what is unpacked.
            entry.create_system = 3
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, content, compresslevel=9)
    return stream.getvalue()


def repacked(archive: bytes, date: datetime.date, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same archive with every entry dated `date` and packed alike; `edit(name, content)` may change an entry."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        files = [(name, old.read(name)) for name in old.namelist()]
    return pack(((name, edit(name, content) if edit else content) for name, content in files), date)

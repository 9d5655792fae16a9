"""Office files are zip archives; these make their bytes depend on the content alone."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable


def moment(date: datetime.date) -> datetime.datetime:
    """The time that stands in a file instead of the time it was made. Zip archives know none before 1980."""
    return datetime.datetime(max(date.year, 1980), date.month, date.day)


def repacked(archive: bytes, date: datetime.date, edit: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The same archive with every entry dated `date` and packed alike; `edit(name, content)` may change an entry."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, moment(date).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # by default it tells the system the file was made on
            entry.external_attr = 0
            content = old.read(name)
            new.writestr(entry, edit(name, content) if edit else content, compresslevel=9)
    return packed.getvalue()

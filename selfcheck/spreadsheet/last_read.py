"""What each workbook said when it was last read into a folder.

People go on in the same workbook after it was read, often without having closed it: what it was written from is then
no longer what they started from. Kept beside the data, by the workbook's name, in a file that nothing else reads.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FILE = ".plan-sheets.json"
_MOST = 20  # workbooks remembered

Sums = dict[str, tuple[str, str]]


def started_from(folder: Path, book: str, given: Sums, base: Sums | None) -> Sums | None:
    """The sums that a workbook's rows had when whoever edited it began: those of its last reading, if this workbook
    goes on from there, else those it was written from.

    Another copy of the same name, which somebody else has edited, does not: all that the reading has changed says there
    what it said when the workbook was written.
    """
    last = _read(folder).get(book)
    if last is None:
        return base
    if base is None:
        return last
    changed = [name for name in {**base, **last} if base.get(name) != last.get(name)]
    return last if not changed or any(given.get(name) != base.get(name) for name in changed) else base


def remembered(folder: Path, book: str, given: Sums) -> tuple[Path, bytes]:
    """The file to write once the workbook has been read, and its content."""
    books = {name: sums for name, sums in _read(folder).items() if name != book}
    kept = dict(list(books.items())[1 - _MOST :] if len(books) >= _MOST else books.items())
    return folder / _FILE, json.dumps({**kept, book: given}, ensure_ascii=False).encode()


def _read(folder: Path) -> Mapping[str, Sums]:
    try:
        found: Any = json.loads((folder / _FILE).read_text("utf-8"))
        return {str(book): {name: (one, other) for name, (one, other) in sums.items()} for book, sums in found.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}  # without it a row that is edited twice is a question

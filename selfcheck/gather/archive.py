"""Archives that people hand in (`browser/core/zip.ts`): nothing one states is believed."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from .assessment import Refused
from .kinds import is_junk

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRIES = 20_000
_UNPACKED = 400 * 1024 * 1024


class Archive:
    """An archive's files, in its order. Raises Refused when it cannot be read at all."""

    def __init__(self, content: bytes) -> None:
        try:
            self._file = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
            raise Refused("zip-broken") from None
        everything = self._file.infolist()
        if len(everything) > _ENTRIES:
            raise Refused("zip-too-many")
        # Files that share their bytes with others: how a small archive states a vast content.
        if sum(each.compress_size for each in everything) > len(content):
            raise Refused("zip-broken")
        if sum(each.file_size for each in everything) > _UNPACKED:
            raise Refused("zip-too-large")
        self._entries = {_name(each): each for each in everything if not each.is_dir()}
        self._left = _UNPACKED

    @property
    def names(self) -> list[str]:
        """The names of its files; each is only a name, whatever path it holds."""
        return [name for name in self._entries if not is_junk(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def read(self, name: str, most: int) -> bytes:
        """The bytes of a file; of a larger one `most` and one more. Raises Refused where it cannot be unpacked."""
        entry = self._entries[name]
        if entry.flag_bits & 1:
            raise Refused("zip-encrypted")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise Refused("zip-method")
        try:
            with self._file.open(entry) as file:
                content = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
            raise Refused("zip-broken") from None
        self._left -= len(content)
        if self._left < 0:
            raise Refused("zip-too-large")
        return content


def _name(entry: zipfile.ZipInfo) -> str:
    """Windows in Chinese writes names in GBK and does not say so."""
    if entry.flag_bits & 0x800:
        return entry.filename
    content = entry.orig_filename.encode("cp437", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030", "replace")

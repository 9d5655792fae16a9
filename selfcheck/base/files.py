"""Bounded, non-blocking reads; atomic writes."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

_MENDING = "check that it exists and may be read"


def read_bytes(file: Path, name: str, limit: int) -> bytes:
    """The content of a file; `name` is the path to show in messages.

    Raises DataError where it is no plain file (a pipe would be waited for, a device never ends), cannot be read,
    or has more than `limit` bytes.
    """

    def refuse(message: str, remedy: str = _MENDING) -> DataError:
        return DataError([Problem(name, 1, 1, message, remedy)])

    try:
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with open(file, "rb", opener=lambda path, _flags: os.open(path, flags)) as stream:
            state = os.fstat(stream.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise refuse("this is not a plain file", "put a file in its place")
            content = stream.read(limit + 1)
            if len(content) > limit:
                raise refuse(
                    f"the file has {max(state.st_size, len(content)):,} bytes, more than {limit:,}",
                    "split it, or take out what is not data",
                )
            return content
    except OSError as error:
        raise refuse(f"the file cannot be read: {error.strerror}") from error


def read_text(file: Path, name: str, limit: int) -> str:
    """The content of a UTF-8 file, without its byte order mark. Raises DataError as `read_bytes` does."""
    raw = read_bytes(file, name, limit)
    try:
        # Without its mark, UTF-16 of Latin letters is valid UTF-8 full of zero bytes.
        if b"\0" not in raw[:2]:
            return raw.decode("utf-8-sig")
        line, message = 1, "the file is UTF-16 text, not UTF-8"
    except UnicodeDecodeError as error:
        line, message = len((raw[: error.start] + b".").splitlines()), "the file is not UTF-8 text"
    raise DataError([Problem(name, line, 1, message, "save it again with the encoding UTF-8")])


def is_free(folder: Path) -> bool:
    """Whether a folder may be written into: it is not there, or there is nothing in it."""
    return not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))


def odd_files(folder: Path) -> list[Problem]:
    """What stands in a folder of pages and would be waited for or never end: pipes, sockets, devices."""
    return [
        Problem(
            f"{folder.name}/{file.relative_to(folder).as_posix()}",
            1,
            1,
            "this is not a plain file",
            "put a file in its place",
        )
        for file in sorted(folder.rglob("*"))
        if file.exists() and not file.is_file() and not file.is_dir()
    ]


def write_bytes(file: Path, content: bytes) -> None:
    """Put `content` in place of the file at once: whatever stops the work, the old file or the new one is there."""
    write_all({file: content})


def write_all(files: Mapping[Path, bytes | None]) -> None:
    """The same for several files, of which None takes one away.

    All are written beside the old ones before the first takes its place: a full disk or a folder that may not be
    written into changes nothing.
    """
    beside: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            if content is not None:
                file = Path(os.path.realpath(name))  # a link stays a link
                beside.append((_beside(file, content), file))
        for new, file in beside:
            new.replace(file)
        for name, content in files.items():
            if content is None:
                name.unlink(missing_ok=True)
    except BaseException:
        for new, _ in beside:
            with suppress(OSError):
                new.unlink()
        raise


def _beside(file: Path, content: bytes) -> Path:
    """A finished file beside the one whose place it is to take."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".new", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(stat.S_IMODE(file.stat().st_mode) if file.exists() else 0o666 & ~_mask())
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    return beside


def write_text(file: Path, content: str) -> None:
    """The same for text, as UTF-8."""
    write_bytes(file, content.encode("utf-8"))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

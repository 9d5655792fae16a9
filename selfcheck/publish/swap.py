"""Builds beside a folder, then puts the whole in its place (`selfcheck swap`).

The command builds into $SITE_DIR. Only when it succeeds does its result take the folder's place, in one step where
the system can exchange two folders (Linux, macOS), else in two; a stop between the two is mended by the next run.
Whenever the work stops, FOLDER is the whole old one or the whole new one, or that next run brings the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ..base.problems import SelfCheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

WORK = Path(".build")
_READABLE = 0o022  # a web server is another user: whatever the own mask is, it may read the site


class SwapError(SelfCheckError):
    """Why nothing was built or put in place, in words for the person who asked for it."""


def swap(folder: Path, command: list[str], work: Path = WORK) -> int:
    """Run the command and put what it built in the folder's place; returns the command's exit code.

    `work` has to be on the folder's file system. Raises SwapError where another run is at work or the folder cannot
    be replaced; it is then as it was.
    """
    work.mkdir(parents=True, exist_ok=True)
    built, previous = work / folder.name, work / f"{folder.name}.previous"
    with _alone(work / f"{folder.name}.lock") as lock:
        if folder.is_symlink() or folder.is_file():
            raise SwapError(f"{folder} is a link or a file, not a folder: take it away first.")
        if previous.exists() and not folder.exists():
            previous.rename(folder)
            print(f"An earlier run was interrupted: {folder} is again what it was before.", file=sys.stderr)
        _tidy(folder, built, previous)
        environment = {**os.environ, "SITE_DIR": str(built)}
        try:
            # The command holds the lock too: where it outlives this process, nobody else builds into its folder.
            code = subprocess.run(command, env=environment, pass_fds=lock, umask=_READABLE, check=False).returncode
            if code:
                return code
            if not built.is_dir():
                raise SwapError(f"{command[0]} has built nothing")
            os.sync()  # after a power cut the new names must not lead to files that were never written
            put_in_place(built, folder, previous)
            return 0
        except OSError as error:
            raise SwapError(f"{folder} could not be replaced and is as it was: {error.strerror}") from error
        finally:
            _tidy(folder, built, previous)


def _tidy(folder: Path, built: Path, previous: Path) -> None:
    shutil.rmtree(built, ignore_errors=True)
    if folder.exists():
        shutil.rmtree(previous, ignore_errors=True)


def put_in_place(built: Path, folder: Path, previous: Path) -> None:
    """Let `built` take the place of `folder`, whose content goes to `built` or `previous`."""
    if not folder.exists():
        built.rename(folder)
    elif not exchange(built, folder):
        folder.rename(previous)
        try:
            built.rename(folder)
        except OSError:
            previous.rename(folder)
            raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or the file system cannot."""
    names = os.fsencode(one), os.fsencode(other)
    with suppress(AttributeError):  # no such function here
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return library.renamex_np(*names, 2) == 0  # RENAME_SWAP
        here = -100  # AT_FDCWD: the names are paths
        return library.renameat2(here, names[0], here, names[1], 2) == 0  # RENAME_EXCHANGE
    return False


@contextmanager
def _alone(lock: Path) -> Iterator[tuple[int]]:
    """Two runs at once would build into one folder; gives the descriptor that holds the lock."""
    with lock.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.EACCES):
                raise
            raise SwapError("Another build is at work here: wait for its end.") from None
        yield (stream.fileno(),)

"""How far long work has come, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = TypeVar("Item")


class Track(Protocol):
    """Gives items on, and may tell somebody which of `total` it is."""

    def __call__(self, items: Iterable[Item], total: int) -> Iterable[Item]:
        """Gives `items`, unchanged and in order."""
        ...


def untold(items: Iterable[Item], total: int) -> Iterable[Item]:  # noqa: ARG001
    """Tells nobody."""
    return items


def progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Keeps a line of the terminal saying which it is; says nothing where stderr is no terminal."""
    shown = sys.stderr.isatty()
    for number, item in enumerate(items, start=1):
        if shown:
            print(f"\r{number} of {total} ", end="", file=sys.stderr, flush=True)
        yield item
    if shown:
        print("\r\033[K", end="", file=sys.stderr, flush=True)

"""Data folders with files that are large, or no files at all: how each is made, and what has to be said of it."""

from __future__ import annotations

import os
import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SECTOR = "sectors/1-piers.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" '
SOUND = "glossary: 1 terms"  # what the command says of data without a fault
REQUIREMENT = "      - {{id: r{}, text: T, anchor: ab, scale: has}}\n"


def write(file: Path, content: str) -> None:
    """Write a file in a folder that may not be there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, "utf-8")


def sector(content: str) -> Callable[[Path], None]:
    """A sector's file with this content."""
    return lambda data: write(data / SECTOR, content)


def replaced(old: str, new: str) -> Callable[[Path], None]:
    """The sector's file with a text in place of another."""

    def spoil(data: Path) -> None:
        text = (data / SECTOR).read_text("utf-8")
        assert old in text
        write(data / SECTOR, text.replace(old, new, 1))

    return spoil


def appended(lines: Iterable[str]) -> Callable[[Path], None]:
    """The sector's file with further lines."""

    def spoil(data: Path) -> None:
        with (data / SECTOR).open("a", encoding="utf-8") as file:
            file.writelines(lines)

    return spoil


def filled(size: int) -> Callable[[Path], None]:
    """The sector's file brought to a size by a comment."""
    return lambda data: appended(["#" * (size - (data / SECTOR).stat().st_size)])(data)


def instead(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Something else in the place of a file or folder; the name "." means the data folder."""

    def spoil(data: Path) -> None:
        file = data / name
        if file.is_dir():
            shutil.rmtree(file)
        file.unlink(missing_ok=True)
        file.parent.mkdir(exist_ok=True)
        make(file)

    return spoil


def retired(entries: dict[str, list[str]]) -> Callable[[Path], None]:
    """A list of retired ids with where their answers go."""
    lines = [
        f"- {{id: piers.{name}, fate: {'moved' if len(to) == 1 else 'split'}, since: 1, reason: x, "
        f"to: [{', '.join(f'piers.{target}' for target in to)}]}}\n"
        for name, to in entries.items()
    ]
    return lambda data: write(data / "retired.yml", "retired:\n" + "".join(lines))


def many_ids_gone(data: Path) -> None:
    """The project's own plan, and a list of thousands of published ids that it does not have."""
    shutil.rmtree(data)
    shutil.copytree(PROJECT / "data", data, ignore=shutil.ignore_patterns("original", "locales"))
    write(data / "published-ids.txt", "".join(f"agencies.gone-{number}\n" for number in range(3000)))


def laughs() -> str:
    """Twenty lists, each of nine times the one before: a billion billions of items in one kilobyte."""
    lists = [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghijklmnopqrst")]
    return "\n".join(["a: &a [lol]", *lists])


TOO_DEEP = "nested more than 12 levels deep"
NO_FILE = "1:1: this is not a plain file"
CIRCLE = "would go round in a circle"

# What was done to the folder -> how, and a part of what the command then says.
HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "a billion laughs": (sector(laughs()), f"{SECTOR}:1:4: the YAML anchor &a is not used in plan data"),
    "a million brackets": (sector("a: " + "[" * 1_000_000), f"{SECTOR}:1:15: {TOO_DEEP}"),
    "mappings in mappings": (sector("a: " + "{a: " * 400_000), f"{SECTOR}:1:48: {TOO_DEEP}"),
    "lists in lists": (sector("- " * 900_000), f"{SECTOR}:1:25: {TOO_DEEP}"),
    "keys in keys": (sector("? " * 900_000), f"{SECTOR}:1:3: a key that is not plain text"),
    "deep indentation": (sector("".join(" " * n + "a:\n" for n in range(1900))), f"{SECTOR}:13:13: {TOO_DEEP}"),
    "a number of 100,000 digits": (replaced("target: 2", "target: 1" + "0" * 100_000), "`, not a number"),
    "a title of 1 MB": (replaced("title: Piers", "title: " + "x" * 10**6), "`title` has 1000000 characters"),
    "an id of 1 MB": (replaced("id: ropes", "id: " + "x" * 10**6), "`id` has 1000000 characters"),
    "a condition of 1 MB": (replaced("when: crane", "when: " + "x" * 10**6), "`when` has 1000000 characters"),
    "a key of 1 MB": (replaced("title: Piers", f"? {'k' * 10**6}\n: 1"), f"{SECTOR}:2:3: unknown key `kkkkk"),
    "a file of a byte too many": (filled(2_000_001), f"{SECTOR}:1:1: the file has 2,000,001 bytes"),
    "a file just small enough": (filled(2_000_000), SOUND),
    "ten gigabytes": (lambda data: os.truncate(data / SECTOR, 10 * 2**30), "the file has 10,737,418,240 bytes"),
    "100,000 requirements": (appended(map(REQUIREMENT.format, range(100_000))), f"{SECTOR}:1:1: the file has 5,38"),
    "8,000 faults": (
        appended(REQUIREMENT.format(n).replace("text", "txet") for n in range(4000)),
        "… and 7800 more. Mend these first: the others may have the same cause.",
    ),
    "3,000 published ids that are gone": (many_ids_gone, "… and 2800 more."),
    "a chain of 10,000 retirements": (
        retired({f"c{n}": [f"c{n + 1}"] for n in range(9_999)} | {"c9999": ["ropes"]}),
        SOUND,
    ),
    "a circle of 10,000 retirements": (
        retired({f"c{n}": [f"c{(n + 1) % 10_000}"] for n in range(10_000)}),
        f"data/retired.yml:2:4: the answers of `piers.c0` {CIRCLE}",
    ),
    "a circle of a split and a move": (
        retired({"a": ["b", "ropes"], "b": ["a"], "c": ["a"]}),
        f"data/retired.yml:3:4: the answers of `piers.b` {CIRCLE}",
    ),
    "a translation of 1 MB": (
        lambda data: write(data / "locales/zh/plan.po", f'msgid "Piers"\nmsgstr "{"x" * 10**6}"\n'),
        "it has 1000000 characters, more than 2000",
    ),
    "a catalogue of 6 MB": (
        lambda data: write(data / "locales/zh/plan.po", "#" * 6_000_000),
        "data/locales/zh/plan.po:1:1: the file has 6,000,000 bytes",
    ),
    "a drawing of 100,000 shapes": (
        lambda data: write(data / "icons/piers.svg", f"{SVG}>{'<g/>' * 100_000}</svg>"),
        "data/icons/piers.svg:1:1: the file has 400,047 bytes",
    ),
    "an official text of 6 MB": (
        lambda data: write(data / "original/plan.en.txt", "Of piers" * 750_000),
        "data/original/plan.en.txt:1:1: the file has 6,000,000 bytes",
    ),
    "a folder in place of a file": (instead(SECTOR, Path.mkdir), f"{SECTOR}:1:1: the file cannot be read: Is a dir"),
    "a link to itself": (instead(SECTOR, lambda file: file.symlink_to(file.name)), "Too many levels of symbolic links"),
    "a link to nowhere": (instead(SECTOR, lambda file: file.symlink_to("none")), f"{SECTOR}:1:1: the file cannot be"),
    "a needed file that leads nowhere": (
        instead("plan.yml", lambda file: file.symlink_to("none")),
        "data/plan.yml:1:1: the file cannot be read: No such file or directory",
    ),
    "a folder that leads to itself": (
        instead("sectors", lambda folder: folder.symlink_to("sectors")),
        "data/sectors/<name>.yml:1:1: the file is missing",
    ),
    "a link back to the whole": (lambda data: (data / "sectors/again").symlink_to(".."), SOUND),
    "a device that never ends": (instead(SECTOR, lambda file: file.symlink_to("/dev/zero")), NO_FILE),
    "an empty folder": (instead(".", Path.mkdir), "data/plan.yml:1:1: the file is missing"),
    "no folder": (instead(".", lambda folder: None), "data:1:1: there is no such folder"),
    "a file in place of the folder": (instead(".", Path.touch), "data:1:1: there is no such folder"),
    "a name that breaks the line": (
        lambda data: write(data / "sectors/3-a\n\u202e'.yml", "id: x\n"),
        "data/sectors/3-a\\u000a\\u202e'.yml:1:1: `audience` is missing",
    ),
    "a name that is no text": (
        lambda data: write(Path(os.fsdecode(os.fsencode(data) + b"/sectors/\xff.yml")), "id: x\n"),
        "data/sectors/\\udcff.yml:1:1: `audience` is missing",
    ),
    **{
        f"a pipe at {name}": (instead(name, os.mkfifo), f"data/{name}:{NO_FILE}")
        for name in (SECTOR, "published-ids.txt", "icons/piers.svg", "original/plan.en.txt")
    },
}

"""`make coverage`: how much of each room the tests run, as a table; below it the lines of a room that none does.

Python's share is that of `coverage json`; the browser code's is what its own tests run (lcov) together with what
the journeys run in Chromium (its profiler's answers, led back to the sources by the scripts' source maps).
"""

from __future__ import annotations

import base64
import json
import re
import sys
from bisect import bisect_right
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MAP = re.compile(r"//# sourceMappingURL=data:application/json[^,]*;base64,(\S+)")

Lines = dict[str, dict[int, bool]]  # file -> line -> whether it was run


def python_lines(report: Path) -> Lines:
    """The lines of a report of `coverage json`, files as `hooks/…`."""
    found: Lines = {}
    for name, file in json.loads(report.read_text("utf-8"))["files"].items():
        found[name] = dict.fromkeys(file["executed_lines"], True) | dict.fromkeys(file["missing_lines"], False)
    return found


def lcov_lines(report: Path) -> Lines:
    """The lines of an lcov report, files as `browser/…`; tests are left out."""
    found: Lines = {}
    lines: dict[int, bool] = {}
    for record in report.read_text("utf-8").splitlines():
        if record.startswith("SF:"):
            name = re.sub(r"^.*?browser/", "browser/", record[3:].replace("\\", "/"))
            lines = {} if "/tests/" in name else found.setdefault(name, {})
        elif match := re.match(r"DA:(\d+),(\d+)", record):
            lines[int(match[1])] = int(match[2]) > 0
    return found


def journey_lines(folder: Path) -> Lines:
    """The lines of the scripts in `folder` that the profiler's answers (`*.json` there) call run."""
    scripts = {file.name: file.read_text("utf-8") for file in (folder / "assets" / "javascripts").glob("*.js")}
    # The profiler counts in UTF-16: a character beyond the first 65,536 is two.
    wide = {name: "".join(c if ord(c) < 0x10000 else "  " for c in text) for name, text in scripts.items()}
    run = {name: bytearray(len(text)) for name, text in wide.items()}
    for file in sorted(folder.glob("*.json")):
        for entry in json.loads(file.read_text("utf-8")):
            name = entry["url"].rsplit("/", 1)[-1]
            if name not in wide:
                continue
            once = bytearray(len(wide[name]))
            for function in entry["functions"]:  # outer ones first; what stands later is more exact
                for part in function["ranges"]:
                    length = part["endOffset"] - part["startOffset"]
                    once[part["startOffset"] : part["endOffset"]] = bytes([part["count"] > 0]) * length
            run[name] = bytearray(a | b for a, b in zip(run[name], once, strict=True))
    found: Lines = {}
    for name, text in wide.items():
        for position, source, line in _mappings(text):
            if match := re.search(r"browser/((?!.*node_modules).+\.ts)$", source):
                lines = found.setdefault(f"browser/{match[1]}", {})
                lines[line] = lines.get(line, False) or bool(run[name][position])
    return found


def _mappings(script: str) -> Iterator[tuple[int, str, int]]:
    """Position in the script, source and line (from 1) of every piece that the script's own map leads back."""
    encoded = _MAP.search(script)
    assert encoded, "the scripts are made with a source map inside"
    maps = json.loads(base64.b64decode(encoded[1]))
    start = source = line = 0
    for text, made in zip(maps["mappings"].split(";"), script.splitlines(keepends=True), strict=False):
        column = 0
        for piece in filter(None, text.split(",")):
            numbers = list(_numbers(piece))
            column += numbers[0]
            if len(numbers) > 1:
                source, line = source + numbers[1], line + numbers[2]
                yield start + column, maps["sources"][source], line + 1
        start += len(made)


def _numbers(piece: str) -> Iterator[int]:
    """The numbers of a piece of a source map (base 64, variable length, sign in the last bit)."""
    number = shift = 0
    for digit in map(_DIGITS.index, piece):
        number |= (digit & 31) << shift
        shift += 5
        if digit < 32:
            yield -(number >> 1) if number & 1 else number >> 1
            number = shift = 0


def united(one: Lines, other: Lines) -> Lines:
    """The lines of both; where both know a file, those of `other`, run if either says so."""
    result = dict(one)
    for name, lines in other.items():
        known = one.get(name, {})
        result[name] = {line: hit or known.get(line, False) for line, hit in lines.items()}
    return result


def table(lines: Lines) -> Iterator[str]:
    """One line a room: files, lines, and the share that was run."""
    rooms: dict[str, list[dict[int, bool]]] = {}
    for name, file in lines.items():
        rooms.setdefault(name.rpartition("/")[0], []).append(file)
    yield f"{'room':32}{'files':>6}{'lines':>8}{'run':>8}"
    for room, files in sorted(rooms.items()):
        count, run = sum(map(len, files)), sum(sum(file.values()) for file in files)
        yield f"{room:32}{len(files):6}{count:8}{100 * run / count if count else 100:7.1f}%"


def gaps(lines: Lines) -> Iterator[str]:
    """Each file with lines that nothing runs, and which."""
    for name, file in sorted(lines.items()):
        missed = sorted(line for line, hit in file.items() if not hit)
        if missed:
            yield f"{name}: {', '.join(_spans(missed, sorted(file)))}"


def _spans(missed: list[int], known: list[int]) -> Iterator[str]:
    """Neighbours among the known lines as one span: `5-9`."""
    first = last = missed[0]
    for line in [*missed[1:], 0]:
        after = bisect_right(known, last)
        if after < len(known) and known[after] == line:
            last = line
            continue
        yield f"{first}-{last}" if last > first else str(first)
        first = last = line


def main() -> int:
    """Print the table for the folder that `make coverage` fills."""
    folder = Path(sys.argv[1])
    browser = united(lcov_lines(folder / "deno.lcov"), journey_lines(folder / "browser"))
    lines = python_lines(folder / "python.json") | browser
    print(*gaps(lines), "", *table(lines), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

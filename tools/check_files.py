"""What must not get into the repository: large files, and the plan's own sentences.

`python tools/check_files.py FILE …` looks at these files and prints every fault. The official text is read from
data/original/plan.zh.txt, or from the file that OFFICIAL_TEXT names; without it sentences are not compared.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PROJECT = Path(__file__).parents[1]
LARGEST = 300_000  # bytes; the largest file of the project, a catalogue, has a third of it
LONGEST = 20  # characters of the plan in a row; an anchor has 16
TEXTS = {".css", ".html", ".json", ".md", ".po", ".py", ".ts", ".txt", ".yml"}
# Titles are quoted in full.
TITLES = (
    "腾格里经济技术开发区深入开展民族团结进步创建“七进”活动实施方案",
    "阿拉善盟盟委、行署办公厅关于进一步推动民族团结进步创建活动进机关进企业进社区进两镇进学校进寺庙进部队的实施意见",
    "腾格里经济技术开发区创建全国民族团结进步示范开发区工作领导小组办公室",
)


def large_files(files: Iterable[Path]) -> list[str]:
    """A line for each file that is larger than LARGEST."""
    return [
        f"{file}: {file.stat().st_size:,} bytes, more than {LARGEST:,}: generate it, or fetch it at build time"
        for file in files
        if file.stat().st_size > LARGEST
    ]


def copied_sentences(files: Iterable[Path], official: str) -> list[str]:
    """A line for each file that repeats more than LONGEST characters of the plan, apart from TITLES."""
    known, titles = set(_pieces(official)), _flat("".join(TITLES))
    found = []
    for file in files:
        if file.suffix in TEXTS:
            pieces = _pieces(file.read_text("utf-8", errors="ignore"))
            copied = [piece for piece in pieces if piece in known and piece not in titles]
            if copied:
                found.append(f"{file}: repeats the plan (“{copied[0]}…”): say it in own words")
    return found


def official_text() -> str | None:
    """The official text where this machine has it."""
    for file in (PROJECT / "data/original/plan.zh.txt", Path(os.environ.get("OFFICIAL_TEXT", "none"))):
        if file.is_file():
            return file.read_text("utf-8-sig")
    return None


def _pieces(text: str) -> list[str]:
    flat = _flat(text)
    return [flat[start : start + LONGEST + 1] for start in range(len(flat) - LONGEST)]


def _flat(text: str) -> str:
    """Without spaces, quotation marks and full-width punctuation, so that only the words are compared."""
    text = re.sub(r"[\s《》“”]", "", text)
    return text.translate(str.maketrans("，；：（）？！", ",;:()?!"))


def main() -> int:
    """Check the files that are named; returns the exit code."""
    files = [Path(name) for name in sys.argv[1:]]
    faults = large_files(files)
    if official := official_text():
        faults += copied_sentences(files, official)
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

"""The official text as people have it: copied from a web page, a PDF or a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from selfcheck.plan.load import load_plan
from selfcheck.plan.original import passages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAIN = (
    "Of piers. Order: the pier be cared for; coil the ropes; hold two drills; test the crane; look over roofs.\n"
    "Of boats. Safety: light the lamps and keep a log.\n"
)


def wrapped(text: str, width: int) -> str:
    """The text with hard line breaks, within words too."""
    return "".join(line[at : at + width] + "\n" for line in text.splitlines() for at in range(0, len(line), width))


# What programs do to a text; each copy holds the same anchors in the same order.
COPIES: dict[str, Callable[[str], str]] = {
    "as it is": lambda text: text,
    "broken after 20 characters": lambda text: wrapped(text, 20),
    "broken after 7 characters": lambda text: wrapped(text, 7),
    "with Windows' line ends": lambda text: text.replace("\n", "\r\n"),
    "with invisible characters": lambda text: re.sub("(.{3})", "\\1\u200b\u00ad", text),
    "with blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "in full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "indented": lambda text: re.sub("^", "\u3000\u3000", text, flags=re.MULTILINE),
    "with headings on lines of their own": lambda text: re.sub(r"(Order|Safety): ", "\n\\1\n\n", text),
    "with numbered headings": lambda text: re.sub(r"(Order|Safety): ", "\n（一）\\1\n", text),
}


@pytest.mark.parametrize("copy", COPIES)
def test_anchors_and_passages_are_found_in_any_copy(harbour: Path, copy: str) -> None:
    """Line breaks, blanks, widths and invisible characters of a copy are no faults of the anchors."""
    (harbour / "original").mkdir()
    text = COPIES[copy](PLAIN)
    (harbour / "original" / "plan.en.txt").write_text(text, "utf-8", newline="")
    found = passages(load_plan(harbour), text)
    flat = {name: re.sub(r"\W", "", passage) for name, passage in found.items()}
    assert set(flat) == {"piers.order", "boats.safety"}
    if copy != "in full width":
        assert flat["piers.order"].startswith("Orderthepierbecaredfor") and "lookoverroofs" in flat["piers.order"]
        assert flat["boats.safety"] == "Safetylightthelampsandkeepalog"


@pytest.mark.parametrize("pair", ["“”", '""', "「」", "『』", "«»", "„“", "〝〞", "＂＂"])
def test_quotation_marks_of_any_kind_are_one_kind(harbour: Path, pair: str) -> None:
    """An anchor in Chinese quotation marks is found in a copy with straight ones, and the other way round."""
    (harbour / "original").mkdir()
    text = PLAIN.replace("coil the ropes", f"{pair[0]}coil the ropes{pair[1]}")
    (harbour / "original" / "plan.en.txt").write_text(text, "utf-8")
    file = harbour / "sectors" / "1-piers.yml"
    spoilt = file.read_text("utf-8").replace("anchor: coil the ropes", "anchor: '“coil the'")
    file.write_text(spoilt, "utf-8")
    assert load_plan(harbour)

"""Traditional Mongolian in catalogues: faults of encoding, words that are none, and words that no source shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import PROJECT
from termcases import own_site
from translator import BOARD, out_and_back, with_mongolian

from selfcheck.base.problems import DataError
from selfcheck.languages.catalogues import unshown
from selfcheck.languages.messages import messages
from selfcheck.languages.site import Site
from selfcheck.languages.update import Change, update
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = ("piers.title", "Piers")


def with_draft(harbour: Path, text: str, comment: str = "") -> Site:
    """The harbour with this Mongolian draft of a sector's title, as a translator may have left it in the file."""
    with_mongolian(harbour)
    update(harbour, "mn-Mong", "plan", messages(load_plan(harbour)), {ENTRY: Change(text)})
    file = harbour / "locales" / "mn-Mong" / "plan.po"
    at = '#: data/sectors/1-piers.yml\n#, fuzzy\nmsgctxt "piers.title"'
    written = file.read_text("utf-8")
    assert at in written
    file.write_text(written.replace(at, f"{comment}{at}"), "utf-8")
    return Site.load(harbour, PROJECT / "docs")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ᠤᠯᠤᠰ\u202fᠤᠨ", "join the suffix with U+180E"),
        ("ᠤᠯᠤᠰ\u180eᠦᠨ", "the suffix `ᠦᠨ` does not go with `ᠤᠯᠤᠰ`"),
        ("Piers ᠤᠯᠡᠰ", "`ᠤᠯᠡᠰ` is no word: it has vowels of both kinds"),
    ],
    ids=["encoding", "suffix", "no word"],
)
def test_faults_are_found(harbour: Path, text: str, fault: str) -> None:
    """With file and line, as in the glossary."""
    with pytest.raises(DataError) as caught:
        with_draft(harbour, text)
    [problem] = caught.value.problems
    assert problem.path == "data/locales/mn-Mong/plan.po" and problem.line > 10
    assert fault in f"{problem.message} {problem.remedy}"


def test_a_wrong_suffix_hides_no_contradiction(harbour: Path) -> None:
    """What is wrong with the letters and what the glossary calls otherwise are told in one run."""
    plan = harbour / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("short_title: ", "short_title: rope # "), "utf-8")
    with_mongolian(harbour)
    titles = {each.text: each.context for each in messages(load_plan(harbour))}
    changes = {(titles["rope"], "rope"): Change("ᠤᠶᠠᠭ\u180eᠠ"), ENTRY: Change("ᠤᠯᠤᠰ\u180eᠦᠨ")}
    update(harbour, "mn-Mong", "plan", messages(load_plan(harbour)), changes)
    with pytest.raises(DataError) as caught:
        Site.load(harbour, PROJECT / "docs")
    told = " ".join(problem.message for problem in caught.value.problems)
    assert "the suffix `ᠦᠨ`" in told and "`rope` is “ᠣᠯᠤᠰᠤ” in the glossary" in told


@pytest.mark.parametrize(
    ("text", "comment", "words"),
    [
        ("ᠣᠯᠤᠰᠤᠨ\u180eᠤ ᠭᠠᠵᠠᠷ", "", ["ᠭᠠᠵᠠᠷ"]),
        ("ᠣᠯᠤᠰᠤᠨ\u180eᠤ ᠭᠠᠵᠠᠷ", "# catalogue: 地方 = ᠭᠠᠵᠠᠷ ᠤᠨ (a program)\n", []),
        ("ᠬᠠᠳᠠᠭᠠᠯᠠᠭᠰᠠᠨ", "# catalogue: 保存 = ᠬᠠᠳᠠᠭᠠᠯᠠᠬᠤ (a program)\n", []),
        ("ᠭᠠᠵᠠᠷ", "# source: the harbour's sign\n", []),
    ],
    ids=["one that nothing shows", "quoted", "inflected", "a source of the whole"],
)
def test_words_that_no_source_shows_are_told(harbour: Path, text: str, comment: str, words: list[str]) -> None:
    """The glossary's words are known, and those that a comment quotes, in whatever form; the rest is named."""
    site = with_draft(harbour, text, comment)
    found = unshown(harbour, site.plan, site.catalogues)
    assert [each.message for each in found] == [f"“Piers”: no source shows `{word}`" for word in words]
    assert [str(each) in site.notices for each in found] == [True] * len(words)


def test_no_draft_of_ours_is_from_memory() -> None:
    """Every word of every Mongolian draft, of the interface and of the plan, stands in a source that is named."""
    site = own_site()
    assert sum(entry.fuzzy for domain in ("plan", "ui") for entry in site.catalogues["mn-Mong", domain].entries) > 80
    assert unshown(site.data, site.plan, site.catalogues) == []


def test_a_source_stands_with_a_draft_until_the_text_changes(harbour: Path) -> None:
    """What a worksheet names is kept as a comment, shown with the text again, and goes with it."""
    with_mongolian(harbour)
    out_and_back(harbour, {"Piers": {"new translation": "ᠭᠠᠵᠠᠷ", "source": "a sign"}}, "mn-Mong")
    file = harbour / "locales" / "mn-Mong" / "plan.po"
    assert "# source: a sign" in file.read_text("utf-8")
    out_and_back(harbour, {"Piers": {"new translation": "ᠣᠷᠣᠨ", "reviewed by": BOARD}}, "mn-Mong")
    assert "a sign" not in file.read_text("utf-8")

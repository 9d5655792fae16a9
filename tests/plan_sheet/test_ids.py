"""Ids are for ever: what becomes of a requirement that is gone from a workbook is told, not guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from plan_sheets import Book, read, refusals

from selfcheck.commands import main
from selfcheck.plan.load import load_plan
from selfcheck.spreadsheet.questions import Fate, Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_published_requirement_that_is_gone_is_asked_about(office: Callable[[], Book], harbour: Path) -> None:
    """Under another id, moved to another kind of unit, taken out: each becomes an entry by what is answered."""
    book = (
        office().put("requirements", "ropes", id="cables").put("requirements", "log", sector="piers", measure="order")
    )
    book.remove("requirements", "drills")
    asked: list[Question] = []

    def answer(question: Question) -> Fate:
        asked.append(question)
        return (
            Fate("moved", question.likely[:1], "Another name") if question.likely else Fate("dropped", (), "No drills")
        )

    read(book.save(), harbour, answer)
    assert {each.id: each.likely[:1] for each in asked} == {
        "piers.ropes": ("piers.cables",),
        "boats.log": ("piers.log",),
        "piers.drills": ("piers.cables",),
    }
    told = {entry.id: (entry.fate, entry.to, entry.since) for entry in load_plan(harbour).retired}
    assert told["boats.log"] == ("moved", ["piers.log"], 3)


def test_without_an_answer_it_is_refused(office: Callable[[], Book], harbour: Path) -> None:
    """The sheet of retired ids is named, where the answer can be written too."""
    found = refusals(office().remove("requirements", "drills"), harbour)
    assert found == {"retired A4": "the published id `piers.drills` is gone without an entry here"}
    book = Book(harbour.parent / "plan.xlsx")
    book.add("retired", id="piers.drills", fate="dropped", since=3, reason="No drills are held")
    read(book.save(), harbour)
    assert load_plan(harbour).retired[-1].id == "piers.drills"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (["1", "A better name"], ("moved", ["piers.cables"], "A better name")),
        (["d", "No ropes are left"], ("dropped", [], "No ropes are left")),
        (["piers.drills", ""], ("merged", ["piers.drills"], "—")),
        (["1 piers.drills", "Two matters"], ("split", ["piers.cables", "piers.drills"], "Two matters")),
    ],
)
def test_the_terminal_asks(
    office: Callable[[], Book],
    harbour: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: list[str],
    expected: tuple[str, list[str], str],
) -> None:
    """A number of the list, ids, d for dropped: what is answered becomes the entry."""
    file = office().put("requirements", "ropes", id="cables").save()
    answers = iter(said)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    assert main(["read-plan-sheet", str(file), str(harbour)]) == 0
    entry = load_plan(harbour).retired[-1]
    assert (entry.id, (entry.fate, entry.to, entry.reason)) == ("piers.ropes", expected)


def test_an_empty_answer_stops(office: Callable[[], Book], harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enter leaves everything as it was."""
    file = office().put("requirements", "ropes", id="cables").save()
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: "")
    assert main(["read-plan-sheet", str(file), str(harbour)]) == 1
    assert load_plan(harbour).sector("piers").requirements[0].id == "ropes"

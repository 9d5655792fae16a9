"""Data files with other values: what has not changed stays byte for byte."""

from __future__ import annotations

import copy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from project import PROJECT
from runs import runs

from selfcheck.plan.yaml_edit import edited, rendered, same
from selfcheck.plan.yaml_source import read_yaml
from selfcheck.plan.yaml_tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted([*PROJECT.glob("data/**/*.yml"), *PROJECT.glob("tests/plans/**/*.yml")])
COMMENTED = """\
# head
id: x   # the id
# above the title
title: 甲   # behind it

# a part of its own
list:
  # first
  - id: a
    text: eins # c1
  # second

  # third
  - id: b   # on b
    text: >
      folded
      text
    # inside b
    more: [x, y,  # why y
           z]
  -
    id: c
    deep:
      k: 'v'   # q
      l:
      - one
      - two  # two
# end of the list
flow: {a: 1, b: [c, "d"]}
# end
"""


def said(text: str, folder: Path) -> Any:
    """What a text says as a data file."""
    file = folder / "file.yml"
    file.write_text(text, "utf-8", newline="")
    source = read_yaml(file, "file.yml")
    assert not source.problems, (source.problems, text)
    return source.data


@pytest.mark.parametrize(
    ("change", "gone", "new"),
    [
        (lambda data: data.update(title="乙"), ["title: 甲   # behind it"], ["title: 乙   # behind it"]),
        (lambda data: data["list"].reverse(), [], []),
        (
            lambda data: data["list"].pop(1),
            [
                "  # third",
                "  - id: b   # on b",
                "    text: >",
                "      folded",
                "      text",
                "    # inside b",
                "    more: [x, y,  # why y",
                "           z]",
            ],
            [],
        ),
        (lambda data: data["list"][0].update(text="no"), ["    text: eins # c1"], ['    text: "no" # c1']),
        (
            lambda data: data["list"][1].update(more=["x", "z"]),
            ["    more: [x, y,  # why y", "           z]"],
            ["    more: [x, z] # why y"],
        ),
        (lambda data: data["list"][2]["deep"]["l"].append("a: b"), [], ['      - "a: b"']),
        (lambda data: data["flow"].update(a=2.5), ['flow: {a: 1, b: [c, "d"]}'], ['flow: {a: 2.5, b: [c, "d"]}']),
        (lambda data: data["list"].insert(1, {"id": "new", "text": "neu"}), [], ["  - id: new", "    text: neu"]),
        (
            lambda data: data["list"][0].update(note="eine\nzweite"),
            [],
            ["    note: |", "      eine", "      zweite"],
        ),
    ],
)
def test_only_what_changes_is_written_anew(tmp_path: Path, change: Any, gone: list[str], new: list[str]) -> None:
    """Every other line is there as it was, comments with it; the order is that of the new data."""
    data = said(COMMENTED, tmp_path)
    change(data)
    after = edited(COMMENTED, data)
    before, lines = COMMENTED.splitlines(), after.splitlines()
    assert sorted(lines) == sorted([line for line in before if line not in gone] + new), after
    assert same(said(after, tmp_path), data)


def test_comments_stand_above_what_they_are_about(tmp_path: Path) -> None:
    """A comment goes with its item; one that a blank line parts from it stays in its place."""
    data = said(COMMENTED, tmp_path)
    data["list"] = [data["list"][1], data["list"][0]]
    lines = edited(COMMENTED, data).splitlines()
    assert lines.index("  # third") + 1 == lines.index("  - id: b   # on b")
    assert lines.index("  # first") + 1 == lines.index("  - id: a")
    assert lines.index("  # third") < lines.index("  # second") < lines.index("  # first")
    assert Tree(COMMENTED).comments() == {("list", 0): "first", ("list", 1): "third"}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_random_changes_say_what_they_should(tmp_path: Path, end: str) -> None:
    """Of every data file at hand, changed at random: the new text says the new data, and nothing more is touched by
    saying them again."""
    for seed, file in enumerate(FILES * runs(4)):
        text = file.read_text("utf-8").replace("\n", end)
        data = said(text, tmp_path)
        assert edited(text, data) == text
        new = copy.deepcopy(data)
        _mutate(new, Random(seed))
        if same(new, {}):
            continue
        after = edited(text, new)
        assert same(said(after, tmp_path), new), (seed, file)
        assert edited(after, new) == after
        assert same(said(rendered(new), tmp_path), new), (seed, file)


WORDS = [
    "改了",
    "yes",
    "1.1",
    "a: b",
    "x # y",
    "- dash",
    '"q"',
    "a, b [c]",
    "多行\n第二\n\n- 点",
    "#x",
    "true",
    "it's",
    "{x}",
]
VALUES = [*WORDS, "2019-12-19", ["a", "b"], ["文", "字"], {"k": "v"}, True, 4, 0.5]


def _mutate(data: Any, random: Random) -> None:
    for _ in range(random.randint(1, 4)):
        nodes = [node for node in _nodes(data) if node]
        if not nodes:
            return
        node = random.choice(nodes)
        if isinstance(node, dict):
            key = random.choice(list(node))
            if key in ("id", "domain"):
                continue
            chance = random.random()
            if chance < 0.3:
                del node[key]
            elif chance < 0.7 and isinstance(node[key], str):
                node[key] = random.choice(WORDS)
            else:
                node[f"more{random.randint(1, 3)}"] = random.choice(
                    [*WORDS, ["a", "b"], ["文", "字"], {"k": "v"}, True, 4, 0.5]
                )
        elif random.random() < 0.5:
            random.shuffle(node)
        elif random.random() < 0.5:
            node.pop(random.randrange(len(node)))
        else:
            item = copy.deepcopy(random.choice(node))
            if isinstance(item, dict) and "id" in item:
                item["id"] += "-new"
            node.insert(random.randrange(len(node) + 1), item)


def _nodes(data: Any) -> list[Any]:
    if isinstance(data, dict):
        return [data, *(node for value in data.values() for node in _nodes(value))]
    if isinstance(data, list):
        return [data, *(node for value in data for node in _nodes(value))]
    return []

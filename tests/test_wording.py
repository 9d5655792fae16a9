"""What the check says to an office that reads Chinese: every sentence of every faulty case, none left in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from project import PROJECT

from selfcheck.base.wording import language, told

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    (file.stem, case["about"], text)
    for file in sorted((PROJECT / "tests" / "cases").glob("*.yml"))
    for case in yaml.safe_load(file.read_text("utf-8"))
    for text in case.get("expect", [])
]
# What is quoted, named or written literally stays as it is: ids, file names, YAML, examples of what to write.
LITERAL = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|[\w./<>*-]+\.(?:yml|yaml|po|md|svg|xlsx|txt)\b|[\w-]+/(?=\W|$)|[\w-]+: ?…|\ba/e\b"
)


@pytest.mark.parametrize(("file", "about", "text"), CASES, ids=[f"{file}: {about}" for file, about, _ in CASES])
def test_every_sentence_is_told_in_chinese(file: str, about: str, text: str) -> None:
    """A problem and its remedy, as the cases expect them in English, are wholly Chinese but for what they quote."""
    place, message, remedy = re.fullmatch(r"(\S+:\d+:\d+): (.*) >> (.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    said = told(f"{place}: {message}\n    to mend it: {remedy}", "zh")
    assert "怎样改" in said
    for sentence in (message, remedy):
        assert re.search("[\u4e00-\u9fff]", told(sentence, "zh")), sentence
    left = re.findall(r"\b(?:the|a|an|is|of|it|in|to|or|and|not|with|this)\b", LITERAL.sub("", said.split(": ", 1)[1]))
    assert left == [], said


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "SELFCHECK_LANGUAGE": "zh"}, "zh"),
        ({"LANG": "../../etc"}, "en"),
        ({"LANG": "de_DE"}, "en"),
    ],
)
def test_the_environment_chooses(environment: dict[str, str], expected: str) -> None:
    """The first variable that is set decides; a language without sentences of its own is told them in English."""
    assert language(environment) == expected


def test_the_command_speaks_chinese(harbour: Path, run: Any) -> None:
    """The whole way: a faulty folder, the variable, the words on the screen."""
    (harbour / "plan.yml").write_text("id: x\n", "utf-8")
    result = run("--data", harbour, "check", SELFCHECK_LANGUAGE="zh")
    assert result.returncode == 1
    assert "方案数据有" in result.stderr and "缺少 `title`" in result.stderr and "怎样改：" in result.stderr


def test_cells_are_named_in_chinese() -> None:
    """Every sentence of a workbook that is refused, and of the report, is Chinese but for what it quotes."""
    for line in (
        "plan.xlsx, 要求 [E3]: `text` is empty\n    to mend it: fill in this cell",
        "plan.xlsx, 要求 [B4]: there is no `tidy` in the sheet measures\n    to mend it: did you mean `order`?",
        "plan.xlsx, 要求 [E4]: the cell holds a formula, not a value\n    to mend it: write the value itself",
        "requirements: 2 changed: piers/ropes, piers/drills",
    ):
        assert (
            re.sub(r"`[^`]*`|[\w./]*\.xlsx|piers/\w+|requirements|measures|E3|B4|E4", "", told(line, "zh")).isascii()
            is False
        )
        assert not re.search(r"\b(?:the|is|it|changed|cell|value|mean)\b", told(line, "zh")), told(line, "zh")

"""The tables that come out: their columns, each with its type and what it holds, and the lines of one assessment.

`answers` is the overview's long form (`browser/overview/tidy.ts`), column by column.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..base.csv_text import harmless
from ..plan.score import Score, applies, is_not_applicable, value_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .carry_over import Rules

    Json = dict[str, Any]

_QUOTED = re.compile(r'[",;\t\r\n]|^\s|\s$')
_LINE_ENDS = re.compile("[\r\n\u2028\u2029\u0085\v\f]+")


class Column(NamedTuple):
    """A column of a table: its name, its type as Frictionless calls it, and what it holds."""

    name: str
    type: str
    about: str


ANSWERS = (
    Column("plan_id", "string", "the plan"),
    Column("plan_version", "integer", "the version of the plan's data"),
    Column("unit", "string", "the unit's name"),
    Column("sector", "string", "the kind of unit"),
    Column("period", "string", "the period, as it was typed"),
    Column("saved_at", "datetime", "when it was saved"),
    Column("measure", "string", "the measure; empty where the plan no longer has the requirement"),
    Column("requirement", "string", "the requirement"),
    Column("scale", "string", "how it is answered"),
    Column("applicable", "boolean", "whether it concerns the unit"),
    Column("rating", "string", "the rating, or the number; empty where it is not answered"),
    Column("value", "number", "what it counts for, 0 to 1; empty where it does not count"),
    Column("na", "string", "why it does not apply"),
    Column("gap", "boolean", "whether it falls short"),
    Column("note", "string", "notes"),
    Column("evidence", "string", "which documents there are, and where"),
    Column("action", "string", "what is to be put right"),
    Column("post", "string", "by which post"),
    Column("due", "date", "by when"),
    Column("state", "string", "how far that is: under-way, closed, or empty for not begun"),
    Column("closed_on", "date", "when it was closed"),
    Column("proof", "string", "what shows that it is closed"),
    Column("since", "string", "the earlier period in which it arose"),
    Column("measure_weight", "number", "the weight of the measure"),
    Column("weight", "number", "the weight or the points of the requirement"),
)
UNITS = (
    Column("unit", "string", "the unit's name"),
    Column("sector", "string", "the kind of unit"),
    Column("period", "string", "the period"),
    Column("saved_at", "datetime", "when it was saved"),
    Column("score", "number", "the score, to one decimal; empty where nothing is rated"),
    Column("grade", "string", "the grade; empty until everything is answered and confirmed"),
    Column("answered", "integer", "requirements answered"),
    Column("applicable", "integer", "requirements that concern the unit"),
    Column("gaps", "integer", "requirements that fall short"),
    Column("overdue", "integer", "what was to be put right before today and is not closed"),
    Column("to_confirm", "integer", "answers carried over that wait to be confirmed"),
    Column("left_out", "integer", "parts of the file that were not taken"),
    Column("similar_to", "string", "another unit whose name is nearly the same: a question, never an answer"),
    Column("file", "string", "the file"),
)
REFUSED = (
    Column("file", "string", "the file"),
    Column("reason", "string", "a code for why it does not count"),
    Column("about", "string", "the same in words"),
)
MISSING = (
    Column("unit", "string", "a unit of the list that has handed in nothing"),
    Column("sector", "string", "the kind of unit, where the list states it"),
    Column("belongs_to", "string", "what it belongs to, where the list states it"),
    Column("similar_to", "string", "a unit that has, and is not on the list, whose name is nearly the same"),
)


def csv_line(cells: list[Any]) -> str:
    """A line of CSV: texts that a spreadsheet would run are made plain, None is an empty field."""
    return ",".join(map(csv_cell, cells)) + "\r\n"


def csv_cell(value: Any) -> str:
    """One field of CSV. Line breaks become spaces, so that every answer is one line."""
    if value is None:
        return ""
    return csv_text(value) if isinstance(value, str) else csv_number(value)


def csv_number(value: float) -> str:
    """A number as programs write it."""
    return str(int(value)) if value == int(value) else repr(value)


@lru_cache(maxsize=100_000)
def csv_text(text: str) -> str:
    """A text as one field."""
    plain = harmless(_LINE_ENDS.sub(" ", text))
    return '"' + plain.replace('"', '""') + '"' if _QUOTED.search(plain) else plain


def head(columns: tuple[Column, ...]) -> str:
    """The first line of a table."""
    return csv_line([column.name for column in columns])


class LineParts(NamedTuple):
    """What the lines of a requirement have in common: from the measure to the scale, and the two weights."""

    requirement: Json
    begin: str
    end: str


def line_parts(data: Mapping[str, Any]) -> list[LineParts]:
    """The parts for each requirement of a sector's data, in the plan's order."""
    return [
        LineParts(
            requirement,
            f",{measure['id']},{requirement['id']},{requirement['scale']},",
            f",{csv_number(measure['weight'])},{csv_number(requirement['weight'])}\r\n",
        )
        for measure in data["sector"]["measures"]
        for requirement in measure["requirements"]
    ]


def answer_lines(rules: Rules, parts: list[LineParts], assessment: Json, score: Score) -> str:
    """The lines of one assessment in `answers`.

    One a requirement of the plan, answered or not, then one an answer whose requirement the plan does not have.
    """
    plan, answers = assessment["plan"], assessment["answers"]
    whose = ",".join(
        map(
            csv_cell,
            (
                plan["id"],
                plan["version"],
                assessment["unit"],
                assessment["sector"],
                assessment["period"],
                assessment["saved_at"],
            ),
        )
    )
    facets = {name: option for name, option in assessment["facets"].items() if option in rules.options.get(name, ())}
    gaps, scales = set(score.gaps), rules.data["scales"]
    lines = []
    for requirement, begin, end in parts:
        name = requirement["id"]
        answer = answers.get(name)
        concerned = applies(requirement, facets)
        if answer is None:
            said = _UNSAID
        else:
            counts = concerned and not is_not_applicable(requirement, answer)
            said = _said(answer, value_of(requirement, scales, answer) if counts else None, name in gaps)
        lines.append(f"{whose}{begin}{'true' if concerned else 'false'},{said}{end}")
    for name, answer in answers.items():
        if name not in rules.requirements:
            lines.append(f"{whose},,{name},,false,{_said(answer, None, gap=False)},,\r\n")
    return "".join(lines)


def _said(answer: Mapping[str, Any], value: float | None, gap: bool) -> str:
    """From the rating to the period in which something arose."""
    get = answer.get
    return ",".join(
        (
            csv_cell(get("rating")),
            "" if value is None else csv_number(value),
            csv_text(get("na", "")),
            "true" if gap else "false",
            csv_text(get("note", "")),
            csv_text(get("evidence", "")),
            csv_text(get("action", "")),
            csv_text(get("post", "")),
            get("due", ""),
            get("state", ""),
            get("closed_on", ""),
            csv_text(get("proof", "")),
            csv_text(get("since", "")),
        )
    )


_UNSAID = _said({}, None, gap=False)  # of most requirements of many files

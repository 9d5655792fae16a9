"""`data/report.yml`: how a unit's report on its self-check is worded. `browser/form/report.ts` fills it in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from pydantic import Field

from .fields import Strict
from .text import PLACE, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..base.problems import Problem
    from .yaml_source import Location, YamlSource

# What a wording may have filled in: names of the unit's own facts, and counts of requirements or remedies.
PLACES = (
    "unit",
    "period",
    "sector",
    "date",
    "standing",
    "applicable",
    "met",
    "gaps",
    "closed",
    "overdue",
    "not_applicable",
    "unanswered",
    "to_confirm",
)


class Headings(Strict):
    """The headings of a report's parts."""

    facts: Text | None = Field(None, description="Where the unit stands")
    met: Text | None = Field(None, description="What is done")
    gaps: Text | None = Field(None, description="What falls short, and the remedies")
    not_applicable: Text | None = Field(None, description="What does not apply, with the reasons")
    unanswered: Text | None = Field(None, description="What nobody has answered yet")


class Report(Strict):
    """`data/report.yml`, which may be missing: how a unit's report on its self-check (自评报告) is worded.

    Whatever is left out is worded as usual; the tables come from the answers. In each text, {places} are filled in.
    """

    title: Text | None = Field(None, description="Where the unit has given its name: {unit}…")
    untitled: Text | None = Field(None, description="Where it has not")
    opening: list[Text] = Field([], description="Paragraphs before the first part, such as whom it is for")
    headings: Headings | None = None
    facts: list[Text] | None = Field(
        None,
        min_length=1,
        description="The sentences of the first part. One is left out, as a paragraph or a line is, when all that "
        f"would be filled in is empty or none. The places: {', '.join(PLACES)}",
    )
    closing: list[Text] = Field([], description="Paragraphs behind the last part")
    message: list[Text] | None = Field(None, min_length=1, description="The lines of the text for a chat")


def check_report(report: Report, source: YamlSource) -> Iterator[Problem]:
    """Places that nothing fills in."""
    for location, text in _texts(report.model_dump()):
        for name in dict.fromkeys(re.findall(PLACE, text)):
            if name not in PLACES:
                remedy = f"write one of {', '.join(f'{{{known}}}' for known in PLACES)}"
                yield source.problem(location, f"the report has nothing to fill in for `{{{name}}}`", remedy)


def _texts(value: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        yield location, value
    elif isinstance(value, dict | list):
        inner: Any = cast("Any", value)
        for key in inner if isinstance(value, dict) else range(len(inner)):
            yield from _texts(inner[key], (*location, key))

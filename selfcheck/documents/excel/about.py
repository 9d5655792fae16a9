"""What the workbook says of itself to programs: a hidden sheet of two or more columns, and the ids of rows and columns.

Programs find nothing by a name or a position, which people and other office programs change. `browser/workbook/` and
`selfcheck/gather/` read it; docs/<language>/about/queries.md describes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..wording import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from xlsxwriter.worksheet import Worksheet

    from ...languages.edition import Edition
    from ...plan.model import Sector

ABOUT = "self-check"  # the sheet's name, which nothing relies on
FORMAT = "self-check-workbook/1"
# In the column of ids: the row that names the columns, the row with unit and period, a fact about the unit.
FIELDS, UNIT, FACET = "#fields", "#unit", "#facet:"
STATES = "#states"  # in the place of a scale: how far the putting right of something is
UNIT_FIELD = "unit"  # the column in which the unit's name stands; the period stands in that of ratings


def write_about(sheet: Worksheet, edition: Edition, sector: Sector, others: Iterable[Edition]) -> None:
    """Write the sheet: of which plan, version, sector and language the workbook is, and which words mean which id."""
    frame = edition.plan.frame
    rows: list[tuple[str, ...]] = [
        ("format", FORMAT),
        ("plan", frame.id),
        ("version", str(frame.version)),
        ("sector", sector.id),
        ("language", edition.language),
    ]
    for requirement in sector.requirements:
        other = sector.answered_with(requirement)
        same = sector.full_id(other) if other else ""
        rows.append(("requirement", sector.full_id(requirement), requirement.scale, requirement.na, same))
    # Its own language first: a word that means something else in another one keeps its meaning here.
    for each in (edition, *others):
        rows += _words(Words(each), sector)
    for number, row in enumerate(dict.fromkeys(rows)):
        for column, text in enumerate(row):
            sheet.write_string(number, column, str(text))
    sheet.hide()


def _words(words: Words, sector: Sector) -> Iterator[tuple[str, ...]]:
    used = dict.fromkeys(requirement.scale for requirement in sector.requirements)
    for name in used:
        for rating, label, *_rest in words.ratings(words.edition.plan.scale(name)):
            yield "rating", name, rating, str(label)
    for state, label in words.states():
        yield "rating", STATES, state, str(label)
    for facet in sector.facets:
        for option, label in words.options(facet):
            yield "option", facet.id, option, str(label)
    yield "na", "", "", str(words.not_applicable())

"""The one sheet of a translators' worksheet: its columns, how it is written, and the rows that stand in one.

A column is known by its heading, wherever it stands; a worksheet of before, with fewer of them, is read too.
"""

from __future__ import annotations

# XlsxWriter declares no types.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter import Workbook

from ..base.problems import DataError, Problem
from .book import read_workbook
from .cells import Unreadable, day_of
from .row_height import row_height
from .words import phrase, word, worksheet_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


class Column(NamedTuple):
    """A column: its name in the code, what heads it, its width, and whether it is filled in."""

    key: str
    heading: str
    width: int
    filled_in: bool = False


COLUMNS = (
    Column("domain", "domain", 8),
    Column("context", "context", 14),
    Column("original", "original", 30),
    Column("state", "state", 9),
    Column("present", "present translation", 30),
    Column("candidates", "candidates", 30),
    Column("evidence", "evidence", 40),
    Column("decision", "decision", 14, filled_in=True),
    Column("new", "new translation", 30, filled_in=True),
    Column("source", "source", 18, filled_in=True),
    Column("reviewer", "reviewed by", 18, filled_in=True),
    Column("day", "review date", 12, filled_in=True),
    Column("help", "English", 30),
)
_TEXTS = ("domain", "context", "original", "present", "new", "source", "reviewer")
_SPEAKS = ("en", "zh")
_OF_EVERY_VERSION = ("domain", "context", "original", "state", "present", "new", "reviewer")

# For who gets the sheet and nothing else.
HOW = (
    "Each row is a text for itself. Leave empty what is doubtful.",
    "Decision: keep the present translation, change it, or reject it. A new one goes under “new translation”; a "
    "candidate may be copied there.",
    "Source: where a new translation can be seen. A Mongolian term that nobody has reviewed needs one.",
    "Reviewed by: the body that has reviewed it, never a person's name. Without a review date, the day on which the "
    "file is read in counts.",
    "Mongolian: a space or U+202F before a suffix will do.",
    "Change no other column. Send the file back to who sent it: they read it in, and see which rows were taken.",
)

KEEP, CHANGE, REJECT = "keep", "change", "reject"
DECISIONS = (KEEP, CHANGE, REJECT)


@dataclass(frozen=True)
class Row:
    """What a row says; `number` as the spreadsheet program counts, `fault` why it cannot be read, else empty.

    `decision` is one of DECISIONS or empty, `day` a day as YYYY-MM-DD or empty.
    """

    number: int
    domain: str
    context: str
    original: str
    present: str
    decision: str
    new: str
    source: str
    reviewer: str
    day: str
    fault: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a text from all others."""
        return self.domain, self.context, self.original

    @property
    def is_answered(self) -> bool:
        """Whether anything has been filled in."""
        return any((self.decision, self.new, self.source, self.reviewer, self.day, self.fault))


def sheet(name: str, rows: Iterable[Mapping[str, str]], speak: str, *, helps: bool) -> bytes:
    """A workbook with these rows, headed in the words of `speak`; `helps`: with the column that says it in English."""
    columns = [column for column in COLUMNS if helps or column.key != "help"]
    content = BytesIO()
    with Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        page = book.add_worksheet(name)
        shape = {"text_wrap": True, "valign": "top", "border": 1}
        head, fixed = book.add_format(shape | {"bold": True}), book.add_format(shape)
        free, day = (book.add_format(shape | {"locked": False, "num_format": kind}) for kind in ("@", "yyyy-mm-dd"))
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width)
            page.write_string(0, place, worksheet_heading(column.heading, speak), head)
        last = 0
        for last, row in enumerate(rows, start=1):
            page.set_row(last, row_height((row.get(column.key, ""), column.width) for column in columns))
            for place, column in enumerate(columns):
                if column.filled_in:
                    page.write_blank(last, place, None, day if column.key == "day" else free)
                else:
                    page.write_string(last, place, row.get(column.key, ""), fixed)
        decided = [column.key for column in columns].index("decision")
        choices = [word(decision, speak) for decision in DECISIONS]
        page.data_validation(1, decided, max(last, 1), decided, {"validate": "list", "source": choices})
        page.freeze_panes(1, 3)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        page.protect(options={"autofilter": True, "format_columns": True, "format_rows": True})
        how = book.add_worksheet(phrase("How to fill it in", speak))
        how.set_column(0, 0, 90, book.add_format({"text_wrap": True}))
        for line, text in enumerate(HOW):
            how.write_string(line, 0, phrase(text, speak))
    return content.getvalue()


def read_rows(file: Path) -> list[Row]:
    """Every row below the head that is not empty. Raises DataError for what is no such worksheet."""
    names, found = read_workbook(file, _below_the_head, read_only=True, data_only=True)
    if found is None:
        wanted = ", ".join(column.heading for column in COLUMNS if column.key in _OF_EVERY_VERSION)
        message = f"not a translators' worksheet: none of its sheets ({', '.join(names)}) has the first row"
        raise DataError([Problem(str(file), 1, 1, message, f"restore it: {wanted}")])
    return found


def _below_the_head(book: Any) -> tuple[list[str], list[Row] | None]:
    """The names of all sheets, and the rows of the first one that has the head; None where none has.

    Neither the sheet's place nor its stated size is relied on: some programs state A1 whatever the sheet holds, and a
    single cell in the last row and column would cost hours and gigabytes.
    """
    names = [page.title for page in book.worksheets]
    known = {worksheet_heading(column.heading, speak): column.key for column in COLUMNS for speak in _SPEAKS}
    for page in book.worksheets:
        page.reset_dimensions()
        lines = page.iter_rows(max_col=2 * len(COLUMNS), values_only=True)
        places = {known.get(_text(cell), ""): place for place, cell in enumerate(next(lines, ()))}
        if all(key in places for key in _OF_EVERY_VERSION):
            filled = ((number, line) for number, line in enumerate(lines, 2) if any(map(_text, line)))
            return names, [_row(number, line, places) for number, line in filled]
    return names, None


def _row(number: int, line: tuple[object, ...], places: dict[str, int]) -> Row:
    cells = {key: line[place] for key, place in places.items() if place < len(line)}
    said = {key: _text(cells.get(key)) for key in _TEXTS}
    said |= {key: " ".join(said[key].split()) for key in ("source", "reviewer")}
    decision, fault = _decision(_text(cells.get("decision")))
    day = ""
    if _text(cells.get("day")):
        try:
            day = day_of(cells["day"])
        except Unreadable as error:
            fault = fault or f"{error.message}: {error.remedy}"
    return Row(number, **said, decision=decision, day=day, fault=fault)


def _decision(said: str) -> tuple[str, str]:
    """The decision that a cell names, and what is wrong with it."""
    for decision in DECISIONS:
        if said in [word(decision, speak) for speak in _SPEAKS]:
            return decision, ""
    choices = ", ".join(f"{decision} ({word(decision, 'zh')})" for decision in DECISIONS)
    return "", f"`{said[:40]}` is no decision: choose {choices}" if said else ""


def _text(cell: object) -> str:
    return str(cell if cell is not None else "").strip()

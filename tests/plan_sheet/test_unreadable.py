"""What cannot be read in a plan's workbook is named with its cell; what can be meant is read."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest
from plan_sheets import FIRST, Book, read, refusals

from selfcheck.base.problems import SelfCheckError
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FAULTS = [
    ("requirements/drills/target", "twice", "`twice` is not a number"),
    ("requirements/drills/text", None, "`text` is empty"),
    ("requirements/drills/text", 1.1, "the cell holds the number 1.1, not a text"),
    ("requirements/drills/text", "=1+1", "the cell holds a formula, not a value"),
    ("requirements/drills/text", datetime.date(2026, 3, 1), "the cell holds a date or time, not a text"),
    ("requirements/drills/sensitive", "maybe", "`maybe` is neither yes nor no"),
    ("requirements/drills/period", "day", "`day` is not one of the words for this column"),
    ("requirements/drills/measure", "tidy", "there is no `tidy` in the sheet measures"),
    ("requirements/drills/measure", None, "`measure` is empty"),
    ("requirements/drills/scale", "never", "unknown scale `never`"),
    ("requirements/drills/id", None, "the id is empty"),
    ("requirements/drills/id", "ropes", "the id `ropes` stands twice (first in row 3)"),
    ("requirements/drills/id", "Drills!", "`Drills!` cannot be an id"),
    ("requirements/ropes/evidence::zh", "一\n二", "a translation of nothing"),
    ("plan/date/content", "2031-02-30", "`2031-02-30` is not a date"),
    ("plan/version/content::zh", "三", "`version` has no translation"),
    ("plan/id/content", "other", "the folder holds the plan `harbour-2031`, not this one"),
    ("grades/tidy/from", "８０分", "`80分` is not a number"),
]


@pytest.mark.parametrize(("place", "value", "message"), FAULTS)
def test_what_cannot_be_read_is_named_with_its_cell(
    office: Callable[[], Book], harbour: Path, place: str, value: Any, message: str
) -> None:
    """Sheet, cell, what is wrong; and nothing is written."""
    book = office()
    sheet, own, key = place.split("/")
    cell = book.cell(sheet, own, key)
    cell.value = value
    found = refusals(book, harbour)
    assert found.get(f"{sheet} {cell.coordinate}") == message, found


@pytest.mark.parametrize(
    ("change", "cell", "message"),
    [
        (lambda sheet: sheet.delete_cols(9), "A1", "the column `anchor` is gone, which the data have values for"),
        (lambda sheet: sheet.delete_rows(1, 2), "A1", "the row with the keys of the columns is gone"),
        (
            lambda sheet: sheet.merge_cells("E4:I4"),
            "F4",
            "this cell is merged with the one before it, and has no value of its own",
        ),
    ],
)
def test_a_sheet_that_has_lost_its_order_is_refused(
    office: Callable[[], Book], harbour: Path, change: Callable[[Any], Any], cell: str, message: str
) -> None:
    """A column that is gone would take its values with it, and so would cells that are merged with others."""
    book = office()
    change(book.sheet("requirements"))
    assert refusals(book, harbour).get(f"requirements {cell}") == message


def test_all_faults_are_told_in_one_run(office: Callable[[], Book], harbour: Path) -> None:
    """Faults of several kinds on several sheets."""
    book = office().put("requirements", "ropes", sensitive="?").put("grades", "tidy", **{"from": "x"})
    said = refusals(book.put("plan", "version", content="new"), harbour).values()
    assert sorted(said) == ["`?` is neither yes nor no", "`new` is not a number", "`x` is not a number"]


@pytest.mark.parametrize("rows", [1, 2])
def test_without_its_keys_or_without_its_headings_a_sheet_is_read(
    office: Callable[[], Book], harbour: Path, rows: int
) -> None:
    """Either names the columns, in English and in Chinese; no row of the plan is taken for one of them."""
    book = office()
    for sheet in book.book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.delete_rows(rows)
    assert read(book.save(), harbour).files == {}


def test_what_programs_and_people_leave_in_cells(office: Callable[[], Book], harbour: Path) -> None:
    """Full-width characters, blanks around, foreign ends of line, days as text, words of another language, cells
    merged over the rows that they hold for: all mean what they say."""
    book = office().put(
        "requirements", "ropes", text="  Ropes are wet.　", evidence="Rope list_x000D_\nPhotos", sensitive="是"
    )
    book.put("requirements", "drills", target="２", level="必须", text="A rope is used.", terms="ｒｏｐｅ，").put(
        "plan", "date", content="2031年5月4日"
    )
    book.sheet("requirements").merge_cells("A3:A6")
    read(book.save(), harbour)
    ropes, drills, *_ = load_plan(harbour).sector("piers").requirements
    assert (ropes.text, ropes.evidence, ropes.sensitive) == ("Ropes are wet.", ["Rope list", "Photos"], True)
    assert (drills.target, drills.level, drills.terms) == (2, "must", ["rope"])


def test_a_day_that_has_lost_its_format_is_a_day(office: Callable[[], Book], harbour: Path) -> None:
    """Programs write days as numbers, and pasting takes the format away."""
    for cell in (47972, datetime.datetime(2031, 5, 4), "2031/5/4"):  # noqa: DTZ001
        assert read(office().put("plan", "date", content=cell).save(), harbour).files == {}


def test_what_is_not_read_is_told(office: Callable[[], Book], harbour: Path) -> None:
    """A sheet or a column of somebody's own stays out, and the report says so."""
    book = office()
    book.book.create_sheet("My notes")["A1"] = "call the office"
    sheet = book.sheet("facets")
    sheet.cell(2, sheet.max_column + 1).value = "seen"
    sheet.cell(FIRST, sheet.max_column).value = "yes"
    assert read(book.save(), harbour).report == ["not read: My notes", "not read: facets: seen"]


def test_a_folder_of_something_else_is_left_alone(office: Callable[[], Book], tmp_path: Path) -> None:
    """Only an empty folder, or one with a plan in it, is written into."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine", "utf-8")
    with pytest.raises(SelfCheckError, match="has no plan"):
        read(office().file, tmp_path / "mine")

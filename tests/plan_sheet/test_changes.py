"""What people change in a plan's workbook, and what then stands in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polib
from plan_sheets import FIRST, Book, read, refusals, written

from selfcheck.languages.catalogues import catalogue_file
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_changed_cell_changes_one_line(office: Callable[[], Book], harbour: Path) -> None:
    """A new text, a new number, a list with one item more: nothing else in the file is another."""
    file = harbour / "sectors" / "1-piers.yml"
    before = file.read_text("utf-8").splitlines()
    book = office().put("requirements", "ropes", text="Ropes are coiled and dry.", evidence="Rope list\nPhotos")
    report = read(book.put("requirements", "drills", target=4).save(), harbour).report
    after = file.read_text("utf-8").splitlines()
    assert [line.strip() for line in after if line not in before] == [
        "text: Ropes are coiled and dry.",
        "- Photos" if "- Rope list" in "".join(before) else "evidence: [Rope list, Photos]",
        "target: 4",
    ]
    assert any(line.startswith("requirements: 2 changed: piers/ropes, piers/drills") for line in report)


def test_a_new_row_needs_no_id(office: Callable[[], Book], harbour: Path) -> None:
    """It is given one, and keeps it when the same workbook is read again; headings do in the place of ids."""
    book = office()
    book.add("measures", sector="Piers", title="Lights")
    book.add("requirements", sector="piers", measure="Lights", text="All lamps burn.", scale="Is it there?")
    book.add("requirements", sector="boats", measure="Safety", text="警报器响", scale="has", target=None)
    file = book.save()
    read(file, harbour)
    plan = load_plan(harbour)
    added = plan.sector("piers").measures[-1]
    assert (added.id, added.requirements[0].id, added.requirements[0].scale) == ("lights", "all-lamps-burn", "has")
    assert plan.sector("boats").requirements[-1].id == "requirement-1"
    assert read(file, harbour).files == {}


def test_rows_are_in_the_order_of_the_workbook(office: Callable[[], Book], harbour: Path) -> None:
    """Kinds of unit too: their files are numbered anew when the old numbers will not do."""
    book = office()
    sheet = book.sheet("sectors")
    rows = [[cell.value for cell in sheet[number]] for number in (FIRST, FIRST + 1)]
    for number, values in zip((FIRST + 1, FIRST), rows, strict=True):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    read(book.save(), harbour)
    assert [sector.id for sector in load_plan(harbour).sectors] == ["boats", "piers"]
    assert sorted(file.name for file in (harbour / "sectors").iterdir()) == ["10-boats.yml", "20-piers.yml"]


def test_a_kind_of_unit_with_all_that_belongs_to_it(office: Callable[[], Book], harbour: Path) -> None:
    """A new one becomes a file behind the others; one that is taken out with all its rows goes with its file."""
    book = office()
    book.add("sectors", title="Lighthouses", clause="Part 3", audience="Whoever keeps a light.")
    book.add("measures", sector="Lighthouses", title="The lamp")
    book.add("requirements", sector="Lighthouses", measure="The lamp", text="It burns.", scale="has")
    read(book.save(), harbour)
    assert load_plan(harbour).sector("lighthouses").requirements[0].id == "it-burns"
    (harbour / "published-ids.txt").unlink()
    written(harbour, book.file)
    book = Book(book.file)
    for name in ("sectors", "measures", "requirements"):
        sheet = book.sheet(name)
        for row in range(sheet.max_row, FIRST - 1, -1):
            if "lighthouses" in (sheet.cell(row, 1).value, sheet.cell(row, 2).value):
                sheet.delete_rows(row)
    read(book.save(), harbour)
    assert [sector.id for sector in load_plan(harbour).sectors] == ["piers", "boats"]


def test_translations_beside_the_texts_become_drafts(office: Callable[[], Book], harbour: Path) -> None:
    """A new translation is a draft of its text; of evidence, one in each line; one that is emptied goes."""
    read(office().put("requirements", "ropes", text__zh="缆绳盘好。", evidence__zh="缆绳清单").save(), harbour)
    catalogue = polib.pofile(str(catalogue_file(harbour, "zh", "plan")))
    entries = {entry.msgid: entry for entry in catalogue if entry.msgstr}
    assert entries["Ropes are coiled."].msgstr == "缆绳盘好。" and entries["Ropes are coiled."].fuzzy
    assert entries["Rope list"].msgstr == "缆绳清单"
    read(office().put("requirements", "ropes", text__zh=None).save(), harbour)
    assert polib.pofile(str(catalogue_file(harbour, "zh", "plan"))).find("Ropes are coiled.").msgstr == ""


def test_a_workbook_older_than_the_data(office: Callable[[], Book], harbour: Path) -> None:
    """What has changed in the data since it was written stays, and what was changed in it is taken; the same row
    changed in both is a question."""
    book = office().put("requirements", "ropes", text="Ropes are dry.").put("requirements", "lamps", text="Lit.")
    file = harbour / "sectors" / "1-piers.yml"
    file.write_text(file.read_text("utf-8").replace("A drill is held twice a year.", "Drills are held."), "utf-8")
    read(book.save(), harbour)
    texts = {each.id: each.text for sector in load_plan(harbour).sectors for each in sector.requirements}
    assert (texts["ropes"], texts["drills"], texts["lamps"]) == ("Ropes are dry.", "Drills are held.", "Lit.")
    file.write_text(file.read_text("utf-8").replace("Ropes are dry.", "Ropes are new."), "utf-8")
    found = refusals(Book(book.file).put("requirements", "ropes", text="Ropes are old."), harbour)
    assert list(found.values()) == [
        "`requirements/piers/ropes` has been changed in the data since this workbook was written, and here too"
    ]


def test_people_go_on_in_the_workbook_that_was_read(office: Callable[[], Book], harbour: Path) -> None:
    """Edited, read, edited again, read again, the same row too, and back to what it was at first."""
    for text in ("Ropes are dry.", "Ropes are new.", "Ropes are coiled."):
        read(office().put("requirements", "ropes", text=text).put("requirements", "lamps", text="Lit.").save(), harbour)
        assert load_plan(harbour).sector("piers").requirements[0].text == text


def test_another_copy_of_the_same_name_takes_nothing_back(office: Callable[[], Book], harbour: Path) -> None:
    """Two people have edited the workbook that was sent to them: both have what they changed, and the report says what
    the second one's did not know of."""
    other = office().file.read_bytes()
    read(office().put("requirements", "ropes", text="Ropes are dry.").save(), harbour)
    office().file.write_bytes(other)
    report = read(office().put("requirements", "lamps", text="Lit.").save(), harbour).report
    texts = {each.id: each.text for sector in load_plan(harbour).sectors for each in sector.requirements}
    assert (texts["ropes"], texts["lamps"]) == ("Ropes are dry.", "Lit.")
    assert "kept as the data say now, which have changed since: piers/ropes" in report

"""The translators' worksheet: out, filled in as a translator would, and back."""

from __future__ import annotations

import datetime
import tracemalloc
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile

import polib
import pytest
from openpyxl import load_workbook
from project import PROJECT

from selfcheck.base.problems import DataError
from selfcheck.languages.catalogues import catalogue_file, read_catalogue
from selfcheck.languages.messages import messages
from selfcheck.languages.site import Site
from selfcheck.languages.update import update
from selfcheck.languages.worksheet import HEADINGS, Report, read_worksheet, write_worksheet
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

DAY = datetime.date(2031, 5, 6)


def out_and_back(harbour: Path, fills: dict[str, dict[str, str]], language: str = "zh") -> Report:
    """Write the worksheet, fill in cells by original text and heading, save it with openpyxl, read it back."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    write_worksheet(site, language, file)
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows(min_row=2):
        for heading, text in fills.get(str(row[2].value), {}).items():
            row[HEADINGS.index(heading)].value = text
    book.save(file)
    return read_worksheet(site, language, file, DAY)


def translation(harbour: Path, context: str, source: str) -> Any:
    """What the Chinese catalogue now gives."""
    return read_catalogue(harbour, "zh", "plan", "en").text(context, source)


def test_it_lists_what_is_missing_and_draft(harbour: Path) -> None:
    """One row for each text that is not translated, in the order of the data; translated ones are left out."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    count = write_worksheet(site, "zh", file)
    rows = list(load_workbook(file).worksheets[0].values)
    assert rows[0] == HEADINGS
    assert len(rows) - 1 == count == len(messages(load_plan(harbour)))
    out_and_back(harbour, {"Piers": {"new translation": "码头", "reviewed by": "Harbour board"}})
    assert write_worksheet(Site.load(harbour, PROJECT / "docs"), "zh", file) == count - 1


def test_a_translation_comes_back_as_a_draft(harbour: Path) -> None:
    """Without a reviewer a new translation is shown, and marked as a draft."""
    report = out_and_back(harbour, {"Piers": {"new translation": "码头"}})
    assert (report.changed, report.reviewed, report.refused) == (["Piers"], [], [])
    text = translation(harbour, "piers.title", "Piers")
    assert (text, text.lang, text.draft) == ("码头", "zh", True)


def test_a_review_says_who_and_when(harbour: Path) -> None:
    """A reviewer takes the draft mark off, and stands beside the translation with the day, through later updates."""
    out_and_back(harbour, {"Piers": {"new translation": "码头"}})
    report = out_and_back(harbour, {"Piers": {"reviewed by": "Harbour board"}})
    assert report.reviewed == ["Piers"]
    update(harbour, "zh", "plan", messages(load_plan(harbour)))
    assert not translation(harbour, "piers.title", "Piers").draft
    assert "# reviewed by Harbour board, 2031-05-06" in catalogue_file(harbour, "zh", "plan").read_text("utf-8")


def test_a_review_leaves_other_comments(harbour: Path) -> None:
    """A translator's own comment stays beside the text; only an earlier review gives way to the new one."""
    for reviewer in ("Harbour board", "Harbour school"):
        out_and_back(harbour, {"Piers": {"new translation": "码头", "reviewed by": reviewer}})
        file = catalogue_file(harbour, "zh", "plan")
        text = file.read_text("utf-8")
        if "# ask the pilots" not in text:
            text = text.replace("# reviewed by Harbour board", "# ask the pilots\n# reviewed by Harbour board")
            # A reviewed text is not in the worksheet: marked as needing work again, it is.
            at = '#: data/sectors/1-piers.yml\nmsgctxt "piers.title"'
            assert at in text
            file.write_text(text.replace(at, at.replace("\n", "\n#, fuzzy\n")), "utf-8")
    after = file.read_text("utf-8")
    assert "# ask the pilots" in after and "Harbour school" in after and "Harbour board" not in after


def test_a_draft_that_lost_its_names_is_not_accepted(harbour: Path) -> None:
    """Pages show the original instead of such a draft: a review must not make the original its translation."""
    out_and_back(harbour, {"Piers": {"new translation": "码头"}})
    file = harbour / "sectors" / "1-piers.yml"
    file.write_text(file.read_text("utf-8").replace("title: Piers\n", 'title: "Piers of {unit}"\n'), "utf-8")
    update(harbour, "zh", "plan", messages(load_plan(harbour)))
    report = out_and_back(harbour, {"Piers of {unit}": {"reviewed by": "Harbour board"}})
    assert [(row.original, row.reason) for row in report.refused] == [("Piers of {unit}", "it must keep {unit}")]
    assert 'msgstr "码头"' in catalogue_file(harbour, "zh", "plan").read_text("utf-8")


@pytest.mark.parametrize(
    ("fill", "reason"),
    [
        ({"new translation": "码头 {name}"}, "it must keep no {…} of its own"),
        ({"new translation": "码\n头"}, "it holds a line break or a control character"),
        ({"reviewed by": "Harbour board"}, "there is no translation to review"),
        ({"original": "Peers", "new translation": "码头"}, "this text has changed since, or is not in the plan"),
    ],
    ids=["placeholder", "line break", "nothing to review", "text changed"],
)
def test_faulty_rows_are_refused_one_by_one(harbour: Path, fill: dict[str, str], reason: str) -> None:
    """A row that cannot be taken over is named with its number and the reason; the others are taken over."""
    report = out_and_back(harbour, {"Piers": fill, "Boats": {"new translation": "船"}})
    assert [(row.row, row.reason) for row in report.refused] == [(report.refused[0].row, reason)]
    assert report.changed == ["Boats"]
    assert translation(harbour, "piers.title", "Piers").lang == "en"


def test_badly_encoded_mongolian_is_refused(harbour: Path) -> None:
    """What looks right but is encoded wrongly would break search and copying: the row says how to mend it."""
    plan = harbour / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("{id: zh, name: 中文}", "{id: mn-Mong, name: ᠮᠣᠩᠭᠣᠯ}"), "utf-8")
    report = out_and_back(harbour, {"Piers": {"new translation": "ᠤᠯᠤᠰ\u202fᠤᠨ"}}, "mn-Mong")
    assert "U+180E" in report.refused[0].reason


def test_another_file_is_no_worksheet(harbour: Path) -> None:
    """A wrong file is refused whole, with what to do, and the catalogues stay as they are."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "other.xlsx"
    file.write_bytes(b"no workbook")
    with pytest.raises(DataError, match="not a workbook"):
        read_worksheet(site, "zh", file, DAY)
    assert not catalogue_file(harbour, "zh", "plan").exists()


def test_the_commands_write_and_read_it(harbour: Path, run: Any) -> None:
    """From the command line: the number of rows, and a report with a failing exit code where rows were refused."""
    file = harbour.parent / "worksheet.xlsx"
    assert "texts to translate or review" in run("--data", harbour, "worksheet", "zh", file).stdout
    assert run("--data", harbour, "read-worksheet", "zh", file).stdout.startswith("0 new drafts, 0 reviewed, 0 refused")


def test_a_filled_worksheet_is_not_written_over(harbour: Path, run: Any) -> None:
    """The same command given twice does not cost a translator the work: the file that is there stays."""
    file = harbour.parent / "worksheet.xlsx"
    assert run("--data", harbour, "worksheet", "zh", file).returncode == 0
    file.write_bytes(b"filled in")
    again = run("--data", harbour, "worksheet", "zh", file)
    assert again.returncode == 1 and "choose another name" in again.stderr
    assert file.read_bytes() == b"filled in"


def test_a_language_that_the_plan_lacks_is_named(harbour: Path, run: Any) -> None:
    """A slip in the language's name, or a path in its place, leads to no folder of that name."""
    before = sorted(harbour.parent.rglob("*"))
    for command in ("worksheet", "read-worksheet"):
        result = run("--data", harbour, command, "../../zh", harbour.parent / "worksheet.xlsx")
        assert "the plan has no language `../../zh`" in result.stderr
        assert (result.returncode, "Traceback" in result.stderr) == (1, False)
    assert sorted(harbour.parent.rglob("*")) == before


def test_a_workbook_that_unpacks_without_end_is_refused(harbour: Path) -> None:
    """A small file that would fill the memory is refused by the sizes that it states."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "bomb.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=1) as book, book.open("xl/sharedStrings.xml", "w") as part:
        for _ in range(201):
            part.write(bytes(1_000_000))
    with pytest.raises(DataError, match="what it unpacks to is too large"):
        read_worksheet(site, "zh", file, DAY)


def rewritten(file: Path, part: str, find: str, put: str) -> None:
    """Replace a text within one part of a workbook."""
    with ZipFile(file) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    text = parts[part].decode()
    assert find in text
    parts[part] = text.replace(find, put, 1).encode()
    with ZipFile(file, "w", ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


SHEET = "xl/worksheets/sheet1.xml"
FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'


@pytest.mark.parametrize("stated", ["A1", "A1:G1", "A1:XFD1048576", "G2:A1"])
def test_the_stated_size_of_a_sheet_is_no_matter(harbour: Path, stated: str) -> None:
    """WPS and others state A1 whatever the sheet holds: every filled row is taken over all the same."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    book.worksheets[0].cell(2, HEADINGS.index("new translation") + 1).value = "码头"
    book.save(file)
    with ZipFile(file) as packed:
        [size] = [line for line in packed.read(SHEET).decode().split("<") if line.startswith("dimension")]
    rewritten(file, SHEET, f"<{size}", f'<dimension ref="{stated}"/>')
    assert len(read_worksheet(site, "zh", file, DAY).changed) == 1


def test_a_cell_in_the_last_row_costs_neither_time_nor_memory(harbour: Path) -> None:
    """One far cell, by mistake or on purpose, does not fill the memory with the empty ones before it."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    rewritten(file, SHEET, "</sheetData>", FAR)
    tracemalloc.start()
    try:
        read_worksheet(site, "zh", file, DAY)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()


def test_two_answers_for_one_text_are_both_refused(harbour: Path) -> None:
    """Neither of two rows wins unsaid; the same answer twice is one answer."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    second, third = ([str(cell.value or "") for cell in sheet[row][:5]] for row in (2, 3))
    for new in ("码头", "栈桥"):
        sheet.append([*second, new])
    for _ in range(2):
        sheet.append([*third, "甲"])
    book.save(file)
    report = read_worksheet(site, "zh", file, DAY)
    last = sheet.max_row
    assert [(row.row, row.reason) for row in report.refused] == [
        (last - 3, f"row {last - 2} says otherwise: keep one of them"),
        (last - 2, f"row {last - 3} says otherwise: keep one of them"),
    ]
    assert set(report.changed) == {str(sheet.cell(3, 3).value)}


def test_another_sheet_in_front_is_no_matter(harbour: Path) -> None:
    """The sheet is known by its first row; a workbook without it is refused with the names of its sheets."""
    site, file = Site.load(harbour, PROJECT / "docs"), harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    book.worksheets[0].cell(2, HEADINGS.index("new translation") + 1).value = "码头"
    book.create_sheet("说明", 0).append(["填表说明"])
    book.save(file)
    assert len(read_worksheet(site, "zh", file, DAY).changed) == 1
    del book["zh"]
    book.save(file)
    with pytest.raises(DataError, match="none of its sheets"):
        read_worksheet(site, "zh", file, DAY)


def test_a_damaged_worksheet_is_named_or_read(harbour: Path) -> None:
    """Three hundred damaged ones: each is read, or refused with its name; no catalogue holds what no sheet said."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    write_worksheet(site, "zh", file)
    book = load_workbook(file)
    for row in book.worksheets[0].iter_rows(min_row=2):
        row[HEADINGS.index("new translation")].value = "码头"
    book.save(file)
    sound = file.read_bytes()
    with ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    catalogue = catalogue_file(harbour, "zh", "plan")
    before = catalogue.read_bytes() if catalogue.exists() else None
    random = Random(11)
    outcomes: Counter[str] = Counter()
    for number in range(300):
        if number % 2:  # the archive itself
            content = bytearray(sound)
            for _ in range(random.randint(1, 20)):
                content[random.randrange(len(content))] = random.randrange(256)
            file.write_bytes(content[: random.randint(1, len(content))] if number % 5 == 0 else content)
        else:  # one of its parts, in an archive that is sound
            name = random.choice(sorted(parts))
            part = bytearray(parts[name])
            for _ in range(random.randint(1, 6)):
                at = random.randrange(len(part))
                part[at : at + random.randint(0, 30)] = random.choice([b"", b"<", b'"', b"\xff", b"&a;", b"<c/>"])
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                for other, content in parts.items():
                    archive.writestr(other, bytes(part) if other == name else content)
        try:
            read_worksheet(site, "zh", file, DAY)
            outcomes["read"] += 1
        except DataError as error:
            assert error.problems[0].path == str(file)
            outcomes["refused"] += 1
        if catalogue.exists():
            said = {entry.msgstr for entry in polib.pofile(str(catalogue)) if not entry.obsolete}
            assert all("码" in text or "头" in text or not text for text in said), said
            catalogue.unlink()
        if before is not None:
            catalogue.write_bytes(before)
    assert min(outcomes["read"], outcomes["refused"]) > 30, outcomes

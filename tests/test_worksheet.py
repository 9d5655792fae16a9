"""The translators' worksheet: out, filled in as a translator would, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from project import PROJECT
from translator import DAY, column, out_and_back, translation, with_mongolian

from selfcheck.base.problems import DataError
from selfcheck.languages.catalogues import catalogue_file
from selfcheck.languages.messages import messages
from selfcheck.languages.site import Site
from selfcheck.languages.update import update
from selfcheck.plan.evidence import evidence_line
from selfcheck.plan.load import load_plan
from selfcheck.spreadsheet.words import worksheet_heading
from selfcheck.spreadsheet.worksheet import read_worksheet, write_worksheet
from selfcheck.spreadsheet.worksheet_sheet import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path


def test_it_lists_what_is_missing_and_draft(harbour: Path) -> None:
    """One row for each text that is not translated, in the order of the data; translated ones are left out."""
    site = Site.load(harbour, PROJECT / "docs")
    file = harbour.parent / "worksheet.xlsx"
    count = write_worksheet(site, "zh", file)
    rows = list(load_workbook(file).worksheets[0].values)
    assert rows[0] == tuple(column.heading for column in COLUMNS[:-1])
    assert len(rows) - 1 == count == len(messages(load_plan(harbour)))
    out_and_back(harbour, {"Piers": {"new translation": "码头", "reviewed by": "Harbour board"}})
    assert write_worksheet(Site.load(harbour, PROJECT / "docs"), "zh", file) == count - 1


def test_english_stands_beside_another_original(tmp_path: Path) -> None:
    """Who reads no Chinese sees what each text says in English; the column is not read back."""
    site = Site.load(PROJECT / "data", PROJECT / "docs")
    file = tmp_path / "mongolian.xlsx"
    write_worksheet(site, "mn-Mong", file)
    head, *rows = load_workbook(file).worksheets[0].values
    assert head == tuple(worksheet_heading(column.heading, "zh") for column in COLUMNS)
    assert {row[2]: row[-1] for row in rows}["每学期"] == "every semester"
    assert all(row[-1] for row in rows)


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
    report = out_and_back(harbour, {"Piers": {"new translation": "ᠠᠶᠢᠮᠠᠭ"}}, "mn-Mong")
    assert "U+180B" in report.refused[0].reason


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
    assert run("--data", harbour, "read-worksheet", "zh", file).stdout.startswith(
        "0 new drafts, 0 reviewed, 0 rejected"
    )


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


# --- the glossary in it ----------------------------------------------------------------------


@pytest.fixture
def mongolian(harbour: Path) -> Path:
    """The harbour with a Mongolian edition; its one term has a Mongolian form from a page."""
    return with_mongolian(harbour)


def test_the_glossary_stands_in_it_with_its_evidence(mongolian: Path) -> None:
    """A form that nobody has reviewed, with where it comes from; a definition that the language lacks."""
    file = mongolian.parent / "worksheet.xlsx"
    write_worksheet(Site.load(mongolian, PROJECT / "docs"), "mn-Mong", file)
    rows = [row for row in load_workbook(file).worksheets[0].values if row[0] == "glossary"]
    assert rows[0][1:8] == ("rope", "rope", "draft", "ᠣᠯᠤᠰᠤ", "", "page: https://example.org/ropes", None)
    assert rows[1][1:5] == ("rope.definition", "A thick line that ties a boat.", "missing", "")


@pytest.mark.parametrize(
    ("fills", "expected"),
    [
        ({"reviewed by": "Harbour board"}, ("ᠣᠯᠤᠰᠤ", "reviewed", "Harbour board", "page: https://example.org/ropes")),
        (
            {"new translation": "ᠤᠶᠠᠭ᠎ᠠ", "reviewed by": "Harbour board", "source": "A sign"},
            ("ᠤᠶᠠᠭ᠎ᠠ", "reviewed", "Harbour board", "reference: A sign"),
        ),
        (
            {"new translation": "ᠤᠶᠠᠭ᠎ᠠ", "source": "官方蒙文网页：https://example.org/x"},
            ("ᠤᠶᠠᠭ᠎ᠠ", "found", None, "page: https://example.org/x"),
        ),
    ],
)
def test_a_term_comes_back_with_its_evidence(
    mongolian: Path, fills: dict[str, str], expected: tuple[str | None, ...]
) -> None:
    """A review says who and when; a new form is a draft with its own source; what held for the old one is gone."""
    report = out_and_back(mongolian, {"rope": fills}, "mn-Mong")
    assert not report.refused
    term = load_plan(mongolian).terms["rope"]
    evidence = "; ".join(map(evidence_line, term.evidence))
    assert (term.mn, term.status, term.reviewed_by, evidence) == expected
    assert term.reviewed_on == (DAY if "reviewed by" in fills else None)


@pytest.mark.parametrize(
    ("original", "fills", "reason"),
    [
        ("rope", {"new translation": "ᠤᠶᠠᠭ᠎ᠠ"}, "nothing says where the Mongolian form comes from"),
        ("rope", {"new translation": "ᠤᠶᠠᠭ ᠠ᠎", "source": "A sign"}, "ends with U+180E"),
        ("A thick line that ties a boat.", {"reviewed by": "Harbour board"}, "there is no definition to review"),
    ],
)
def test_a_term_that_cannot_be_taken_is_named(
    mongolian: Path, original: str, fills: dict[str, str], reason: str
) -> None:
    """A form without evidence, one that is no Mongolian, a review of nothing; the other rows are taken."""
    report = out_and_back(mongolian, {original: fills, "Piers": {"new translation": "ᠤᠶᠠᠭ᠎ᠠ"}}, "mn-Mong")
    assert [reason in each.reason for each in report.refused] == [True], report.refused
    assert report.changed == ["Piers"] and load_plan(mongolian).terms["rope"].mn == "ᠣᠯᠤᠰᠤ"


LATER = ("candidates", "decision", "review date")


@pytest.mark.parametrize("lacks", [LATER, (*LATER, "evidence", "source")])
def test_older_worksheets_are_read(harbour: Path, lacks: tuple[str, ...]) -> None:
    """Nine columns, and seven of when the glossary was not in them: translators still have such files."""
    file = harbour.parent / "old.xlsx"
    write_worksheet(Site.load(harbour, PROJECT / "docs"), "zh", file)
    book = load_workbook(file)
    sheet = book.worksheets[0]
    for heading in lacks:
        sheet.delete_cols(column(sheet, heading))
    row = next(row for row in sheet.iter_rows() if row[2].value == "Piers")
    row[column(sheet, "new translation") - 1].value = "码头"
    book.save(file)
    assert read_worksheet(Site.load(harbour, PROJECT / "docs"), "zh", file, DAY).changed == ["Piers"]

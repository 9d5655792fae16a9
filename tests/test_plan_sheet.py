"""`selfcheck plan-sheet` and `read-plan-sheet`: a plan as a workbook, and back."""

from __future__ import annotations

import datetime
import filecmp
import io
import os
import shutil
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import polib
import pytest
from office_variants import VARIANTS, changed
from plan_sheets import ASIDE, FIRST, Book, fresh, read, said, written
from project import PROJECT

from selfcheck.base.problems import DataError, SelfCheckError
from selfcheck.commands import main
from selfcheck.languages.catalogues import catalogue_file
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.load import load_plan
from selfcheck.spreadsheet.questions import Fate, Question

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Of these one is about formulas, one moves the table within its sheet, one takes the sheets their names.
NO_OFFICE_SHEETS = ("moved rows", "no results", "no names")
PLANS = [PROJECT / "data", *sorted((PROJECT / "tests" / "plans").iterdir())]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The harbour with its ids published and its catalogue up to date, beside its workbook."""
    data = tmp_path_factory.mktemp("office") / "data"
    shutil.copytree(PROJECT / "tests" / "plans" / "harbour", data)
    main(["--data", str(data), "generate"])
    written(data, data.parent / "plan.xlsx")
    return data


@pytest.fixture
def harbour(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(prepared.parent, tmp_path, dirs_exist_ok=True)
    return tmp_path / prepared.name


@pytest.fixture
def office(harbour: Path) -> Callable[[], Book]:
    """Opens the harbour's workbook."""
    return lambda: Book(harbour.parent / "plan.xlsx")


def refusals(book: Book, harbour: Path) -> dict[str, str]:
    """By sheet and cell what is said of a workbook that is refused; nothing of the data has changed."""
    before = fresh(harbour, "before")
    with pytest.raises(DataError) as refused:
        read(book.save(), harbour)
    assert not filecmp.dircmp(before, harbour).diff_files
    return {f"{each.path.split(', ')[-1]} {each.cell}": each.message for each in refused.value.problems}


# --- out and back ----------------------------------------------------------------------------


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_workbook_that_nobody_changed_changes_nothing(tmp_path: Path, plan: Path) -> None:
    """Byte for byte, for every plan at hand; and the workbook alone makes the same plan in a new folder."""
    data = tmp_path / plan.name
    shutil.copytree(plan, data)
    file = written(data, tmp_path / "plan.xlsx")
    assert read(file, data).files == {}
    new = tmp_path / "new"
    read(file, new)
    one, other = load_plan(data), load_plan(new)
    assert (one.frame, one.scales, one.sectors, one.retired, one.glossary) == (
        other.frame,
        other.scales,
        other.sectors,
        other.retired,
        other.glossary,
    )


@pytest.mark.documents
def test_after_libreoffice_has_saved_it_nothing_has_changed(
    tmp_path: Path, soffice: Callable[[str, list[Path]], Path]
) -> None:
    """Every plan at hand: what LibreOffice writes holds the same."""
    files = [written(plan, tmp_path / f"{plan.name}.xlsx") for plan in PLANS]
    saved = soffice("xlsx:Calc MS Excel 2007 XML", files)
    for plan in PLANS:
        data = tmp_path / plan.name
        shutil.copytree(plan, data)
        assert read(saved / f"{plan.name}.xlsx", data).files == {}, plan


@pytest.mark.parametrize("variant", [name for name in VARIANTS if name not in NO_OFFICE_SHEETS])
def test_other_programs_files_hold_the_same(office: Callable[[], Book], harbour: Path, variant: str) -> None:
    """Sizes that are stated wrongly, cells without places, texts within cells: all as other programs write them."""
    file = office().file
    file.write_bytes(changed(file.read_bytes(), VARIANTS[variant]))
    assert read(file, harbour).files == {}


def test_the_words_are_the_owners(tmp_path: Path) -> None:
    """A Chinese plan has Chinese sheets, headings, choices and explanations; the keys stand hidden above."""
    main(["--data", str(PROJECT / "data"), "plan-sheet", str(tmp_path / "plan.xlsx")])
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert book.sheetnames[:4] == ["方案", "单位类别", "措施", "要求"]
    sheet = book["要求"]
    heads = {key.value: head for key, head in zip(sheet[1], sheet[2], strict=True)}
    assert heads["text"].value == "表述" and heads["text::en"].value == "表述（en）"
    assert "自己的话" in heads["text"].comment.text and "版本" not in heads["text"].comment.text
    assert sheet.row_dimensions[1].hidden and sheet.freeze_panes == "D3"
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"是,否"' in lists.values() and any("评分标准" in str(each) for each in lists.values())
    for place in sheet[2]:
        assert not str(place.value or "").isascii() or place.value is None, place.value
    assert book["made from"].sheet_state == "veryHidden"


def test_what_is_there_is_never_written_over(office: Callable[[], Book], capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook may hold a week's work."""
    assert main(["plan-sheet", str(office().file)]) == 1
    assert "choose another name" in capsys.readouterr().err


# --- what people do in it --------------------------------------------------------------------


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


# --- ids are for ever ------------------------------------------------------------------------


def test_a_published_requirement_that_is_gone_is_asked_about(office: Callable[[], Book], harbour: Path) -> None:
    """Under another id, moved to another kind of unit, taken out: each becomes an entry by what is answered."""
    book = (
        office().put("requirements", "ropes", id="cables").put("requirements", "log", sector="piers", measure="order")
    )
    book.remove("requirements", "drills")
    asked: list[Question] = []

    def answer(question: Question) -> Fate:
        asked.append(question)
        return (
            Fate("moved", question.likely[:1], "Another name") if question.likely else Fate("dropped", (), "No drills")
        )

    read(book.save(), harbour, answer)
    assert {each.id: each.likely[:1] for each in asked} == {
        "piers.ropes": ("piers.cables",),
        "boats.log": ("piers.log",),
        "piers.drills": ("piers.cables",),
    }
    told = {entry.id: (entry.fate, entry.to, entry.since) for entry in load_plan(harbour).retired}
    assert told["boats.log"] == ("moved", ["piers.log"], 3)


def test_without_an_answer_it_is_refused(office: Callable[[], Book], harbour: Path) -> None:
    """The sheet of retired ids is named, where the answer can be written too."""
    found = refusals(office().remove("requirements", "drills"), harbour)
    assert found == {"retired A4": "the published id `piers.drills` is gone without an entry here"}
    book = Book(harbour.parent / "plan.xlsx")
    book.add("retired", id="piers.drills", fate="dropped", since=3, reason="No drills are held")
    read(book.save(), harbour)
    assert load_plan(harbour).retired[-1].id == "piers.drills"


# --- what cannot be read ---------------------------------------------------------------------


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


# --- from a text, without YAML ---------------------------------------------------------------

TABLE = """\
书香单位测评指标

| 一级指标 | 二级指标 | 测评内容 | 分值 | 测评方法 |
|---|---|---|---|---|
| 阅读基础 | 组织和经费 | 制定年度阅读计划 | 20 | 查阅资料 |
| | | 经费列入预算并专款专用 | 15分 | 查阅资料 |
| | 场所 | 设有固定的阅读场所 | 15 | 实地考察 |
| 阅读成效 | 活动 | 每年举办四次读书会 | 30 | 查阅资料 |
| | | 参加读书会的职工过半 | 20 | 查阅资料 |
"""


def test_from_a_text_to_pages_without_yaml(tmp_path: Path) -> None:
    """An indicator system in five steps: draft, spreadsheet, six cells filled in, read back, and the pages are there.

    The passage that a cell is to put into words stands beside it.
    """
    (tmp_path / "plan.md").write_text(TABLE, "utf-8")
    folder, file = tmp_path / "mine", tmp_path / "plan.xlsx"
    assert main(["draft", str(tmp_path / "plan.md"), str(folder), "zh"]) == 0
    assert main(["--data", str(folder), "plan-sheet", str(file)]) == 0
    book = openpyxl.load_workbook(file)
    for name, put in (("要求", "text"), ("单位类别", "audience")):
        sheet = book[name]
        keys = [cell.value for cell in sheet[1]]
        for row in range(FIRST, sheet.max_row + 1):
            if sheet.cell(row, keys.index("id") + 1).value:
                passage = str(sheet.cell(row, keys.index("comment") + 1).value) if put == "text" else "各单位"
                sheet.cell(row, keys.index(put) + 1).value = f"{passage.splitlines()[0]}。"
    book.save(file)
    assert main(["read-plan-sheet", str(file), str(folder)]) == 0
    site = Site.load(folder, PROJECT / "docs")
    assert site.plan.scales.points and site.plan.scales.points.total == 100
    pages = {page.path: page.markdown for page in Renderer(site, site.editions["zh"]).pages()}
    assert "设有固定的阅读场所。" in pages["sectors/part-1"] and "阅读成效" in pages["sectors/part-1"]


# --- anything at all -------------------------------------------------------------------------

WORDS = ["", "改动", "Other words", "=1+1", 3, 2.5, "yes", "ropes", "１２", "a,b", "  lamps  ", "2031-02-30", "x" * 700]


@pytest.mark.many
def test_random_edits_are_taken_or_named(office: Callable[[], Book], harbour: Path) -> None:
    """Rows moved, doubled and deleted, cells emptied and mistyped: the data then say what the workbook says, or a cell
    is named. `EDITS=1000` tries more of them."""
    content = office().file.read_bytes()
    taken = refused = 0
    for seed in range(int(os.environ.get("EDITS", "120"))):
        random, data = Random(seed), fresh(harbour)
        book = openpyxl.load_workbook(io.BytesIO(content))
        edits = [_edit(book, random) for _ in range(random.randint(1, 3))]
        file = harbour.parent / "edited.xlsx"
        book.save(file)
        try:
            report = read(file, data)
        except DataError as error:
            refused += 1
            assert all(each.cell or each.path.endswith(".po") for each in error.problems), (seed, edits)
            continue
        assert read(file, data).files == {}, (seed, edits)
        assert bool(report.files) == bool(report.report), (seed, edits)
        now = openpyxl.load_workbook(written(data, harbour.parent / "now.xlsx"))
        assert said(now) == said(book), (seed, edits)
        taken += bool(report.files)
    assert taken and refused


def _edit(book: Any, random: Random) -> object:
    """One thing that happens in a workbook."""
    sheet = random.choice([each for each in book.worksheets if each.sheet_state == "visible" and each.max_row >= FIRST])
    what = random.choice(["type", "type", "empty", "delete", "double", "swap"])
    row, other = (random.randint(FIRST, sheet.max_row) for _ in range(2))
    place = random.choice([cell.column for cell in sheet[1] if cell.value not in ASIDE])
    if what in ("type", "empty"):
        sheet.cell(row, place).value = random.choice(WORDS) if what == "type" else None
    elif what == "delete":
        sheet.delete_rows(row)
    else:
        values = [cell.value for cell in sheet[row]]
        if what == "double":
            sheet.insert_rows(row + 1)
            other = row + 1
        else:
            for column, cell in enumerate(list(sheet[other]), 1):
                sheet.cell(row, column).value = cell.value
        for column, value in enumerate(values, 1):
            sheet.cell(other, column).value = value
    return what, sheet.title, row, other, place

"""A plan as a workbook and back: what nobody changed changes nothing."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import openpyxl
import pytest
from office_variants import VARIANTS, changed
from plan_sheets import FIRST, Book, read, written
from project import PROJECT

from selfcheck.commands import main
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Of these one is about formulas, one moves the table within its sheet, one takes the sheets their names.
NO_OFFICE_SHEETS = ("moved rows", "no results", "no names")
PLANS = [PROJECT / "data", *sorted((PROJECT / "tests" / "plans").iterdir())]


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

"""Journeys with Excel sheets: from the form and back, from the downloads page, and into the overview."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from generate_assessments import zipped
from workbooks import typed

from selfcheck.documents.excel.layout import ANSWER, EVIDENCE, TEXT

if TYPE_CHECKING:
    from clerk import Clerk
    from office import Office

pytestmark = [pytest.mark.browser, pytest.mark.build]
ATTENTION, TAXES = "enterprises.attention", "enterprises.taxes"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504


def blank(site: Path, language: str) -> bytes:
    """The workbook on the downloads page."""
    return (site / "downloads" / f"enterprises.{language}.xlsx").read_bytes()


def choose(clerk: Clerk, name: str, content: bytes) -> None:
    """Open a file from the list of assessments."""
    with clerk.page.expect_file_chooser() as chooser:
        clerk.press_in_manager("打开文件")
    chooser.value.set_files({"name": name, "mimeType": "", "buffer": content})


def test_from_the_form_to_excel_and_back(clerk: Clerk) -> None:
    """What was changed in Excel counts, what was left alone keeps its date; the preview comes first."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate(ATTENTION, 3)
    clerk.note(ATTENTION, note="=HYPERLINK(1)", due="2026-12-31")
    clerk.rate(TAXES, 1)
    clerk.wait_until_saved()
    before = clerk.answers()
    with clerk.page.expect_download() as download:
        clerk.press_in_manager("导出 Excel")
    content = Path(download.value.path()).read_bytes()
    choose(clerk, "甲厂.xlsx", typed(content, {(TAXES, EVIDENCE): "完税证明，财务室"}))
    clerk.wait_for("dialog .preview")
    preview = clerk.page.locator("dialog.md-typeset").inner_text()
    assert "甲厂 · 2026" in preview and "没有采用" not in preview
    clerk.press("合并到本机的这一份")
    clerk.wait_for_notice("已合并")
    after = clerk.answers()
    assert after[ATTENTION] == before[ATTENTION]
    assert after[TAXES]["evidence"] == "完税证明，财务室" and after[TAXES]["rating"] == before[TAXES]["rating"]


def test_a_sheet_in_another_language_is_opened(clerk: Clerk, site: Path) -> None:
    """Filled in in English, read on the Chinese page; what cannot be read is named by its cell."""
    cells = {("#unit", TEXT): "Plant B", ("#unit", ANSWER): "2026", (TAXES, ANSWER): "Partly", (ATTENTION, ANSWER): "?"}
    choose(clerk, "b.xlsx", typed(blank(site, "en"), cells))
    clerk.wait_for("dialog .preview")
    assert "：没有这一档" in clerk.page.locator("dialog.md-typeset").inner_text()
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    assert {name: answer["rating"] for name, answer in clerk.answers().items()} == {TAXES: "partly"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16le"), "另存为 .xlsx"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16le"), "去掉密码"),
        ("a.doc", OLE + "WordDocument".encode("utf-16le"), "Word"),
        ("a.csv", "编号,自评\n".encode(), "CSV"),
        (
            "a.ods",
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
            "另存为 .xlsx",
        ),
        ("a.docx", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "Word"),
        ("a.zip", zipped({"a.json": b"{}"}), "压缩包"),
        ("a.xlsx", zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}), "已损坏"),
        ("a.pdf", b"%PDF-1.7", "不是自查文件"),
    ],
)
def test_other_files_are_told_apart(clerk: Clerk, name: str, content: bytes, told: str) -> None:
    """Each kind of file that cannot be opened says what to do instead."""
    choose(clerk, name, content)
    clerk.wait_for_notice(told)


def test_sheets_of_other_makers_and_the_site_are_read_side_by_side(office: Office, site: Path, tmp_path: Path) -> None:
    """Alone and in an archive; a foreign workbook and files of other kinds are named."""
    one = typed(blank(site, "zh"), {("#unit", TEXT): "甲厂", ("#unit", ANSWER): "2026", (TAXES, ANSWER): "已做到"})
    two = typed(blank(site, "en"), {("#unit", TEXT): "乙厂", ("#unit", ANSWER): "2026", (TAXES, ANSWER): "Partly"})
    other = openpyxl.Workbook()
    other.save(tmp_path / "other.xlsx")
    (tmp_path / "one.xlsx").write_bytes(one)
    (tmp_path / "old.xls").write_bytes(OLE + "Workbook".encode("utf-16le"))
    (tmp_path / "two.zip").write_bytes(
        zipped({"乙厂.xlsx": two, "说明.docx": zipped({"mimetype": b"", "word/x": b""})})
    )
    office.hand_over(sorted(tmp_path.iterdir()))
    told = {name: reason for name, *_facts, reason in office.table("files")}
    assert "已读取 2 · 重复 0 · 未读取 3" in office.status()
    assert "隐藏的“self-check”工作表" in told["other.xlsx"]
    assert "另存为 .xlsx" in told["old.xls"]
    assert "Word" in told["two.zip › 说明.docx"]
    office.set("sector", "enterprises")
    assert {row[0] for row in office.table("matrix")} == {"甲厂", "乙厂"}

"""Journeys of a clerk with files: opened, refused, exported, and the list of what is to be put right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from clerk import Clerk

LATER = "2099-01-01T00:00:00Z"
pytestmark = [pytest.mark.browser, pytest.mark.build]


def test_a_file_is_shown_before_it_is_opened(clerk: Clerk) -> None:
    """The preview says what is new, unknown and refused; merging lets the newer answer win and can be undone."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 4)
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    file["answers"] = {
        "enterprises.attention": {"rating": "full", "at": LATER},
        "enterprises.taxes": {
            "rating": "item9-99",
            "note": "<img src=x onerror=alert(1)>",
            "at": LATER,
        },
        "enterprises.gone": {"rating": "yes", "at": LATER},
    }
    score = clerk.score()
    clerk.paste_file(json.dumps(file))
    preview = clerk.page.locator("dialog.md-typeset").inner_text()
    assert "enterprises.gone" in preview and "answers/enterprises.taxes/rating：没有这一档" in preview
    clerk.press("合并到本机的这一份")
    clerk.wait_for_notice("已合并")
    assert "目前得分 100.0" in clerk.score()
    assert clerk.page.locator("img[src=x]").count() == 0
    clerk.press("撤销")
    shown = "score => document.querySelector('.standing__score').textContent === score"
    clerk.page.wait_for_function(shown, arg=score)


def test_files_of_others_are_refused_plainly(clerk: Clerk) -> None:
    """A file of another plan, sector or version, or no file at all, leads to a message and changes nothing."""
    clerk.fill_unit("甲厂", "2026")
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    for change, message in (
        ({"plan": {"id": "other", "version": 1}}, "另一份方案"),
        ({"sector": "schools"}, "另一类单位"),
        ({"format": "self-check/2"}, "较新版本的网站"),
        ({"format": "other"}, "不是自查文件"),
    ):
        clerk.paste_file(json.dumps({**file, **change}))
        clerk.wait_for_notice(message)
    clerk.paste_file("{half")
    clerk.wait_for_notice("内容已损坏")
    assert len(clerk.stored()) == 1


def test_exports_open_elsewhere(clerk: Clerk) -> None:
    """CSV and Excel carry the filled form; a text that looks like a formula stays a text."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 3)
    clerk.note("enterprises.attention", note="=HYPERLINK(1)")
    with clerk.page.expect_download() as download:
        clerk.press_in_manager("导出 CSV")
    text = Path(download.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff") and "'=HYPERLINK(1)" in text
    assert download.value.suggested_filename.startswith("甲厂_企业_2026_")
    with clerk.page.expect_download() as download:
        clerk.press("导出 Excel")
    assert download.value.suggested_filename.endswith(".xlsx")
    assert Path(download.value.path()).read_bytes().startswith(b"PK")


def test_gaps_become_a_list(clerk: Clerk) -> None:
    """What is rated below full stands in the gap list with what is to be done, filtered and sorted by date."""
    for name, due in (("attention", "2026-12-31"), ("ethnic-affairs", "2026-01-31")):
        clerk.rate(f"enterprises.{name}", 3)
        clerk.note(f"enterprises.{name}", action=f"整改 {name}", post="办公室", due=due)
    clerk.rate("enterprises.taxes", 3)
    page = clerk.page
    page.wait_for_function("document.querySelectorAll('[data-gap]').length === 3")
    page.locator(".gap-controls input[type=checkbox]").check()
    order = page.evaluate("[...document.querySelectorAll('[data-gap]')].map(e => e.dataset.gap)")
    assert order == ["enterprises.ethnic-affairs", "enterprises.attention", "enterprises.taxes"]
    page.locator(".gap-controls select").select_option("unplanned")
    page.wait_for_function("document.querySelectorAll('[data-gap]').length === 1")
    page.locator(".gap-controls select").select_option("all")
    page.locator(".gap-controls input[type=search]").fill("整改 att")
    page.wait_for_function("document.querySelectorAll('[data-gap]').length === 1")


def chosen(clerk: Clerk, **files: dict | str) -> None:
    """Open files from the list of assessments, all at once."""
    with clerk.page.expect_file_chooser() as chooser:
        clerk.press_in_manager("打开文件")
    contents = {name: one if isinstance(one, str) else json.dumps(one) for name, one in files.items()}
    chooser.value.set_files(
        [{"name": f"{name}.json", "mimeType": "", "buffer": text.encode()} for name, text in contents.items()]
    )
    clerk.wait_for("dialog .preview")


def test_everything_on_one_computer_goes_to_another(clerk: Clerk) -> None:
    """In one file: other kinds of unit are named, what is here is merged, and one step takes it back."""
    for unit in ("甲厂", "乙厂"):
        if unit == "乙厂":
            clerk.press_in_manager("新建")
        clerk.fill_unit(unit, "2026")
        clerk.rate("enterprises.attention", 3)
        clerk.wait_until_saved()
    with clerk.page.expect_download() as download:
        clerk.press_in_manager("全部保存到一个文件")
    whole = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert sorted(one["unit"] for one in whole["assessments"]) == ["乙厂", "甲厂"]
    one = next(one for one in whole["assessments"] if one["unit"] == "甲厂")
    one["answers"]["enterprises.attention"] = {"rating": "full", "at": LATER}
    more = {**one, "unit": "丙厂"}
    other = {**one, "unit": "一小", "sector": "schools", "answers": {}}
    chosen(clerk, all={**whole, "assessments": [one, more, other]}, broken="{")
    told = clerk.page.locator("dialog.md-typeset").inner_text()
    assert all(text in told for text in ("打开 2 份自查", "丙厂 · 2026", "甲厂 · 2026", "broken.json："))
    assert "all.json › 3：这个文件属于另一类单位（学校、幼儿园）" in told
    clerk.press("全部打开")
    clerk.wait_for_notice("已打开 2 份自查")
    assert len(clerk.stored()) == 3
    clerk.press("撤销")
    clerk.page.wait_for_function(
        "() => Object.keys(localStorage).filter(key => key.startsWith('self-check:')).length === 2"
    )


def test_a_merge_names_the_answers_in_conflict(clerk: Clerk) -> None:
    """By number and sentence, with both ratings, or that only what stands beside them differs."""
    clerk.fill_unit("甲厂", "2026")
    clerk.rate("enterprises.attention", 3)
    clerk.rate("enterprises.taxes", 1)
    clerk.wait_until_saved()
    file = json.loads(clerk.text_of_file())
    file["answers"]["enterprises.attention"] |= {"rating": "full", "at": LATER}
    file["answers"]["enterprises.taxes"] |= {"note": "旧的", "at": "2020-01-01T00:00:00Z"}
    chosen(clerk, 甲厂=file)
    lines = clerk.page.locator("dialog .preview li").all_inner_texts()
    assert any(line.startswith("1.1 ") and line.endswith("部分到位 → 到位") for line in lines)
    assert any(line.endswith("（备注、材料或者整改不同）") for line in lines)

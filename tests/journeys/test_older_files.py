"""A file saved with an older version of the plan: its answers follow the requirements, and nothing is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

FILE = PROJECT / "tests" / "cases" / "towns-version-1.json"

pytestmark = pytest.mark.browser


def test_a_file_of_version_1_is_carried_over(any_page, site: Path) -> None:
    """Split ones are copied and wait to be confirmed, a rating that the new scale lacks is asked again, notes stay."""
    clerk = Clerk(any_page).open(f"{site.as_uri()}/sectors/towns.html")
    clerk.paste_file(FILE.read_text("utf-8"))
    preview = any_page.evaluate("document.querySelector('dialog').textContent")
    assert "随要求改到新编号的自评" in preview
    assert "没有这一档" in preview
    clerk.press("打开")
    clerk.wait_for_notice("已打开文件")
    answers = clerk.answers()
    assert {name: (answer.get("rating"), answer.get("confirm", False)) for name, answer in answers.items()} == {
        "towns.base-building": ("full", True),
        "towns.base-use": ("full", True),
        "towns.festival-activities": ("mostly", True),
        "towns.large-events": ("mostly", True),
        "towns.experience-results": (None, False),
        "towns.archives": ("yes", False),
    }
    assert answers["towns.base-use"]["note"] == "教育基地一处"
    assert answers["towns.large-events"]["evidence"] == "活动方案，办公室"
    assert answers["towns.experience-results"]["note"] == "总结一份"

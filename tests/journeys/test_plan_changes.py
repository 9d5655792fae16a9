"""A plan goes on: whoever filled in an earlier version is told what has changed, beside the answers given then."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from clerk import Clerk
from paper import lay_out
from project import HARBOUR, build

from selfcheck.plan.load import load_plan
from selfcheck.plan.versions import write_version

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.build]


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented plan's site, one version later: a requirement reworded, one dropped, one added."""
    folder = tmp_path_factory.mktemp("later")
    data = shutil.copytree(HARBOUR, folder / "data")
    plan = load_plan(data)
    write_version(plan, data)
    version = plan.frame.version
    for name, old, new in (
        ("plan.yml", f"version: {version}", f"version: {version + 1}"),
        ("sectors/2-boats.yml", "text: Lamps are lit at night.", "text: Lamps are lit from dusk to dawn."),
        ("sectors/2-boats.yml", "id: log\n", "id: log-book\n"),
    ):
        text = (data / name).read_text("utf-8")
        assert old in text
        (data / name).write_text(text.replace(old, new, 1), "utf-8")
    with (data / "retired.yml").open("a", encoding="utf-8") as retired:
        retired.write(f"  - id: boats.log\n    fate: dropped\n    since: {version + 1}\n    reason: a test\n")
    result = build(folder / "site", DATA_DIR=str(data))
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def with_an_earlier_version(any_page: Page, later: Path) -> Clerk:
    """The page with an assessment in which the lamps were rated best, as the site before wrote it."""
    clerk = Clerk(any_page).open(f"{later.as_uri()}/sectors/boats.html")
    clerk.rate("boats.lamps", 1)
    clerk.page.wait_for_function("Object.keys(localStorage).some(key => key.startsWith('self-check:'))")
    clerk.page.evaluate(
        """() => {
          const key = Object.keys(localStorage).find(key => key.startsWith('self-check:'));
          const record = JSON.parse(localStorage[key]);
          record.assessment.plan.version -= 1;
          localStorage[key] = JSON.stringify(record);
        }"""
    )
    clerk.page.reload()
    clerk.wait_for("self-check.is-live")
    clerk.wait_for('[data-kind="plan"]')
    return clerk


def test_an_earlier_version_is_compared_with_this_one(any_page: Page, later: Path) -> None:
    """Said once on opening, shown on demand: old text, new text, one's own answer; what was answered stays."""
    clerk = with_an_earlier_version(any_page, later)
    assert "3" in clerk.page.evaluate("document.querySelector('[data-kind=plan]').textContent")
    clerk.page.evaluate("document.querySelector('[data-kind=plan] button').click()")
    clerk.wait_for("dialog .plan-changes")
    text = clerk.page.evaluate("document.querySelector('dialog').innerText")
    assert "Lamps are lit at night." in text and "Lamps are lit from dusk to dawn." in text
    shown = clerk.page.evaluate("[...document.querySelectorAll('dialog h3')].map(e => e.textContent.split(' ').pop())")
    assert shown == ["1", "1", "1"]
    clerk.page.keyboard.press("Escape")
    clerk.rate("boats.lamps", 2)
    clerk.wait_until_saved()
    clerk.page.reload()
    clerk.wait_for('[data-kind="plan"]')  # saved under the present version it is still said, until it is waved off
    stored = clerk.page.evaluate(
        "JSON.parse(localStorage[Object.keys(localStorage).find(key => key.startsWith('self-check:'))])"
    )
    assert json.dumps(stored["assessment"]["answers"]).count("boats.lamps") == 1


def test_what_has_changed_is_printed(any_page: Page, later: Path) -> None:
    """Old text, new text and one's own answer side by side, under what kind of change it is."""
    clerk = with_an_earlier_version(any_page, later)
    lay_out(clerk.page, "plan")
    rows = clerk.page.evaluate(
        "[...document.querySelectorAll('.sheets [data-sheet=plan-changes] tbody tr')].map(row => "
        "[...row.cells].map(cell => cell.innerText.trim()))"
    )
    assert [row[0] for row in rows if len(row) == 1] == ["Reworded 1", "New 1", "No longer asked for 1"]
    old, new, answer = next(row for row in rows if len(row) == 3)
    assert old.endswith("Lamps are lit at night.") and new.endswith("Lamps are lit from dusk to dawn.") and answer


def test_what_was_filled_in_under_an_earlier_version_can_be_had_again(any_page: Page, later: Path) -> None:
    """The first change under the present version leaves a copy; brought back, it is a further assessment as it was."""
    clerk = with_an_earlier_version(any_page, later)
    clerk.rate("boats.lamps", 2)
    clerk.wait_until_saved()
    clerk.press_in_manager("Bring back as another self-check")
    clerk.wait_for(".records li:nth-child(2)")
    rated = "document.querySelector('[data-requirement=\"boats.lamps\"] .ratings input:checked')"
    assert clerk.page.evaluate(
        f"{rated} === document.querySelector('[data-requirement=\"boats.lamps\"] .ratings input')"
    )
    clerk.wait_for('[data-kind="plan"]')

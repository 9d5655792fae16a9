"""`selfcheck new`: a plan to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from project import PROJECT

from selfcheck.commands import main
from selfcheck.languages.site import Site
from selfcheck.pages.renderer import Renderer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("language", "name", "text"), [("zh", "中文", "有年度工作计划。"), ("de", "Deutsch", "There is a work plan")]
)
def test_a_new_plan_has_no_fault_and_every_page(tmp_path: Path, language: str, name: str, text: str) -> None:
    """It is checked and rendered as it was written, in its own language, under an id that no other plan has."""
    folders = tmp_path / "My Plan", tmp_path / "again" / "my-plan"
    for folder in folders:
        assert main(["new", str(folder), language]) == 0
    sites = [Site.load(folder, PROJECT / "docs") for folder in folders]
    ids = [site.plan.frame.id for site in sites]
    assert ids[0].startswith("my-plan-") and len(set(ids)) == 2
    assert [(each.id, each.name) for each in sites[0].plan.languages] == [(language, name)]
    pages = {page.path: page.markdown for page in Renderer(sites[0], sites[0].editions[language]).pages()}
    assert text in pages["sectors/offices"] and "checklists/offices" in pages
    texts = [file.read_text("utf-8") for file in folders[0].rglob("*.yml")]
    assert sum(text.count("# ") for text in texts) > 10


def test_what_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder with anything in it is left alone, and a language that is none is refused before anything is written."""
    (tmp_path / "mine.yml").write_text("mine", "utf-8")
    assert main(["new", str(tmp_path), "zh"]) == 1
    assert [file.name for file in tmp_path.iterdir()] == ["mine.yml"]
    assert main(["new", str(tmp_path / "plan"), "deutsch!"]) == 1
    assert not (tmp_path / "plan").exists()
    assert "name another one" in (said := capsys.readouterr().err) and "no language tag" in said

"""Names of files in a data folder: read, named with a remedy, or litter of the system."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from selfcheck.base.problems import DataError
from selfcheck.plan.data_files import strays
from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from pathlib import Path

PIERS = "sectors/1-piers.yml"

# A file of the harbour under a name that nobody reads, and what its owner is told to do.
RENAMED = {
    "sectors/1-piers.YML": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.Yml": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.yaml": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.yml.txt": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.YML.TXT": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.yml ": "rename it to 1-piers.yml, or take it out of data/",
    "sectors/1-piers.docx": "write it as YAML in a file with the ending .yml, or take it out of this folder",
    "sectors/1-piers": "write it as YAML in a file with the ending .yml, or take it out of this folder",
    "sectors/old/1-piers.yml": "move it to sectors/ or glossary/ with the ending .yml, or delete it",
    "Plan.yml.txt": "take it out of data/: plan.yml is read instead",
    "sector/1-piers.yml": "move it to sectors/ or glossary/ with the ending .yml, or delete it",
    "icons/piers.SVG": "rename it to piers.svg, or take it out of data/",
    "locales/zh/plan.PO": "rename it to plan.po, or take it out of data/",
    "pages/en/imprint.docx": "write it as Markdown in pages/<language>/<name>.md, or take it out of this folder",
    "pages/imprint.md": "write it as Markdown in pages/<language>/<name>.md, or take it out of this folder",
    "locales/plan.zh.po": "call it plan.po or ui.po, in a folder of its language below locales/, or delete it",
}
# Files of a language that the harbour's plan lacks, or with a name that cannot be an address.
FOREIGN = {
    "pages/fr/imprint.md": "the plan has no language `fr`",
    "locales/fr/plan.po": "the plan has no language `fr`",
    "pages/en/Über uns.md": "`Über uns` cannot be a page's address",
}
# What nobody has to be told of.
LITTER = [
    "sectors/._1-piers.yml",
    "sectors/.1-piers.yml.swp",
    "sectors/1-piers.yml~",
    "sectors/~$1-piers.yml",
    "sectors/Thumbs.db",
    "sectors/desktop.ini",
    ".DS_Store",
    "__MACOSX/sectors/._1-piers.yml",
    ".git/config.yml",
    "README.md",
]


@pytest.mark.parametrize("name", RENAMED)
def test_a_file_that_nobody_reads_is_named_with_its_remedy(harbour: Path, name: str) -> None:
    """No sector, term or translation disappears because of its file's name."""
    (harbour / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(harbour / PIERS, harbour / name)
    if "1-piers" in name:
        (harbour / PIERS).unlink()
    [problem] = strays(harbour)
    assert (problem.path, problem.message) == (f"data/{name}", "no part of the site reads this file")
    assert problem.remedy == RENAMED[name]


@pytest.mark.parametrize("name", FOREIGN)
def test_a_page_or_catalogue_that_no_language_shows_is_named(harbour: Path, name: str) -> None:
    """An owner's page or translation is shown, or its owner is told why it is not."""
    (harbour / name).parent.mkdir(parents=True, exist_ok=True)
    (harbour / name).write_text("", "utf-8")
    with pytest.raises(DataError) as caught:
        load_plan(harbour)
    assert [(each.path, each.message) for each in caught.value.problems] == [(f"data/{name}", FOREIGN[name])]


@pytest.mark.parametrize("name", LITTER)
def test_what_the_system_leaves_behind_disturbs_nobody(harbour: Path, name: str) -> None:
    """USB sticks, editors and archives put files of their own beside each file."""
    (harbour / name).parent.mkdir(parents=True, exist_ok=True)
    (harbour / name).write_bytes(b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X")
    assert [sector.id for sector in load_plan(harbour).sectors] == ["piers", "boats"]

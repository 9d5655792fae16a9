"""The checks before a commit: each passes on the project as it is, and stops a commit with a fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.many

PROGRAM = Path(sys.executable).with_name("pre-commit")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A repository with the project's files, all in its index."""
    folder = tmp_path_factory.mktemp("repository")
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        if (PROJECT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / name)
    (folder / ".venv").symlink_to(Path(sys.prefix))
    (folder / "browser" / "node_modules").symlink_to(PROJECT / "browser" / "node_modules")
    (folder / ".gitignore").write_text("/.venv\nnode_modules\n__pycache__\n.ruff_cache\n", "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "add", "."], cwd=folder, check=True)
    yield folder


def _run(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Its own folder for logs and lists of known repositories: nothing of the user's is read or written.
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(repository.parent), "PRE_COMMIT_HOME": str(repository.parent)}
    program = [PROGRAM, "run", "--color", "never", *arguments]
    return subprocess.run(program, cwd=repository, env=environment, capture_output=True, text=True, check=False)


def test_the_project_passes_its_own_hooks(repository: Path) -> None:
    """Whoever commits is stopped by faults of that commit only."""
    result = _run(repository, "--all-files")
    assert result.returncode == 0, result.stdout
    assert result.stdout.count("Passed") == (PROJECT / ".pre-commit-config.yaml").read_text("utf-8").count("- id:")


@pytest.mark.parametrize(
    ("hook", "file", "fault", "words"),
    [
        ("ruff-check", "selfcheck/new.py", '"""New."""\n\nimport os\n', "F401"),
        ("ruff-format", "selfcheck/new.py", '"""New."""\n\nx = {  }\n', "1 file would be reformatted"),
        ("data", "data/extra.yml", "id: extra\n", "data/extra.yml:1:1: no part of the site reads this file"),
        (
            "catalogues",
            "overrides/new.html",
            '{{ _("没有译文") }}\n',
            "interface/en.po:1:1: the catalogue is outdated",
        ),
        ("browser", "browser/core/new.ts", "export const undocumented = 1;\n", "nothing says what this is"),
        ("browser", "browser/core/new.ts", "/** New. */\nexport const wrong: string = 1;\n", "TS2322"),
        ("browser", "browser/core/new.ts", "/** New. */\nexport const  wide = 1;\n", "Found 1 not formatted file"),
        ("repository", "docs/assets/pictures/new.png", "x" * 400_000, "new.png: 400,000 bytes, more than 300,000"),
    ],
)
def test_a_fault_stops_the_commit(repository: Path, hook: str, file: str, fault: str, words: str) -> None:
    """Each hook looks at the files that concern it, and fails on a fault in one."""
    planted = repository / file
    planted.write_text(fault, "utf-8")
    subprocess.run(["git", "add", file], cwd=repository, check=True)
    try:
        result = _run(repository, hook, "--files", file)
    finally:
        subprocess.run(["git", "rm", "-q", "-f", file], cwd=repository, check=True)
    assert result.returncode == 1, result.stdout
    assert words in result.stdout


def test_a_sentence_of_the_plan_stops_the_commit(repository: Path, official_text: str) -> None:
    """Where the official text is at hand, a passage copied from it does not get in."""
    (repository / "data" / "original").mkdir(exist_ok=True)
    (repository / "data" / "original" / "plan.zh.txt").write_text(official_text, "utf-8")
    sentence = max(official_text.split("。"), key=len)
    (repository / "note.md").write_text(f"# Note\n\n{sentence}\n", "utf-8")
    subprocess.run(["git", "add", "note.md"], cwd=repository, check=True)
    result = _run(repository, "repository", "--files", "note.md")
    assert result.returncode == 1
    assert "note.md: repeats the plan" in result.stdout

"""The browser code's own tests, types and style, and the weight of what a page loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from project import PROJECT

DENO = Path(sys.executable).with_name("deno")


@pytest.mark.parametrize("task", ["check", "lint", "fmt", "test"])
def test_browser_code(task: str) -> None:
    """Types, lint, format and unit tests (properties over thousands of mutated files among them) are clean."""
    result = subprocess.run(
        [DENO, "task", "--quiet", task], cwd=PROJECT / "browser", capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.build
def test_the_schema_of_saved_files_is_published(site: Path) -> None:
    """Other programs can check a saved file against the schema that the site itself was built with."""
    assert '"self-check/1"' in (site / "schema" / "self-check-1.schema.json").read_text("utf-8")

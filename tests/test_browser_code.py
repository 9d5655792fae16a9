"""The browser code's own tests, types and style, and the weight of what a page loads."""

from __future__ import annotations

import json
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
def test_the_schemas_of_saved_and_combined_files_are_published(site: Path) -> None:
    """Other programs can check a file against the schema that the site itself was built with."""
    for name in ("self-check", "self-check-collection"):
        schema = json.loads((site / "schema" / f"{name}-1.schema.json").read_text("utf-8"))
        assert schema["$id"] == f"{name}-1.schema.json"
        assert schema["properties"]["format"]["const"] == f"{name}/1"

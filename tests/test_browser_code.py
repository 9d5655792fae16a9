"""The browser code's own tests, types and style, and the weight of what a page loads."""

from __future__ import annotations

import json
import re
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


@pytest.mark.build
def test_the_form_takes_no_longer_texts_than_saved_files_hold(site: Path) -> None:
    """What its boxes let be typed is never refused when it is read again."""
    schema = json.loads((site / "schema" / "self-check-1.schema.json").read_text("utf-8"))
    fields = schema["properties"] | schema["properties"]["answers"]["additionalProperties"]["properties"]
    page = (site / "sectors" / "schools.html").read_text("utf-8")
    limits = dict(re.findall(r'<(?:input|textarea)[^>]* name="(\w+)"[^>]* maxlength="(\d+)"', page))
    assert limits.keys() == {"unit", "period", "na", "note", "evidence", "action", "post", "proof"}
    assert {name: limit for name, limit in limits.items() if int(limit) > fields[name]["maxLength"]} == {}
    assert re.findall(r'name="(\w+)" max="9999-12-31"', page) == ["due", "closed_on"]

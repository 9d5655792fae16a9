"""JSON Schemas for editors: generated from the model, never drifting from it."""

from __future__ import annotations

from project import PROJECT

from selfcheck.plan.schemas import schemas


def test_schemas_are_up_to_date() -> None:
    """`make generate` has been run since the model changed: editors check what the build checks."""
    folder = PROJECT / "data" / "schema"
    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == schemas()

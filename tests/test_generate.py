"""`make generate`: what is made from data and code, in the data folder."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

from selfcheck.plan.schemas import schemas

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def test_everything_is_generated_once(harbour: Path, run: Run) -> None:
    """Schemas, ids and catalogues appear; a second run changes no byte."""
    assert run("--data", harbour, "generate").returncode == 0
    first = {file: file.read_bytes() for file in harbour.rglob("*") if file.is_file()}
    assert {file.name for file in (harbour / "schema").iterdir()} == schemas().keys()
    assert (harbour / "locales" / "zh" / "plan.po").is_file()
    assert run("--data", harbour, "generate").returncode == 0
    assert {file: file.read_bytes() for file in harbour.rglob("*") if file.is_file()} == first


def test_a_published_id_is_never_forgotten(harbour: Path, run: Run) -> None:
    """An id stays on the list when its requirement is retired; new ones are added below."""
    ids = harbour / "published-ids.txt"
    ids.write_text("# Ids.\npiers.long-gone\n", "utf-8")
    assert run("--data", harbour, "generate").returncode == 1  # it is gone, and nothing says where to
    retired = harbour / "retired.yml"
    entry = "  - id: piers.long-gone\n    fate: dropped\n    since: 3\n    reason: invented\n"
    retired.write_text(retired.read_text("utf-8") + entry, "utf-8")
    result = run("--data", harbour, "generate")
    assert result.returncode == 0, result.stderr
    listed = ids.read_text("utf-8").splitlines()
    assert listed[1] == "piers.long-gone" and len(listed) > 2 and len(set(listed)) == len(listed)

"""The Makefile's commands, as somebody types them."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.many

NAMES = ["w (1).xlsx", "蒙古文 表.xlsx", "it's.xlsx", "a;b & c.xlsx", '"quoted".xlsx']


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run make in the project, without what the surrounding make has told it."""
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    return subprocess.run(
        ["make", "-s", *arguments], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("name", NAMES)
def test_files_may_be_called_anything(tmp_path: Path, name: str) -> None:
    """Browsers name a second download `w (1).xlsx`, and people write blanks: such a file is written, and read back."""
    file = tmp_path / name
    written = make("worksheet", "LANGUAGE=mn-Mong", f"FILE={file}")
    assert (written.returncode, written.stderr) == (0, "")
    assert file.exists()
    read = make("read-worksheet", "LANGUAGE=mn-Mong", f"FILE={file}")
    assert (read.returncode, read.stdout) == (
        0,
        "0 new drafts, 0 reviewed, 0 rejected, 0 refused\nterms for signs: 0 of 33 reviewed\n",
    )

"""Shared by the tests of documents: the project's plan, and LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="session")
def real() -> Site:
    """The project's own plan."""
    return Site.load(PROJECT / "data", PROJECT / "docs")


@pytest.fixture(scope="session")
def soffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, list[Path]], Path]:
    """Converts files, all in one run: `soffice("pdf", files)` -> folder of the results."""
    program = shutil.which("soffice")
    if not program:
        pytest.skip("LibreOffice is not installed: run tests/install-browser.sh as root")
    profile = tmp_path_factory.mktemp("profile")

    def convert(target: str, files: list[Path]) -> Path:
        out = tmp_path_factory.mktemp(target)
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", target]
        result = subprocess.run(
            [*command, "--outdir", str(out), *map(str, files)], capture_output=True, text=True, check=False, timeout=240
        )
        made = {file.stem for file in out.iterdir()}
        assert made == {file.stem for file in files}, result.stdout + result.stderr
        return out

    return convert

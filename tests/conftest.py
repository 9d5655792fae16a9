"""Shared by all tests: the project's folder, copies of the plans, and built sites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import check_files
import pytest
from nginx import Published, find_nginx, nginx
from project import HARBOUR, PROJECT, build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A copy of the small invented plan, as a data folder that a test may change."""
    return Path(shutil.copytree(HARBOUR, tmp_path / "data"))


@pytest.fixture(scope="session")
def official_text() -> str:
    """The official text of the plan, which is not part of the repository."""
    if text := check_files.official_text():
        return text
    pytest.skip("the official text is not here: put it at data/original/plan.zh.txt, or name it in OFFICIAL_TEXT")


def _built(factory: pytest.TempPathFactory, name: str, **environment: str) -> Path:
    site = factory.mktemp(name) / "site"
    result = build(site, **environment)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr, result.stderr
    return site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` builds it, for a USB stick or any server; $BUILT_SITE where another build is tried."""
    if built := os.environ.get("BUILT_SITE"):
        return Path(shutil.copytree(built, tmp_path_factory.mktemp("built") / "site"))
    return _built(tmp_path_factory, "plain")


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site built for an address of its own, with a repository to edit."""
    return _built(
        tmp_path_factory, "published", SITE_URL="https://example.org/check/", REPO_URL="https://example.org/repository"
    )


@pytest.fixture(scope="session")
def published(published_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The published site on Debian's nginx, below /check/."""
    program = find_nginx()
    if not program:
        able = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")
        (pytest.fail if able else pytest.skip)("nginx is not installed: run sh tests/install-browser.sh as root")
    with nginx(program, published_site, tmp_path_factory.mktemp("nginx")) as running:
        yield running


@pytest.fixture
def run() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run one of the core's commands: `run("--data", folder, "check")`; keywords are variables of its environment."""

    def call(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "selfcheck", *map(str, arguments)],
            env={**os.environ, "PYTHONPATH": str(PROJECT), **variables},
            capture_output=True,
            text=True,
            check=False,
        )

    return call


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

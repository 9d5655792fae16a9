"""The core as a package of its own: installed from a wheel, away from the checkout and without MkDocs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.build
# As if MkDocs and its theme were not installed.
WITHOUT_MKDOCS = """
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("mkdocs", "material", "mkdocs_static_i18n", "hooks"):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Nothing())
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what `pip install .` puts into a new environment, but for the packages it depends on."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=PROJECT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    place = folder / "installed"
    with ZipFile(wheel) as archive:
        archive.extractall(place)
    (place / "sitecustomize.py").write_text(WITHOUT_MKDOCS, "utf-8")
    return place


def selfcheck(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the installed command in `folder`, where no checkout is."""
    environment = {name: value for name, value in os.environ.items() if name != "DATA_DIR"}
    environment |= {"PYTHONPATH": str(installed), "PATH": "/usr/bin:/bin", "SELFCHECK_LANGUAGE": "en"}
    command = [sys.executable, "-m", "selfcheck", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_the_installed_core_checks_the_data_where_it_stands(installed: Path, harbour: Path) -> None:
    """`selfcheck check` reads data/ of the folder it is called in."""
    result = selfcheck(installed, harbour.parent, "--data", harbour.name, "check")
    assert result.returncode == 0, result.stderr
    assert "piers: " in result.stdout
    assert selfcheck(installed, installed, "check").returncode == 1


def test_the_installed_core_writes_every_page(installed: Path, harbour: Path) -> None:
    """`selfcheck pages` gives the same files as in a checkout, without MkDocs, deno or the network."""
    result = selfcheck(installed, harbour.parent, "--data", harbour.name, "pages", "out")
    assert result.returncode == 0, result.stderr
    command = [sys.executable, "-m", "selfcheck", "--data", str(harbour), "pages", str(harbour.parent / "other")]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)

    def files(folder: Path) -> dict[str, bytes]:
        return {
            file.relative_to(folder).as_posix(): file.read_bytes()
            for file in sorted(folder.rglob("*"))
            if file.is_file() and "pictures" not in file.parts
        }

    ours, theirs = files(harbour.parent / "out"), files(harbour.parent / "other")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_the_installed_core_gathers(installed: Path, harbour: Path) -> None:
    """`selfcheck gather` needs the package and the plan's data, and nothing of a site."""
    folder = harbour.parent / "in"
    folder.mkdir()
    one = {"format": "self-check/1", "unit": "North pier", "period": "2026", "facets": {}, "answers": {}}
    whose = {"plan": {"id": "harbour-2031", "version": 1}, "sector": "piers", "saved_at": "2026-01-01T00:00:00Z"}
    (folder / "one.json").write_text(json.dumps({**one, **whose}), "utf-8")
    arguments = ("--data", harbour.name, "gather", "in", "--to", "out", "--no-parquet")
    result = selfcheck(installed, harbour.parent, *arguments)
    assert result.returncode == 0, result.stderr
    assert "North pier,piers,2026" in (harbour.parent / "out" / "units.csv").read_text("utf-8-sig")

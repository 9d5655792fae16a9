"""A build that ends too early, in whatever way: the site that was there stays, or comes back with the next build."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from project import HARBOUR, PROJECT

from selfcheck.base.files import write_bytes
from selfcheck.publish.swap import SwapError, put_in_place, swap

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# A build of two files: tells when the first is there, and goes on when it is told to.
BUILD = """
import os, pathlib, sys
site = pathlib.Path(os.environ["SITE_DIR"])
site.mkdir(parents=True)
(site / "first").write_text("new")
print("half", flush=True)
sys.stdin.read(1) or sys.exit(3)
(site / "second").write_text("new")
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to build in, with a finished site of two files."""
    monkeypatch.chdir(tmp_path)
    site = tmp_path / "site"
    site.mkdir()
    for name in ("first", "second"):
        (site / name).write_text("old")
    return tmp_path


def start(code: str = "", build: str = BUILD) -> subprocess.Popen[str]:
    """Start a build in a process group of its own; `code` runs first and may spoil the system's functions."""
    program = (
        "import os, pathlib, signal, sys; from selfcheck.commands import main; from selfcheck.publish import swap\n"
        f"{code}\nsys.exit(main())"
    )
    return subprocess.Popen(
        [sys.executable, "-c", program, "swap", "site", sys.executable, "-c", build],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def build(code: str = "", build: str = BUILD) -> tuple[int, str]:
    """A build to its end: exit code and what it says."""
    process = start(code, build)
    _, said = process.communicate("go", timeout=60)
    return process.returncode, said


def content(folder: Path) -> list[str]:
    """What the files of a site say; nothing where there is none."""
    return [file.read_text() for file in sorted(folder.glob("*"))]


# What ends a build as a power cut would: at the system call that is named, before or after it.
CUTS = {
    "before the building": "swap.subprocess.run = lambda *a, **k: os.kill(0, signal.SIGKILL)",
    "before the swap": "swap.put_in_place = lambda *a: os.kill(0, signal.SIGKILL)",
    "after the exchange": "done = swap.exchange; swap.exchange = lambda *a: done(*a) and os.kill(0, signal.SIGKILL)",
    "between two renames": (
        "swap.exchange = lambda *a: False\n"
        "done = pathlib.Path.rename\n"
        "pathlib.Path.rename = lambda *a: done(*a) and os.kill(0, signal.SIGKILL)"
    ),
}


@pytest.mark.parametrize("cut", CUTS.values(), ids=CUTS.keys())
def test_a_power_cut_leaves_one_whole_site(place: Path, cut: str) -> None:
    """Whenever the power goes, the folder is the whole old site or the whole new one, or the next build mends it."""
    code, _ = build(cut)
    assert code == -signal.SIGKILL
    left = content(place / "site")
    # Only where folders cannot be exchanged there is a moment without a site; the old one is then kept beside.
    assert left in (["old", "old"], ["new", "new"]) or (left == [] and "False" in cut)
    failed, said = build(build="raise SystemExit(5)")
    assert failed == 5
    assert content(place / "site") == (left or ["old", "old"])
    assert ("interrupted" in said) == (left == [])
    assert build()[0] == 0
    assert content(place / "site") == ["new", "new"]
    assert [file.name for file in (place / ".build").iterdir()] == ["site.lock"]


def test_a_power_cut_in_the_middle_of_the_build(place: Path) -> None:
    """Half a build is never seen: it lies beside, and the next build throws it away."""
    process = start()
    assert process.stdout and process.stdout.readline() == "half\n"
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    assert content(place / "site") == ["old", "old"]
    assert content(place / ".build" / "site") == ["new"]
    assert build()[0] == 0
    assert content(place / "site") == ["new", "new"]


def test_two_builds_at_once_do_not_mix(place: Path) -> None:
    """The second is told to wait; it would throw away, or publish, the half of the first."""
    first = start()
    assert first.stdout and first.stdout.readline() == "half\n"
    code, said = build()
    assert (code, said) == (1, "Another build is at work here: wait for its end.\n")
    # Its command goes on when the first is killed alone: it holds the lock until it ends.
    os.kill(first.pid, signal.SIGKILL)
    assert build()[0] == 1
    assert first.stdin
    first.stdin.close()
    first.stdout.read()  # until the command has ended
    first.wait()
    assert content(place / "site") == ["old", "old"]
    assert build()[0] == 0
    assert content(place / "site") == ["new", "new"]


def test_a_first_build_has_nothing_to_replace(place: Path) -> None:
    """Without a site there, the new one is put in place all the same; a failed one leaves nothing."""
    (place / "site").rename(place / "elsewhere")
    assert build(build="raise SystemExit(5)")[0] == 5
    assert not (place / "site").exists()
    assert build()[0] == 0
    assert content(place / "site") == ["new", "new"]


def test_what_cannot_be_replaced_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link or file of that name, a command that builds nothing, a rename that fails: told, and nothing lost."""
    command = [sys.executable, "-c", "pass"]
    with pytest.raises(SwapError, match="has built nothing"):
        swap(place / "site", command)
    (place / "link").symlink_to("site")
    with pytest.raises(SwapError, match="is a link or a file"):
        swap(place / "link", command)
    monkeypatch.setattr("selfcheck.publish.swap.exchange", lambda *_names: False)
    with pytest.raises(FileNotFoundError):
        put_in_place(place / "not-there", place / "site", place / "previous")
    assert content(place / "site") == ["old", "old"]


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`make site` in a folder of its own, with all that the project has but its site, for the small plan."""
    for folder in ("browser", "docs", "hooks", "overrides", "selfcheck"):
        shutil.copytree(PROJECT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / ".build").mkdir()
    for name in (".venv", ".build/deno", "Makefile", "mkdocs.yml", "browser/node_modules"):
        (tmp_path / name).symlink_to(PROJECT / name)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")

    def call(data: Path, limit: int = resource.RLIM_INFINITY) -> subprocess.CompletedProcess[str]:
        installed = ("-o", ".venv/.site", "-o", "browser/node_modules/.installed")
        return subprocess.run(
            ["make", *installed, "site"],
            cwd=tmp_path,
            env={**os.environ, "DATA_DIR": str(data)},
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
            capture_output=True,
            text=True,
            check=False,
        )

    return call


@pytest.mark.build
def test_make_site_keeps_the_old_site_when_it_fails(
    make: Callable[..., subprocess.CompletedProcess[str]], harbour: Path, tmp_path: Path
) -> None:
    """Faulty data or a full disk leave the old site, and say why; then a good build replaces it."""
    index = tmp_path / "site" / "index.html"
    full = make(HARBOUR, limit=100_000)
    assert full.returncode and index.read_text() == "old"
    assert "File too large" in full.stderr
    (harbour / "extra.yml").write_text("id: extra\n", "utf-8")
    (harbour / "icons").mkdir()
    (harbour / "icons" / "piers.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "utf-8")
    faulty = make(harbour)
    assert faulty.returncode and index.read_text() == "old"
    assert "data/extra.yml:1:1: no part of the site reads this file" in faulty.stderr
    assert "data/icons/piers.svg:1:1: not a plain drawing: the attribute onload" in faulty.stderr
    assert "Traceback" not in faulty.stderr
    assert make(HARBOUR).returncode == 0
    assert "Harbour check" in index.read_text("utf-8")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk in the middle of writing leaves the old file and no rest; a link stays a link, a mode a mode."""
    file = tmp_path / "plan.po"
    file.write_bytes(b"old")
    file.chmod(0o640)
    (tmp_path / "link.po").symlink_to("plan.po")
    write_bytes(tmp_path / "link.po", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o640)
    assert (tmp_path / "link.po").is_symlink()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_bytes(file, b"newer")
    assert file.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.po", "plan.po"]

"""`make update`: raise the pinned packages, run the proof, and keep what was raised only where it holds.

Python packages are resolved for every platform and every Python that pyproject.toml allows, npm packages within
the ranges of browser/deno.json. tests/chromium86 stays as it is: its package is the old browser itself.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PROJECT = Path(__file__).parents[1]
SETS = ("requirements", "requirements-test", "requirements-update")
FILES = (*(f"{name}.txt" for name in SETS), "browser/deno.lock")
SOURCES = (*(f"{name}.in" for name in SETS), "browser/deno.json")
COMPILE = ["pip", "compile", "--quiet", "--universal", "--upgrade"]
FORM = ["--generate-hashes", "--strip-extras", "--no-header"]
# Pinned lists work with every registry and on every machine only while they name none.
ADDRESS = re.compile(r"https?://|file:/|--(extra-)?index-url|--find-links|/home/|[A-Z]:\\\\")


def main() -> int:
    """Raise, show, prove; returns the exit code (1 when the proof failed and the old files are back)."""
    old = {name: (PROJECT / name).read_bytes() for name in FILES}
    new = {name: content for name, content in raised().items() if content != old[name]}
    if not new:
        print("Everything is as new as its bounds allow; nothing was changed.")
        return 0
    for name, content in new.items():
        print(f"{name}:", *differences(old[name].decode(), content.decode()), sep="\n  ")
    if proved(PROJECT, new, os.environ.get("PROOF") or "make test"):
        print("The proof holds. Look at the changed files, and commit them.")
        return 0
    print("The proof failed: the files are as they were, and the next make installs the old packages.", file=sys.stderr)
    return 1


def raised() -> dict[str, bytes]:
    """The content that each of FILES would have with everything raised; made beside the project.

    Raises CalledProcessError when a tool fails, ValueError when a file would hold an address.
    """
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder)
        for name in (*FILES, *SOURCES):
            (beside / name).parent.mkdir(exist_ok=True)
            shutil.copy(PROJECT / name, beside / name)
        uv = PROJECT / ".build" / "update" / "bin" / "uv"
        oldest = re.search(r'requires-python = ">=([\d.]+)"', (PROJECT / "pyproject.toml").read_text("utf-8"))
        assert oldest
        for name in SETS:
            command = [uv, *COMPILE, *FORM, "--python-version", oldest[1], "-o", f"{name}.txt", f"{name}.in"]
            subprocess.run(command, cwd=beside, env=settings(), check=True)
        deno = Path(sys.executable).with_name("deno")
        command = [deno, "outdated", "--update", "--quiet", "--lockfile-only"]
        subprocess.run(command, cwd=beside / "browser", check=True, stdout=subprocess.DEVNULL)
        result = {name: (beside / name).read_bytes() for name in FILES}
    for name, content in result.items():
        if found := ADDRESS.search(content.decode()):
            raise ValueError(f"{name} would record an address ({found[0]}…); nothing was changed")
    return result


def settings() -> dict[str, str]:
    """The environment for uv: this machine's certificates, and the index that its pip is told to use."""
    pip = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    index = os.environ.get("PIP_INDEX_URL") or subprocess.run(pip, capture_output=True, text=True, check=False).stdout
    named = {"UV_DEFAULT_INDEX": index.strip()} if index.strip() else {}
    return {"UV_SYSTEM_CERTS": "1", "UV_NO_CONFIG": "1", **named, **os.environ}


def differences(old: str, new: str) -> list[str]:
    """What was raised, added or dropped between two lists of pinned packages: `name old -> new`."""
    before, after = pins(old), pins(new)
    return [
        f"{name} {before.get(name, '(new)')} -> {after.get(name, '(dropped)')}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ] or ["the same packages, with other files or ranges"]


def pins(text: str) -> dict[str, str]:
    """The versions by package, of a list of Python packages or a deno.lock; several versions are joined."""
    found: dict[str, list[str]] = {}
    for name, version in re.findall(r'^(?:    ")?(@?[\w./-]+?)(?:==|@)([\w.+]+)', text, re.MULTILINE):
        found.setdefault(name, []).append(version)
    return {name: ", ".join(dict.fromkeys(versions)) for name, versions in found.items()}


def proved(folder: Path, new: Mapping[str, bytes], proof: str) -> bool:
    """Write the files and run the command `proof` in `folder`; put the old ones back unless it succeeds."""
    old = {name: (folder / name).read_bytes() for name in new}
    holds = False
    try:
        for name, content in new.items():
            (folder / name).write_bytes(content)
        print(f"Proving with: {proof}", flush=True)
        holds = subprocess.run(proof, shell=True, cwd=folder, check=False).returncode == 0
    finally:  # also when somebody stops it
        if not holds:
            for name, content in old.items():
                (folder / name).write_bytes(content)
    return holds


if __name__ == "__main__":
    sys.exit(main())

"""`make update`: what was raised stays only where the proof holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from project import PROJECT
from update import FILES, differences, proved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("proof", "stays"), [("grep -q b==2 list.txt", True), ("grep -q b==3 list.txt", False)])
def test_what_the_proof_refuses_is_taken_back(tmp_path: Path, proof: str, stays: bool) -> None:
    """The proof sees the raised files; when it fails the old ones are back, byte for byte."""
    (tmp_path / "list.txt").write_bytes(b"b==1\r\n")
    assert proved(tmp_path, {"list.txt": b"b==2\n"}, proof) is stays
    assert (tmp_path / "list.txt").read_bytes() == (b"b==2\n" if stays else b"b==1\r\n")


def test_what_was_raised_is_named() -> None:
    """Python and npm packages alike are listed with their old and their new version."""
    old, new = "a==1.0 \\\n    --hash=sha256:00\nb==2 ; python_version < '3.12'\n", "a==1.1 \\\nc==3\nc==4 ; x\n"
    assert differences(old, new) == ["a 1.0 -> 1.1", "b 2 -> (dropped)", "c (new) -> 3, 4"]
    lock = '  "npm": {\n    "@scope/one@5.3.0": {\n    "two@1.0.0_other@2.0.0": {\n'
    assert differences(lock, lock.replace("5.3.0", "5.4.0")) == ["@scope/one 5.3.0 -> 5.4.0"]


def test_every_pinned_package_has_its_checksum() -> None:
    """Nothing is installed that is not, byte for byte, what the tests have seen."""
    for name in FILES:
        text = (PROJECT / name).read_text("utf-8")
        if name.endswith(".txt"):
            packages = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
            assert packages and all("==" in each and "--hash=sha256:" in each for each in packages), name
        else:
            packages = re.findall(r'^    "@?[\w./-]+@[^"]+": \{\n(.*)', text, re.MULTILINE)
            assert packages and all('"integrity": "sha512-' in each for each in packages), name

"""The documents as files: the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from project import HARBOUR, PROJECT

from selfcheck.documents.files import document, write_documents
from selfcheck.documents.listing import documents
from selfcheck.languages.site import Site

if TYPE_CHECKING:
    from pathlib import Path


def test_same_data_give_same_bytes(tmp_path: Path) -> None:
    """Two builds of the same data give identical files, at another time and place too."""
    site = Site.load(HARBOUR, PROJECT / "docs")
    write_documents(site, tmp_path / "one")
    script = (
        "from pathlib import Path; from selfcheck.languages.site import Site;"
        "from selfcheck.documents.files import document, write_documents;"
        f"write_documents(Site.load(Path({str(HARBOUR)!r}), Path('docs')), Path({str(tmp_path / 'two')!r}))"
    )
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)
    for each in documents(site):
        one, two = (tmp_path / name / each.path for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), each.path
        # Nor does it matter which documents were made before.
        assert document(site, each) == one.read_bytes(), each.path

"""Where things are, and how the site is built: for all tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
HARBOUR = PROJECT / "tests" / "plans" / "harbour"


def build(site: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build --strict` into `site`, as `make site` does."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean"],
        cwd=PROJECT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_DIR": str(site), **environment},
        capture_output=True,
        text=True,
        check=False,
    )

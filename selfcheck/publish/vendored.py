"""Files that the site takes from npm packages, and the licences of those whose code is in our scripts."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# Path inside browser/node_modules -> path inside the site.
FILES = {
    ".subset/noto-sans-mongolian.woff2": "assets/vendor/noto-sans-mongolian.woff2",  # web_font.py makes it
    "@fontsource/noto-sans-mongolian/LICENSE": "assets/vendor/noto-sans-mongolian.LICENSE.txt",
    "fflate/LICENSE": "assets/vendor/fflate.LICENSE.txt",
    "valibot/LICENSE.md": "assets/vendor/valibot.LICENSE.txt",
}


def drop_mongolian(site: Path) -> None:
    """Take the Mongolian font out of a site that needs none: no page would ask for it."""
    for name in ("noto-sans-mongolian.woff2", "noto-sans-mongolian.LICENSE.txt"):
        (site / "assets" / "vendor" / name).unlink()


def copy_vendored(packages: Path, site: Path) -> None:
    """Copy FILES. Raises FileNotFoundError where the packages are not installed (`make site` does it)."""
    for source, target in FILES.items():
        (site / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(packages / source, site / target)

"""The Mongolian web font with no more than the script needs.

Done once, after the npm packages have been installed; the site is built with its result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fontTools import subset

if TYPE_CHECKING:
    from pathlib import Path

# Paths inside the folder of npm packages.
SOURCE = "@fontsource/noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff2"
TARGET = ".subset/noto-sans-mongolian.woff2"

# The traditional script's signs, digits and letters; site.css names the same range. The font has the Todo, Sibe, Manchu
# and Ali Gali letters too, which weigh more than all of these: where they are written, the machine's own fonts serve.
LETTERS = "U+1800-1842, U+202F"


def make_web_font(packages: Path) -> None:
    """Write the font at TARGET: LETTERS, with every form that they take in words."""
    target = packages / TARGET
    target.parent.mkdir(exist_ok=True)
    letters = LETTERS.replace(" ", "")
    options = [f"--unicodes={letters}", "--layout-features=*", "--flavor=woff2", f"--output-file={target}"]
    subset.main([str(packages / SOURCE), *options])

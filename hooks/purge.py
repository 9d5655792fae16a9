"""The theme's style sheets without what the site does not use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.base.background import Background, deno

if TYPE_CHECKING:
    from pathlib import Path


def purge_theme(browser: Path, site: Path) -> Background:
    """Begin to take out of the theme's style sheets what no page and no script of the built site uses.

    `browser` is the folder of the browser code. No page may change before the result is there.
    """
    folder = str(site.resolve())
    rights = ["--allow-env", f"--allow-read={folder},.", f"--allow-write={folder}"]
    return deno(browser, "run", "--quiet", *rights, "tools/purge-theme.ts", folder)

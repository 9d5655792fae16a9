"""Build the site with ProperDocs and MaterialX, the maintained forks of MkDocs and Material: build.py SITE.

All settings are those of mkdocs.yml, but for what the forks call otherwise.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

PROJECT = Path(__file__).parents[2]


def main(site: Path) -> None:
    """Build into `site`. Raises CalledProcessError when ProperDocs finds a fault."""
    with (PROJECT / "mkdocs.yml").open("rb") as stream:
        settings = forked(yaml_load(stream)) | {"site_dir": str(site)}
    site.parent.mkdir(parents=True, exist_ok=True)
    config = site.with_name(f"{site.name}.yml")
    config.write_text(json.dumps(settings), "utf-8")
    start = time.monotonic()
    properdocs = Path(sys.executable).with_name("properdocs")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run([properdocs, "build", "--clean", "-f", config], cwd=PROJECT, env=environment, check=True)
    print(f"{len(list(site.rglob('*.html')))} pages in {time.monotonic() - start:.1f} s")


def forked(settings: dict[str, Any]) -> dict[str, Any]:
    """The settings of mkdocs.yml as the forks have them, with paths that hold from anywhere."""
    settings["theme"] |= {"name": "materialx", "custom_dir": str(PROJECT / "overrides")}
    settings["docs_dir"] = str(PROJECT / "docs")
    settings["hooks"] = [str(PROJECT / hook) for hook in settings["hooks"]]
    settings["watch"] = []
    settings["extra"]["data"] = str(PROJECT / settings["extra"]["data"])
    for plugin in settings["plugins"]:
        if isinstance(plugin, dict) and "search" in plugin:
            # Its own search asks for WebAssembly and for a server; the one of Material is still there.
            plugin["search"] = {"provider": "lunr", "lunr": plugin["search"]}
    return settings


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())

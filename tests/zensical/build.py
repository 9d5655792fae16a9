"""Build the site with Zensical from what `python -m selfcheck pages` wrote: build.py SOURCES SITE.

Zensical has one language a project, so each edition becomes a project of its own; its settings are those of
mkdocs.yml, which Zensical reads.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main(sources: Path, site: Path) -> None:
    """Build every edition into `site`. Raises CalledProcessError when Zensical finds a fault."""
    languages = json.loads((sources / "site.json").read_text("utf-8"))["languages"]
    shutil.rmtree(site, ignore_errors=True)
    for language in languages:
        project = site.with_name(f"{site.name}-{language['id']}")
        shutil.rmtree(project, ignore_errors=True)
        others = [each["folder"].strip("/") for each in languages if each is not language]
        shutil.copytree(
            sources / language["folder"], project / "docs", ignore=shutil.ignore_patterns("site.json", *others)
        )
        if language["folder"]:
            shutil.copytree(sources / "assets", project / "docs" / "assets")
        (project / "mkdocs.yml").write_text(json.dumps(settings(language, languages)), "utf-8")
        start = time.monotonic()
        zensical = Path(sys.executable).with_name("zensical")
        subprocess.run([zensical, "build", "--clean", "--strict"], cwd=project, check=True)
        pages = len(list((project / "docs").rglob("*.md")))
        print(f"{language['id']}: {pages} pages in {time.monotonic() - start:.1f} s")
        shutil.copytree(project / "site", site / language["folder"], dirs_exist_ok=True)


def settings(language: dict[str, Any], languages: list[dict[str, Any]]) -> dict[str, Any]:
    """What an edition's project has besides the settings of mkdocs.yml."""
    return {
        "INHERIT": str(HERE.parents[1] / "mkdocs.yml"),
        "site_name": language["site_name"],
        "site_description": language["site_description"],
        "site_dir": "site",
        "theme": {"variant": "classic", "custom_dir": str(HERE / "overrides"), "language": language["id"]},
        "extra": {
            "draft_notice": language["draft_notice"],
            "theme_texts": language["theme_texts"],
            "to_root": "../" if language["folder"] else "",
            "alternate": [{"name": each["name"], "link": each["folder"], "lang": each["id"]} for each in languages],
        },
        "nav": [entry(each) for each in language["navigation"]],
    }


def entry(each: dict[str, Any]) -> dict[str, Any]:
    """An entry of the navigation as mkdocs.yml has it."""
    return {each["title"]: [entry(child) for child in each["children"]] if "children" in each else each["page"]}


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())

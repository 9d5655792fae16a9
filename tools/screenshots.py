"""`make screenshots`: renews the README's picture from the built site."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import sync_playwright
from project import PROJECT


def main() -> None:
    """Photograph the home page; the picture is kept small, as it lies in the repository."""
    target = PROJECT / "docs" / "assets" / "pictures" / "home.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((PROJECT / "site" / "index.html").as_uri())
        page.screenshot(path=target)
        browser.close()
    print(f"{target.relative_to(PROJECT)}: {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

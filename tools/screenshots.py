"""`make screenshots`: renews the README's picture and those of the guide, from the built site."""

from __future__ import annotations

import base64
import os
import shutil
from typing import TYPE_CHECKING

from clerk import Clerk
from playwright.sync_api import sync_playwright
from project import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

ASSETS = PROJECT / "docs" / "assets"
SITE = PROJECT / "site"
# The guide's pictures are made in each language that the guide is written in.
GUIDE = {"zh": ("", "示例小学", "补充经费安排", "办公室"), "en": ("en/", "Example School", "Plan the funds", "Office")}


def main() -> None:
    """Photograph the pages; the pictures are kept small, as they lie in the repository."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto((SITE / "index.html").as_uri())
        page.screenshot(path=saved("pictures/home.png"))
        for language in GUIDE:
            picture_guide(browser, language)
        browser.close()
    for file in (ASSETS / "pictures" / "home.png", *sorted((ASSETS / "guide").iterdir())):
        print(f"{file.relative_to(PROJECT)}: {file.stat().st_size:,} bytes")


def saved(name: str) -> Path:
    """Where a picture goes, its folder made."""
    file = ASSETS / name
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


def picture_guide(browser: Browser, language: str) -> None:
    """A form half filled in, and a requirement that is to be put right; the menu is left out."""
    folder, unit, action, post = GUIDE[language]
    page = browser.new_page(viewport={"width": 1000, "height": 520})
    clerk = Clerk(page).open((SITE / folder / "sectors" / "schools.html").as_uri())
    clerk.fill_unit(unit, "2026")
    for number, requirement in enumerate(clerk.requirements()[:14]):
        clerk.rate(requirement, 2 if number == 11 else 1)
    page.wait_for_selector(".measure--folded")
    show(page, ".measure:nth-of-type(2) .requirement")
    photograph(browser, page, f"guide/answers.{language}.webp")
    name = page.locator(".requirement--gap").first.get_attribute("data-requirement") or ""
    clerk.note(name, action=action, post=post, due="2026-12-31")
    show(page, ".requirement--gap")
    photograph(browser, page, f"guide/remedies.{language}.webp")
    page.close()


def photograph(browser: Browser, page: Page, name: str) -> None:
    """The window as WebP, a quarter of what PNG would take: the offline package holds it, and has a size to keep."""
    picture = base64.b64encode(page.screenshot()).decode()
    blank = browser.new_page()  # the site's pages load no pictures from elsewhere
    address = blank.evaluate(
        """async picture => {
          const image = new Image();
          image.src = 'data:image/png;base64,' + picture;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), {width: image.width, height: image.height});
          canvas.getContext('2d').drawImage(image, 0, 0);
          return canvas.toDataURL('image/webp', 0.7);
        }""",
        picture,
    )
    blank.close()
    saved(name).write_bytes(base64.b64decode(address.partition(",")[2]))


def show(page: Page, selector: str) -> None:
    """Scroll an element to just below the header, downwards: on the way up the theme shows a button over the text."""
    page.evaluate(
        """selector => {
          document.activeElement.blur();
          scrollTo(0, 0);
          const {top} = document.querySelector(selector).getBoundingClientRect();
          scrollTo(0, top - 66);
        }""",
        selector,
    )
    page.wait_for_timeout(500)  # the pictures are drawn for people, not for a test


if __name__ == "__main__":
    main()

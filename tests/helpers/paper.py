"""What comes out of the printer: sheets and pages of a real browser as PDF, and what can be read from them."""

from __future__ import annotations

import base64
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

MM = 72 / 25.4  # points
A4 = (595, 842)
# Distance of the type area from the left and right edge, in millimetres: browser/styles/content/paper.css.
MARGINS = {"upright": (24, 16), "wide": (16, 14)}
HANGING = 5  # points: the empty half of a bracket may stand in the margin
# Radicals that share their glyph with a character, but that Unicode does not count as its compatibility form.
RADICALS = str.maketrans(
    "⺟⺠⺬⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰⻳", "母民示虎西见角贝车长门青页风飞食马骨鬼鱼鸟黄齐齿龙龟"
)


@dataclass(frozen=True)
class Paper:
    """A PDF file and what poppler's tools say about it."""

    file: Path

    @cached_property
    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of each page, in whole points."""
        found = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+)", _run("pdfinfo", "-l", "999", self.file), re.M)
        return [(round(float(width)), round(float(height))) for width, height in found]

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page in the order in which it was set, so that a cell's lines stay together."""
        return _run("pdftotext", "-raw", self.file, "-").split("\f")[:-1]

    @property
    def raw(self) -> str:
        """The text of all pages."""
        return "\n".join(self.pages)

    @property
    def text(self) -> str:
        """The text of all pages, without the spaces and lines of its layout."""
        return squeezed(self.raw)

    def running(self, heads: Iterable[str] = ()) -> str:
        """The text of all pages as one, without page numbers and these heads that each page repeats."""
        pages = [re.sub(r"^—\d+/\d+—", "", squeezed(page)) for page in self.pages]
        for head in sorted(set(heads), key=len, reverse=True):
            pages = [page.replace(head, "", 1) for page in pages]
        return "".join(pages)

    @property
    def fonts(self) -> str:
        """The names of the fonts that the file holds."""
        return _run("pdffonts", self.file)

    def outside(self) -> list[str]:
        """The words that stand out of the type area to its left or right."""
        strays = []
        for page in _run("pdftotext", "-bbox", self.file, "-").split("<page ")[1:]:
            width, height = (float(value) for value in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
            left, right = MARGINS["wide" if width > height else "upright"]
            for start, end, word in re.findall(r'<word xMin="([-\d.]+)".*?xMax="([-\d.]+)".*?>(.*?)</word>', page):
                if float(start) < left * MM - HANGING or float(end) > width - right * MM + HANGING:
                    strays.append(word)
        return strays

    def greys(self) -> bytes:
        """The first page as pixels from 0 (black) to 255 (white)."""
        picture = subprocess.run(
            ["pdftoppm", "-r", "30", "-gray", "-l", "1", self.file], capture_output=True, check=True
        ).stdout
        return picture.split(b"255\n", 1)[1]


def squeezed(text: str) -> str:
    """Text without spaces, in the form that all PDF writers agree on (some write 一 as its radical ⼀)."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).translate(RADICALS))


def print_page(page: Page, file: Path) -> Paper:
    """Print what is on the page, as Ctrl+P would."""
    session = page.context.new_cdp_session(page)
    result: dict[str, Any] = session.send("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
    file.write_bytes(base64.b64decode(result["data"]))
    return Paper(file)


def lay_out(page: Page, job: str, extras: Iterable[str] = ()) -> None:
    """Choose a job in the print dialog; its sheets then stand ready, because the printer is held back."""
    page.evaluate("window.print = () => {}")
    page.evaluate("document.querySelector('[data-print]').click()")
    page.wait_for_function("document.querySelector('dialog .choices')")
    page.evaluate(
        """([job, extras]) => {
            const boxes = [...document.querySelectorAll('dialog .choices input')];
            for (const box of boxes) {
              if (box.name === 'print-job') box.checked = box.value === job;
              if (box.name === 'print-extra') box.checked = extras.includes(box.value);
            }
            document.querySelector('dialog .md-button--primary').click();
        }""",
        [job, list(extras)],
    )
    page.wait_for_function("document.documentElement.classList.contains('prints-sheets')")


def cells(page: Page) -> list[str]:
    """The text of every cell of the sheets that stand ready, but of those long enough to run over a page."""
    texts: list[str] = page.evaluate(
        "[...document.querySelectorAll('.sheets tr:not(.continued) > *')].map(cell => cell.textContent)"
    )
    return [squeezed(text) for text in texts if text.strip()]


def heads(page: Page) -> list[str]:
    """What the tables of the sheets that stand ready repeat on each page."""
    return [
        squeezed(text)
        for text in page.evaluate("[...document.querySelectorAll('.sheets thead')].map(e => e.textContent)")
    ]


def rows(page: Page) -> list[str]:
    """The ids of the requirements on the sheets that stand ready, in order."""
    return page.evaluate("[...document.querySelectorAll('.sheets [data-sheet-row]')].map(r => r.dataset.sheetRow)")


def overfull(page: Page, wide: bool) -> list[str]:
    """The cells whose content is wider than they are, when laid out as wide as the paper."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": round((267 if wide else 170) / 25.4 * 96), "height": 1000})
    texts: list[str] = page.evaluate(
        "[...document.querySelectorAll('.sheets th, .sheets td')]"
        ".filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    )
    page.emulate_media(media="screen")
    return texts


def count_of_id(paper: Paper, requirement: str) -> int:
    """How often the id stands on the paper, not counting longer ids that begin with it."""
    return len(re.findall(rf"{re.escape(requirement)}(?![a-z-])", paper.text))


def _run(*command: str | Path) -> str:
    return subprocess.run([*map(str, command)], capture_output=True, text=True, check=True).stdout

"""The office at the overview page: the same actions on current Chromium and on Chromium 86."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Page

_TABLE = """selector => [...document.querySelectorAll(selector + ' tbody tr:not(.overview-part)')]
  .map(row => [...row.cells].map(cell => [...cell.childNodes].map(node => node.textContent).join(' ').trim()))"""
# Chromium 86 does not take files from Playwright: they are made in the page, as a drop would bring them.
_HAND_OVER = """files => {
  const transfer = new DataTransfer();
  for (const [name, content] of files) {
    transfer.items.add(new File([Uint8Array.from(atob(content), c => c.charCodeAt(0))], name));
  }
  const input = document.querySelector('input[name=files]');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
}"""


class Office:
    """Reads files into the overview and looks at what it shows."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def open(self, address: str) -> Office:
        """Go to the page and wait until it is live."""
        self.page.goto(address)
        self.page.wait_for_function("() => document.querySelector('units-overview.is-live')")
        return self

    def choose(self, files: Iterable[Path], box: str = "files") -> Office:
        """Choose files (or one folder in the box for folders) and wait until all are read."""
        self.page.locator(f"input[name={box}]").set_input_files(list(files))
        return self.wait_until_read()

    def hand_over(self, files: Iterable[Path]) -> Office:
        """The same for browsers that take no files from Playwright."""
        content = [[file.name, base64.b64encode(file.read_bytes()).decode()] for file in files]
        self.page.evaluate(_HAND_OVER, content)
        return self.wait_until_read()

    def wait_until_read(self) -> Office:
        """Wait for the announcement that ends reading."""
        self.page.wait_for_function("/^(读取完毕|已停止)/.test(document.querySelector('.overview-status').textContent)")
        return self

    def status(self) -> str:
        """What was announced last."""
        return self.page.evaluate("document.querySelector('.overview-status').textContent")

    def table(self, name: str) -> list[list[str]]:
        """The cells of a table's rows in sight."""
        return self.page.evaluate(_TABLE, f".overview-{name}")

    def set(self, name: str, value: Any) -> Office:
        """Fill in one of the filters."""
        self.page.evaluate(
            """([name, value]) => {
              const box = document.querySelector(`.overview-result [name=${name}]`);
              if (box.type === 'checkbox') box.checked = value; else box.value = value;
              box.dispatchEvent(new Event(box.type === 'number' || box.type === 'search' ? 'input' : 'change'));
            }""",
            [name, value],
        )
        return self

    def press(self, label: str) -> None:
        """Press the button of that label."""
        self.page.evaluate(
            "label => [...document.querySelectorAll('button')].find(b => b.textContent === label).click()", label
        )

    def download(self, label: str, target: Path) -> Path:
        """Press an export button and keep the file."""
        with self.page.expect_download() as download:
            self.press(label)
        download.value.save_as(target)
        return target

    def whole_table(self, name: str) -> list[list[str]]:
        """All rows of a table, page by page."""
        rows = self.table(name)
        pager = f"document.querySelector('.overview-{name}').closest('.overview-scroll').nextElementSibling"
        while True:
            self.page.evaluate(f"[...{pager}.querySelectorAll('button')].pop().click()")
            more = self.table(name)
            if more == rows[-len(more) :]:
                return rows
            rows += more

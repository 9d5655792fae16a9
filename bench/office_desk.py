"""`make bench`: the office's desk with ten thousand files of four periods and a list of three levels.

Reading is measured beside a page that only reads and parses the same files; machines differ, ratios hold.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import handing_in
import memory
import overview
from generate_assessments import assessments, sectors, text_of
from measuring import start_browser
from playwright.sync_api import sync_playwright
from project import PROJECT

FILES = 10_000
PERIODS = ("2023", "2024", "2025", "2026")
# What a button starts, until nothing is said to be going on; the longest task since.
_DO = """async ([label, done]) => {
  window.tasks = [];
  const began = performance.now();
  [...document.querySelectorAll("button")].find(button => button.textContent === label).click();
  const ended = () => new RegExp(done).test(document.querySelector(".overview-result").textContent);
  while (!ended()) await new Promise(requestAnimationFrame);
  const took = performance.now() - began;
  await new Promise(turn => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(turn))));
  return [took, Math.max(0, ...window.tasks.map(([, length]) => length))];
}"""


def _write(folder: Path) -> tuple[list[Path], str]:
    """The files, and a list of their units in towns and districts, every tenth of which is not among them."""
    lines = ["单位名称\t单位类型\t上级单位"]
    for number, one in enumerate(assessments(FILES, 5, sectors(), PERIODS, every=1)):
        (folder / f"{number:05}.json").write_bytes(text_of(one))
        if one["period"] == PERIODS[-1]:
            name = one["unit"] + ("号" if number % 10 == 3 else "")
            lines.append(f"{name}\t{one['sector']}\t示例镇{number % 40}")
    lines += [f"示例镇{number}\t\t示例区{number % 4}" for number in range(40)]
    return sorted(folder.iterdir()), "\n".join(lines)


def main(site: Path) -> None:
    """Measure the built site in the folder `site`."""
    address = f"{site.as_uri()}/overview.html"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        files, units = _write(Path(name))
        browser = start_browser(playwright)
        least = handing_in.least_of(browser, site, files, handing_in.PARSE)
        page = browser.new_page()
        read = overview.read_on(page, address, files)
        print(f"{FILES} files: first page after {read['duration'] / 1000:.1f} s, {read['duration'] / least:.1f} times")
        print(f"  the longest task: {read['longest']:.0f} ms")
        page.locator("textarea").evaluate("(box, text) => { box.value = text }", units)
        for label, done in (("使用粘贴的名单", "还没有交的单位（[1-9]"), ("查找可能需要核实的地方", "按种类列出")):
            took, longest = page.evaluate(_DO, [label, done])
            print(f"{label}: {took / 1000:.1f} s, the longest task {longest:.0f} ms")
        print(f"the renderer's peak: {memory.peak()} MB")
        browser.close()


if __name__ == "__main__":
    main((Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site").resolve())

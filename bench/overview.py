"""How fast the overview reads: `make bench`. Prints figures; passes or fails nothing."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from generate_assessments import write
from measuring import spread, start_browser
from playwright.sync_api import Browser, Page, sync_playwright
from project import PROJECT

RUNS = 7
_WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(e => [e.startTime, e.duration])))
    .observe({type: 'longtask', buffered: true});
}"""


def read(browser: Browser, address: str, files: list[Path]) -> dict[str, Any]:
    """Read files on a fresh page: milliseconds until the matrix stands, and the longest task before and after."""
    with browser.new_context() as context:
        return read_on(context.new_page(), address, files)


def read_on(page: Page, address: str, files: list[Path]) -> dict[str, Any]:
    """The same on this page, which then shows them."""
    page.goto(address)
    page.wait_for_function("() => document.querySelector('units-overview.is-live')")
    page.wait_for_load_state("networkidle")
    page.evaluate(_WATCH)
    asked = page.evaluate("performance.now()")
    page.locator("input[name=files]").set_input_files(files)
    page.wait_for_function("() => performance.getEntriesByName('overview-read').length", timeout=600_000)
    # Two frames later the last task is over and known.
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
    )
    [entry] = page.evaluate("performance.getEntriesByName('overview-read').map(e => [e.startTime, e.duration])")
    start, duration = entry
    tasks = [task for task in page.evaluate("window.tasks") if task[0] >= asked]
    return {
        "duration": duration,
        "browser": max((length for at, length in tasks if at < start), default=0),
        "longest": max((length for at, length in tasks if at >= start), default=0),
    }


def main(site: Path) -> None:
    """Measure the built site in the folder `site`."""
    address = f"{site.resolve().as_uri()}/overview.html"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = start_browser(playwright)
        sets = {}
        for count in (1000, 10_000):
            write(Path(folder, str(count)), count)
            sets[count] = sorted(Path(folder, str(count)).iterdir())
        runs = [read(browser, address, sets[1000]) for _ in range(RUNS)]
        print(
            f"1,000 files into the overview's matrix: {spread((run['duration'] for run in runs), 'ms')}; "
            f"longest task {max(run['longest'] for run in runs):.0f} ms"
        )
        runs = [read(browser, address, sets[10_000]) for _ in range(3)]
        longest, before = (", ".join(f"{run[key]:.0f}" for run in runs) for key in ("longest", "browser"))
        print(f"10,000 files: {statistics.median(run['duration'] for run in runs) / 1000:.1f} s, median of 3 runs")
        print(f"  the page's longest task in each run: {longest} ms (0: none over 50)")
        print(f"  before it, while the browser itself makes the list of files: {before} ms")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site")

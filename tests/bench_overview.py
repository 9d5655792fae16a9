"""How fast the overview reads, and what it weighs: `make bench`. Prints figures; passes or fails nothing."""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from generate_assessments import PROJECT, write
from playwright.sync_api import Browser, Page, sync_playwright

RUNS = 7
_WATCH = """() => {
  window.tasks = [];
  new PerformanceObserver(list => window.tasks.push(...list.getEntries().map(e => [e.startTime, e.duration])))
    .observe({type: 'longtask', buffered: true});
}"""


def _read(browser: Browser, address: str, files: list[Path]) -> dict[str, Any]:
    """Read files on a fresh page: milliseconds until the matrix stands, and the longest task before and after."""
    context = browser.new_context()
    page: Page = context.new_page()
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
    result = {
        "duration": duration,
        "browser": max((length for at, length in tasks if at < start), default=0),
        "longest": max((length for at, length in tasks if at >= start), default=0),
    }
    context.close()
    return result


def _machine(browser: Browser) -> str:
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    return (
        f"{os.cpu_count()} cores of {model}, {memory / 2**20:.0f} GB, {platform.system()} {platform.release()}, "
        f"Chromium {browser.version}, load {load} at the start"
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []


def main(site: Path) -> None:
    """Measure the built site in the folder `site`."""
    address = f"{site.resolve().as_uri()}/overview.html"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=program, args=sandbox)
        print(_machine(browser))
        for name in ("overview.html", "assets/javascripts/overview.js", "assets/stylesheets/overview.css"):
            size = len(gzip.compress((site / name).read_bytes(), 9))
            print(f"{name}: {size / 1024:.1f} KB gzip")
        sets = {}
        for count in (1000, 10_000):
            write(Path(folder, str(count)), count)
            sets[count] = sorted(Path(folder, str(count)).iterdir())
        runs = [_read(browser, address, sets[1000]) for _ in range(RUNS)]
        times = sorted(run["duration"] for run in runs)
        print(
            f"1,000 files into the matrix: median {statistics.median(times):.0f} ms of {RUNS} runs "
            f"({times[0]:.0f}–{times[-1]:.0f}); longest task {max(run['longest'] for run in runs):.0f} ms"
        )
        runs = [_read(browser, address, sets[10_000]) for _ in range(3)]
        longest, before = (", ".join(f"{run[key]:.0f}" for run in runs) for key in ("longest", "browser"))
        print(f"10,000 files: {statistics.median(run['duration'] for run in runs) / 1000:.1f} s, median of 3 runs")
        print(f"  the page's longest task in each run: {longest} ms (0: none over 50)")
        print(f"  before it, while the browser itself makes the list of files: {before} ms")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site")

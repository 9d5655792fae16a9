"""`make bench`: what reading costs beside the least that it could cost, in the overview and in `selfcheck gather`.

Both sides of a ratio are measured in one run on one machine, one after the other. `FILES=100000` for as many files in
`gather`, `WORKBOOKS=10000` for as many workbooks.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import overview
from generate_assessments import assessments, sectors, write
from measuring import start_browser
from playwright.sync_api import Browser, sync_playwright
from project import PROJECT

from selfcheck.base.background import deno_program
from selfcheck.base.project import BROWSER
from selfcheck.documents.files import document
from selfcheck.documents.listing import Document
from selfcheck.languages.site import Site

FILES, WORKBOOKS = int(os.environ.get("FILES", "10000")), int(os.environ.get("WORKBOOKS", "1000"))
# The least work: fifty files asked for at once, and each parsed or unpacked.
_EACH = """async () => {
  const files = [...document.querySelector("#files").files], began = performance.now();
  for (let n = 0; n < files.length; n += 50) {
    const contents = await Promise.all(files.slice(n, n + 50).map(file => file.arrayBuffer()));
    for (const content of contents) { %s }
  }
  return performance.now() - began;
}"""
PARSE = _EACH % "JSON.parse(new TextDecoder().decode(content));"
_INFLATE = (
    _EACH
    % """for (const { name, packed } of selfCheckWorkbooks.openZip(new Uint8Array(content)).entries) {
      const part = () => new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      if (/sheet\\d+\\.xml|sharedStrings/.test(name)) await new Response(part()).arrayBuffer();
    }"""
)


def least_of(browser: Browser, site: Path, files: list[Path], work: str) -> float:
    """Milliseconds of a page that does nothing else."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/404.html")
    page.add_script_tag(path=site / "assets" / "javascripts" / "self-check-workbook.js")
    page.set_content('<input id="files" type="file" multiple>')
    page.locator("#files").set_input_files(files)
    result = page.evaluate(work)
    context.close()
    return result


def _workbooks(folder: Path, count: int) -> list[Path]:
    """Filled-in workbooks of every kind of unit, as the form makes them."""
    site, kinds = Site.load(PROJECT / "data", PROJECT / "docs"), {}
    for each in assessments(min(count, 1000), 5, sectors()):
        kinds.setdefault(each["sector"], []).append(each)
    for name, filled in kinds.items():
        blank, out = folder / f"{name}.blank", folder / "0" / name
        out.mkdir(parents=True)
        blank.write_bytes(document(site, Document(name, "zh", "xlsx")))
        deno = [deno_program(), "run", "--quiet", "--allow-read", "--allow-write", "tests/workbooks.ts"]
        command = [*deno, "fill", str(blank), str(out)]
        subprocess.run(command, cwd=BROWSER, input=json.dumps(filled).encode(), check=True)
    for copy in range(1, count // 1000):
        shutil.copytree(folder / "0", folder / str(copy))
    return sorted(folder.rglob("*.xlsx"))


def _gather(folder: Path, out: Path) -> float:
    """Seconds of the command."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "selfcheck", "gather", str(folder), "--to", str(out)]
    subprocess.run(command, cwd=PROJECT, check=False, capture_output=True)
    return time.perf_counter() - began


def main(site: Path) -> None:
    """Measure the built site in the folder `site`, and the command."""
    address = f"{site.as_uri()}/overview.html"
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder, browser = Path(name), start_browser(playwright)
        write(folder / "json", FILES)
        files, books = sorted((folder / "json").iterdir()), _workbooks(folder / "xlsx", WORKBOOKS)
        for what, chosen, work in (("files", files[:10_000], PARSE), ("workbooks", books[:1000], _INFLATE)):
            ours, least = overview.read(browser, address, chosen), least_of(browser, site, chosen, work)
            seconds, times = ours["duration"] / 1000, ours["duration"] / least
            print(f"{len(chosen)} {what} in the overview: {seconds:.1f} s, {times:.1f} times the least")
            print(f"  the page's longest task: {ours['longest']:.0f} ms")
        browser.close()
        began = time.perf_counter()
        for file in files:
            json.loads(file.read_bytes())
        least = time.perf_counter() - began
        ours = _gather(folder / "json", folder / "out")
        print(f"{FILES} files gathered: {ours:.1f} s, {ours / least:.1f} times a loop that parses them")
        print(f"{WORKBOOKS} workbooks gathered: {_gather(folder / 'xlsx', folder / 'out'):.1f} s")
        print(f"  the largest process: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main((Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site").resolve())

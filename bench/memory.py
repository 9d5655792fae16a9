"""How much memory the overview takes for ten thousand files and for hostile archives: `make bench`.

It prints figures and passes or fails nothing. Each is the peak of the renderer's whole process as Linux tells it, of
which the page takes 175 MB before.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from generate_assessments import assessments, bomb, sectors, text_of, write, zipped
from measuring import start_browser
from playwright.sync_api import Browser, sync_playwright
from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable

MEGABYTE = 1_000_000
#: How far one peak lies from another depends on when the browser tidies up.
RUNS = 5


def _lying() -> bytes:
    """An archive that says of 600 MB that they are a thousand bytes."""
    archive = bytearray(bomb())
    small = (1000).to_bytes(4, "little")
    directory = archive.rindex(b"PK\1\2")
    archive[22:26] = archive[directory + 24 : directory + 28] = small
    return bytes(archive)


def _many_keys() -> bytes:
    return ("{" + ",".join(f'"k{n}":[{{}}]' for n in range(250_000)) + "}").encode()


def _stored() -> bytes:
    """An archive of nearly the largest size that is opened, and of nothing that can be read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.json", bytes(290 * 1024 * 1024))
    return stream.getvalue()


def _as_many() -> bytes:
    one = text_of(next(assessments(1, 1, sectors())))
    return zipped({f"{n}.json": one for n in range(60_000)})


ARCHIVES: dict[str, Callable[[], bytes]] = {
    "600 MB of zeros": bomb,
    "the same, said to be 1 kB": _lying,
    "200 files of 5 MB": lambda: zipped({f"{n}.json": bytes(4_900_000) for n in range(200)}),
    "60,000 files": _as_many,
    "a combined file of 95 MB of blanks": lambda: zipped(
        {"all.json": b'{"format":"self-check-collection/1","assessments":[' + b" " * 95 * MEGABYTE + b"]}"}
    ),
    "5 MB of opening brackets": lambda: zipped({"a.json": b"[" * 4_900_000}),
    "80 files of 250,000 keys": lambda: zipped({f"{n}.json": _many_keys() for n in range(80)}),
    "290 MB that are not packed": _stored,
}


def peak() -> int:
    """The highest peak of any renderer that runs, in megabytes."""
    peaks = [0]
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                status = (process / "status").read_text()
                peaks.append(int(status.split("VmHWM:")[1].split()[0]) * 1024 // MEGABYTE)
        except OSError:
            continue  # it has ended meanwhile
    return max(peaks)


def _read(browser: Browser, address: str, files: list[Path]) -> None:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_function("() => document.querySelector('units-overview.is-live')")
    page.locator("input[name=files]").set_input_files(files)
    page.wait_for_function("() => performance.getEntriesByName('overview-read').length", timeout=600_000)


def main(site: Path) -> None:
    """Measure the built site in the folder `site`."""
    address = f"{site.resolve().as_uri()}/overview.html"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write(Path(folder, "many"), 10_000)
        many = sorted(Path(folder, "many").iterdir())
        for _ in range(RUNS):
            browser = start_browser(playwright)
            _read(browser, address, many)
            print(f"10,000 files: peak {peak()} MB")
            browser.close()
        for about, make in ARCHIVES.items():
            file = Path(folder, "all.zip")
            file.write_bytes(make())
            browser = start_browser(playwright)
            _read(browser, address, [file])
            print(f"{about}, an archive of {file.stat().st_size / MEGABYTE:.1f} MB: peak {peak()} MB")
            browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site")

"""`make bench`: what every kind of page weighs on a first visit."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from measuring import start_browser
from playwright.sync_api import sync_playwright
from project import PROJECT
from weights import KINDS, first_visit


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        pass


def main(site: Path) -> None:
    """Print requests, bytes and own script of each kind of page of the built site."""
    with (
        sync_playwright() as playwright,
        ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as server,
    ):
        Thread(target=server.serve_forever, daemon=True).start()
        browser = start_browser(playwright)
        print(f"{'page':36}{'requests':>9}{'KB gzip':>9}{'own script':>12}")
        for kind, page in KINDS.items():
            found = first_visit(browser, site, f"http://127.0.0.1:{server.server_port}", page)
            print(f"{kind:36}{len(found.files):9}{found.total / 1024:9.1f}{found.own / 1024:12.1f}")
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site")

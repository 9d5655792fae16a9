"""Real browsers for the journeys: current Chromium, and the oldest one that is supported."""

from __future__ import annotations

import json
import os
import re
import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from clerk import Clerk
from generate_assessments import sectors, write
from office import Office
from playwright.sync_api import Browser, ConsoleMessage, JSHandle, Page, Playwright, sync_playwright
from project import PROJECT

from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.plan.model import Sector

# Without these Chromium calls its maker's servers at every start, which is not the site's doing.
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
_FUNCTION = re.compile(r"\s*(\w+|\([^)]*\))\s*=>")
_wait_for_function = Page.wait_for_function


def _wait_with_function(page: Page, expression: str, **options: Any) -> JSHandle:
    """Playwright has the page evaluate an expression at each look, which its policy forbids; a function only once."""
    return _wait_for_function(page, expression if _FUNCTION.match(expression) else f"() => {expression}", **options)


Page.wait_for_function = _wait_with_function  # type: ignore[method-assign]

# Set by `make coverage`: the folder of readable scripts, which takes what the browser says of those it ran.
COVERAGE = os.environ.get("BROWSER_COVERAGE")
_numbers = count()


@pytest.fixture(scope="session")
def site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; for `make coverage` a copy whose scripts tell the lines they come from."""
    if not COVERAGE:
        return site
    copy = shutil.copytree(site, tmp_path_factory.mktemp("readable") / "site")
    return Path(shutil.copytree(COVERAGE, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json")))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright itself; one for all browsers."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Current Chromium: $CHROMIUM, the system's, or the one that Playwright has installed."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *sandbox])
    yield browser
    browser.close()


@pytest.fixture
def chromium86(playwright: Playwright) -> Iterator[Browser]:
    """Chromium 86, the oldest browser the site promises to work on (`make test` unpacks it).

    Anew for each test: run as a single process, it ends with its last page.
    """
    program = PROJECT / ".build" / "chromium86" / "chromium"
    if not program.exists():
        pytest.skip("Chromium 86 is not unpacked: make .build/chromium86/chromium")
    old = ["--headless", "--no-sandbox", "--disable-gpu", "--single-process", "--no-zygote"]
    browser = playwright.chromium.launch(executable_path=program, args=[*QUIET, *old])
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address of the site on a web server of this machine, below a path, as on shared hosts."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            return super().translate_path(path.removeprefix("/below/a/path"))

        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/below/a/path"
        server.shutdown()


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Forty sound files."""
    folder = tmp_path_factory.mktemp("few")
    write(folder, 40, seed=3)
    return sorted(folder.iterdir())


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of current Chromium that fails its test on an error in a script."""
    yield from watched_page(chromium)


@pytest.fixture
def page86(chromium86: Browser) -> Iterator[Page]:
    """A page of Chromium 86 that fails its test on an error in a script.

    Playwright asks elements of Chromium 86 what it cannot answer (`click`, `check`, `to_be_visible`): act with the
    keyboard (`page.keyboard`) and with `locator.evaluate`, read with `inner_text` and `wait_for_function`.
    """
    yield from watched_page(chromium86)


@pytest.fixture(params=["current", "86"])
def any_page(request: pytest.FixtureRequest) -> Page:
    """A page of each browser that the site promises to work on."""
    return request.getfixturevalue("page" if request.param == "current" else "page86")


def watched_page(browser: Browser) -> Iterator[Page]:
    """A page that notes every address it asks for (`page.requested`); errors and what the policy refuses fail the test.

    What was refused is in `page.refused`: a test that wants it refused empties the list.
    """
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    profiler = context.new_cdp_session(page) if COVERAGE else None
    if profiler:
        profiler.send("Profiler.enable")
        profiler.send("Profiler.startPreciseCoverage", {"callCount": False, "detailed": True})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    refused: list[str] = []

    def note_refusal(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            refused.append(message.text)

    context.on("console", note_refusal)
    page.refused = refused  # type: ignore[attr-defined]
    page.requested = []  # type: ignore[attr-defined]
    context.on("request", lambda request: page.requested.append(request.url))  # type: ignore[attr-defined]
    yield page
    if profiler and not page.is_closed():
        result = profiler.send("Profiler.takePreciseCoverage")["result"]
        Path(COVERAGE, f"{os.getpid()}-{next(_numbers)}.json").write_text(json.dumps(result), "utf-8")
    context.close()
    assert errors == []
    assert refused == []


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A folder of 1,000 files, 100 of them broken in every way there is, and the reason of each."""
    folder = tmp_path_factory.mktemp("units") / "files"
    return folder, write(folder, 1000, seed=7, broken=100, rules=sectors())


@pytest.fixture
def office(page: Page, site: Path) -> Office:
    """The office in front of the empty page, opened from disk."""
    return Office(page).open(f"{site.as_uri()}/overview.html")


@pytest.fixture(scope="session")
def schools() -> Sector:
    """The largest sector."""
    return next(sector for sector in load_plan(PROJECT / "data").sectors if sector.id == "schools")


@pytest.fixture(params=["current", "86"])
def browser_page(request: pytest.FixtureRequest) -> tuple[str, Page]:
    """A page of each browser that the site promises to work on, with the browser's name."""
    return request.param, request.getfixturevalue("page" if request.param == "current" else "page86")


@pytest.fixture
def clerk(page: Page, site: Path) -> Clerk:
    """A clerk of an enterprise in front of the empty form, opened from disk."""
    return Clerk(page).open(f"{site.as_uri()}/sectors/enterprises.html")

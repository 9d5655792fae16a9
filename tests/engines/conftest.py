"""The other engines, and a copy of the site whose pages note what they say to the console."""

from __future__ import annotations

import shutil
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from firefox import Firefox
from webkit import WebKit

if TYPE_CHECKING:
    from collections.abc import Iterator

LISTEN = Path(__file__).with_name("listen.js")


@pytest.fixture(scope="session")
def listening(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with `listen.js` before every other script of its pages."""
    copy = Path(shutil.copytree(site, tmp_path_factory.mktemp("listening") / "site"))
    shutil.copy(LISTEN, copy / "assets" / "listen.js")
    for file in copy.rglob("*.html"):
        text = file.read_text("utf-8")
        up = "../" * (len(file.relative_to(copy).parts) - 1)
        policy = '<meta name="viewport"'  # after the policy, before every script
        assert text.count(policy) <= 1
        file.write_text(text.replace(policy, f'<script src="{up}assets/listen.js"></script>{policy}', 1), "utf-8")
    return copy


@pytest.fixture(scope="session")
def server(listening: Path) -> Iterator[str]:
    """The address of that copy on a web server of this machine."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(listening))) as running:
        Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=lambda engine: engine.name)
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox | WebKit]:
    """Each of the other engines in turn, one window for all journeys."""
    running = request.param(tmp_path_factory.mktemp(request.param.name))
    yield running
    running.close()


@pytest.fixture(params=["from disk", "from a server"])
def address(request: pytest.FixtureRequest, listening: Path, server: str) -> str:
    """Where the site is: both ways that users open it."""
    return server if request.param == "from a server" else listening.as_uri()

"""WebKitGTK, driven through its own WebDriver program on a screen that nobody sees."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from pathlib import Path
from typing import Any

from firefox import KEYS

_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class WebKit:
    """One window of WebKit's test browser with a HOME of its own in `folder`."""

    name = "WebKit"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        reading, writing = os.pipe()
        self._screen = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x900x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as stream:
            display = f":{stream.readline().strip()}"
        port = _free_port()
        self._driver = subprocess.Popen(
            [shutil.which("WebKitWebDriver") or "WebKitWebDriver", f"--port={port}"],
            env={
                "HOME": str(folder),
                "PATH": "/usr/bin:/bin",
                "DISPLAY": display,
                "LANG": "C.UTF-8",
                "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
                "NO_AT_BRIDGE": "1",
            },
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._server = f"http://127.0.0.1:{port}"
        options = {"binary": str(_BROWSERS[-1]), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self._session = ""
        self._session = f"/session/{self._until_it_answers('/session', capabilities=wanted)['sessionId']}"

    def _until_it_answers(self, path: str, **body: Any) -> Any:
        for _ in range(100):  # the program opens its port a moment after it has started
            try:
                return self._send(path, **body)
            except ConnectionRefusedError:
                time.sleep(0.1)
        raise RuntimeError("WebKit's driver does not answer")

    def _send(self, path: str, **body: Any) -> Any:
        request = urllib.request.Request(
            f"{self._server}{self._session}{path}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=90) as response:
                return json.load(response)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None
        except urllib.error.URLError as error:
            raise error.reason if isinstance(error.reason, ConnectionRefusedError) else error from None

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self._send("/url", url=address)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, waited for where it is a promise; through JSON."""
        script = f"""const done = arguments[0];
        Promise.resolve({expression}).then(value => done(JSON.stringify(value ?? null)), error => done("!" + error));"""
        answer = self._send("/execute/async", script=script, args=[])
        if answer.startswith("!"):
            raise RuntimeError(answer)
        return json.loads(answer)

    def type(self, text: str) -> None:
        """Press keys one after the other; those of KEYS by their names alone."""
        keys = [KEYS[text]] if text in KEYS else list(text)
        presses = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._send("/actions", actions=[{"type": "key", "id": "k", "actions": presses}])

    def close(self) -> None:
        """End it, whatever state it is in."""
        for process in (self._driver, self._screen):
            process.terminate()
            process.wait(timeout=30)

"""Firefox, driven through WebDriver BiDi: its own remote agent, no program in between."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from pathlib import Path

# Keys of WebDriver (https://www.w3.org/TR/webdriver/#keyboard-actions).
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004", "Down": "\ue015"}

_PREFERENCES = """user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("app.update.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "data:,");
user_pref("toolkit.telemetry.enabled", false);
"""


class Firefox:
    """One window of Firefox with a profile of its own in `folder`."""

    name = "Firefox"

    def __init__(self, folder: Path) -> None:
        profile = folder / "profile"
        profile.mkdir(parents=True)
        (profile / "user.js").write_text(_PREFERENCES, "utf-8")
        self._process = subprocess.Popen(
            ["firefox-esr", "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={"HOME": str(folder), "PATH": "/usr/bin:/bin", "MOZ_HEADLESS": "1", "LANG": "C.UTF-8"},
        )
        self._ids = itertools.count(1)
        self.said: list[str] = []  # errors and warnings of the console
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(f"{self._address()}/session", max_size=None))
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded"])
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def _address(self) -> str:
        assert self._process.stderr
        for line in self._process.stderr:
            if match := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                return match[1]
        raise RuntimeError("Firefox ended before it listened")

    def _send(self, method: str, **parameters: Any) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message = json.loads(self._socket.recv(timeout=60))
            if message.get("method") == "log.entryAdded" and message["params"]["level"] in ("error", "warn"):
                self.said.append(f"{message['params']['level']}: {message['params']['text']}")
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{message['error']}: {message['message']}")
                return message["result"]

    def open(self, address: str) -> None:
        """Go to a page and wait until it is loaded."""
        self._send("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page, waited for where it is a promise; through JSON."""
        answer = self._send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then(value => JSON.stringify(value ?? null))",
            target={"context": self._context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise RuntimeError(answer["exceptionDetails"]["text"])
        return json.loads(answer["result"]["value"])

    def type(self, text: str) -> None:
        """Press keys one after the other; those of KEYS by their names alone."""
        keys = [KEYS[text]] if text in KEYS else list(text)
        presses = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self._send(
            "input.performActions", context=self._context, actions=[{"type": "key", "id": "k", "actions": presses}]
        )

    def close(self) -> None:
        """End it, whatever state it is in."""
        self._open.close()
        self._process.terminate()
        self._process.wait(timeout=30)

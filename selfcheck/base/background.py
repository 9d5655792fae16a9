"""Programs that make files while the site is being built: on a machine with two cores they cost hardly any time."""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .project import CORE, PROJECT

if TYPE_CHECKING:
    from collections.abc import Mapping


class Background:
    """A program that runs from now on."""

    def __init__(self, *command: str | Path, folder: Path, variables: Mapping[str, str] | None = None) -> None:
        """`command` is run in `folder`, with `variables` besides those of the environment."""
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(variables or {})},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

        atexit.register(self.stop)

    def stop(self) -> None:
        """End it, if it is still at work: whoever waited for its result has failed."""
        if self._process.poll() is None:
            self._process.terminate()
            self._process.communicate()
        atexit.unregister(self.stop)

    def result(self) -> str:
        """Wait for its end; returns what it printed. Raises RuntimeError with its own words when it failed."""
        output, errors = self._process.communicate()
        atexit.unregister(self.stop)
        if self._process.returncode:
            raise RuntimeError(f"{' '.join(map(str, self._process.args[:3]))} failed:\n{errors}")  # type: ignore[index]
        return output


def deno(browser: Path, *arguments: str) -> Background:
    """Run deno in the folder of the browser code, with what it has fetched for the project before."""
    variables = {"DENO_DIR": str(PROJECT / ".build" / "deno")}
    return Background(deno_program(), *arguments, folder=browser, variables=variables)


def deno_program() -> str:
    """Where deno is: beside this Python, before the one of the system, whatever the environment puts first."""
    beside = Path(sys.executable).parent
    return shutil.which("deno", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}") or "deno"


def selfcheck(*arguments: str | Path) -> Background:
    """Run one of the core's own commands."""
    return Background(
        sys.executable, "-m", "selfcheck", *arguments, folder=CORE.parent, variables={"PYTHONPATH": str(CORE.parent)}
    )

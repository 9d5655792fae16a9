"""What the benchmarks have in common: the machine they run on, its browser, and how figures are printed."""

from __future__ import annotations

import gzip
import os
import platform
import shutil
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Playwright


def start_browser(playwright: Playwright) -> Browser:
    """Current Chromium: $CHROMIUM, the system's, or the one that Playwright has installed."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    return playwright.chromium.launch(executable_path=program, args=sandbox)


def machine() -> str:
    """One line: cores, memory, system, and how busy the machine is already."""
    model = next(
        (line.split(":")[1].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), 0)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
    return (
        f"{os.cpu_count()} cores of {model}, {memory / 2**20:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load} at the start"
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text("utf-8").splitlines() if file.exists() else []


def spread(values: Iterable[float], unit: str) -> str:
    """`median 12 ms of 7 (11–14)`; of 50 and more the 98th percentile too."""
    ordered = sorted(values)
    text = f"median {statistics.median(ordered):.0f} {unit} of {len(ordered)} ({ordered[0]:.0f}–{ordered[-1]:.0f})"
    return text if len(ordered) < 50 else f"{text}, 98th percentile {statistics.quantiles(ordered, n=50)[-1]:.0f}"


COMPRESSED = {".woff2", ".png", ".webp", ".docx", ".xlsx", ".zip"}


def weight(file: Path) -> int:
    """How many bytes a file is on its way to a browser: gzip at level 9, unless it is compressed already."""
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(gzip.compress(content, 9))

"""`make bench`: how long a build takes and how much of it is ours, for the plan as it is and for many times its data.

`FACTORS=1,10,100` says for how many times. Each build is a process of its own, in which the events of our hook are
timed; programs that the hook starts run beside the build, and their time is told apart.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from measuring import machine
from project import PROJECT

from selfcheck.plan.load import load_plan

if TYPE_CHECKING:
    from collections.abc import Callable

RUNS = {1: 5, 10: 2}  # of other factors one
HOOK = "mkdocs_events"


def multiplied(factor: int, target: Path) -> Path:
    """A copy of the data whose sectors hold each of their measures `factor` times, under ids of their own."""
    data = Path(shutil.copytree(PROJECT / "data", target, ignore=shutil.ignore_patterns("original", "schema")))
    if factor == 1:
        return data
    for file in (data / "sectors").glob("*.yml"):
        sector = yaml.safe_load(file.read_text("utf-8"))
        measures = []
        for number in range(factor):
            copy = json.loads(json.dumps(sector["measures"]))
            for part in [*copy, *(requirement for measure in copy for requirement in measure["requirements"])]:
                part["id"] += f"-{number}" if number else ""
            measures += copy
        file.write_text(yaml.safe_dump({**sector, "measures": measures}, allow_unicode=True), "utf-8")
    return data


def timed_build(data: Path, site: Path) -> dict[str, float]:
    """Build in this process. Gives seconds: of the clock `all` and `ours`, of processors `cpu`, `cpu ours` and
    `cpu beside`, that of the programs which our hook has started."""
    start, cpu = time.perf_counter(), time.process_time()
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    logging.disable(logging.WARNING)
    os.environ |= {"DATA_DIR": str(data), "SITE_DIR": str(site)}
    spent = {"wall": 0.0, "cpu": 0.0}

    def counted(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            wall, processors = time.perf_counter(), time.process_time()
            try:
                return method(*arguments, **named)
            finally:
                spent["wall"] += time.perf_counter() - wall
                spent["cpu"] += time.process_time() - processors

        return call

    # Loading the hook is ours as well: it brings the core.
    from mkdocs.config.config_options import Hooks

    Hooks._load_hook = counted(Hooks._load_hook)  # type: ignore[method-assign]
    config = load_config(str(PROJECT / "mkdocs.yml"))
    for methods in config.plugins.events.values():
        methods[:] = [counted(method) if HOOK in getattr(method, "__module__", "") else method for method in methods]
    build(config)
    beside = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "all": time.perf_counter() - start,
        "ours": spent["wall"],
        "cpu": time.process_time() - cpu,
        "cpu ours": spent["cpu"],
        "cpu beside": beside.ru_utime + beside.ru_stime,
    }


def main() -> None:
    """Print the machine, and one line a factor."""
    print(machine())
    titles = ("data", "requirements", "build s", "ours s", "share", "cpu s", "beside s")
    print("".join(f"{title:>{width}}" for title, width in zip(titles, (6, 14, 9, 8, 7, 8, 10), strict=True)))
    for factor in map(int, os.environ.get("FACTORS", "1,10").split(",")):
        with tempfile.TemporaryDirectory() as name:
            data = multiplied(factor, Path(name, "data"))
            count = sum(len(sector.requirements) for sector in load_plan(data).sectors)
            command = [sys.executable, __file__, str(data), str(Path(name, "site"))]
            runs = [
                json.loads(subprocess.run(command, cwd=PROJECT, stdout=subprocess.PIPE, check=True).stdout)
                for _ in range(RUNS.get(factor, 1))
            ]
        found = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        share = statistics.median(run["ours"] / run["all"] for run in runs)
        print(
            f"{factor:5}×{count:14,}{found['all']:9.1f}{found['ours']:8.2f}{share:7.0%}"
            f"{found['cpu ours']:8.2f}{found['cpu beside']:10.1f}",
            flush=True,
        )


if __name__ == "__main__":
    if len(sys.argv) > 2:
        print(json.dumps(timed_build(Path(sys.argv[1]), Path(sys.argv[2]))))
    else:
        main()

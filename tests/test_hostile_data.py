"""Data files as an enemy or an unlucky clerk leaves them: a clear problem, soon, in little memory, no traceback."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hostile import HOSTILE, SECTOR, SOUND, SVG, instead, sector, write
from project import HARBOUR, PROJECT, build

from selfcheck.base.problems import DataError
from selfcheck.languages.site import Site
from selfcheck.plan.icons import read_icons

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "hostile-files.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_hostile_file_is_reported(harbour: Path, case: dict[str, Any]) -> None:
    """Each file that is no YAML leads to exactly the expected problems, as the data files themselves do."""
    for name, text in case["files"].items():
        file = harbour / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes.fromhex(text[4:]) if text.startswith("hex:") else text.encode())
    with pytest.raises(DataError) as caught:
        Site.load(harbour, PROJECT / "docs")
    found = [f"{p.path}:{p.line}:{p.column}: {p.message} >> {p.remedy}" for p in caught.value.problems]
    assert found == case["expect"]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What `check` says of each of HOSTILE: one process for all, with 2 GB of memory; the timeout is for pipes."""
    root = tmp_path_factory.mktemp("hostile")
    folders = []
    for number, (spoil, _) in enumerate(HOSTILE.values()):
        data = root / str(number) / "data"
        shutil.copytree(HARBOUR, data)
        spoil(data)
        folders.append(str(data))
    code = (
        "import sys; from selfcheck.commands import main\n"
        "for folder in sys.argv[1:]:\n"
        '    print(f\'exit {main(["--data", folder, "check"])}\\n===\', flush=True)\n'
    )
    result = subprocess.run(
        [sys.executable, "-u", "-c", code, *folders],
        env={**os.environ, "PYTHONPATH": str(PROJECT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * 2**30, 2 * 2**30)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    texts = result.stdout.split("===\n")
    assert (len(texts), texts[-1]) == (len(HOSTILE) + 1, "")
    return dict(zip(HOSTILE, texts, strict=False))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_large_or_strange_file_is_told(said: dict[str, str], name: str) -> None:
    """The problem is named, in few words, with a failing exit code where it is one."""
    expected = HOSTILE[name][1]
    assert expected in said[name]
    assert "Traceback" not in said[name] and len(said[name]) < 60_000
    assert said[name].endswith("exit 0\n" if expected == SOUND else "exit 1\n")


def test_mkdocs_tells_the_same_problems(tmp_path: Path) -> None:
    """A build through the site generator ends with the problems as the command tells them, without a traceback."""
    data = tmp_path / "data"
    shutil.copytree(HARBOUR, data)
    sector("a: " + "[" * 1_000_000)(data)
    instead("published-ids.txt", os.mkfifo)(data)
    write(data / "icons/piers.svg", SVG + "onload='alert(1)'/>")
    write(data / "locales/zh/plan.po", 'msgid "Piers"')
    result = build(tmp_path / "site", DATA_DIR=str(data))
    assert result.returncode == 1
    assert "4 problems in the plan's data" in result.stderr
    for place in ("icons/piers.svg:1:1", "locales/zh/plan.po:1:1", "published-ids.txt:1:1", f"{SECTOR}:1:15"):
        assert f"data/{place}: " in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_drawing_is_written_anew(harbour: Path) -> None:
    """What XML takes for a comment, an instruction or a name of an editor's never gets into a page."""
    write(
        harbour / "icons/piers.svg",
        '<?xml-stylesheet href="//example.org"?><!--> <script>alert(1)</script> -->'
        f'{SVG} id="a" class="b"><!--> <script>alert(1)</script> --><path d="M0 0"/><![CDATA[<script>]]></svg>',
    )
    assert read_icons(harbour)["piers"] == f'{SVG.strip()}><path d="M0 0"></path></svg>'


MARKS = [*":-[]{}&*!|>'\"%@`#?,~\t\r\n \\", "\ufeff", "\u2028", "\0", "\x85", "<<: ", "--- ", "\ud800", "é", "\x1b"]


def mutated(text: str, chance: random.Random) -> bytes:
    """The text with one slip: a byte, a line or a character that means something to YAML."""
    raw = bytearray(text.encode())
    lines = text.splitlines(keepends=True)
    at, line = chance.randrange(len(raw)), chance.randrange(len(lines))
    match chance.randrange(6):
        case 0:
            raw[at] ^= 1 << chance.randrange(8)
        case 1:
            del raw[at : at + chance.choice((1, 2, 20, 200))]
        case 2:
            lines.insert(line, lines[chance.randrange(len(lines))])
            return "".join(lines).encode()
        case 3:
            del lines[line]
            return "".join(lines).encode()
        case 4:
            raw[at:at] = chance.choice(MARKS).encode("utf-8", "surrogatepass")
        case _:
            raw[at:at] = raw[: chance.randrange(len(raw))]
    return bytes(raw)


FILES = sorted(file.relative_to(HARBOUR).as_posix() for file in HARBOUR.rglob("*.yml"))
ADDED = {
    "published-ids.txt": "# ids\npiers.ropes\npiers.old-ropes\nboats.log\n",
    "icons/piers.svg": f'{SVG}viewBox="0 0 9 9">\n  <path d="M1 1h7"/>\n</svg>\n',
    "locales/zh/plan.po": (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n# seen\n#, fuzzy\n'
        'msgctxt "piers.title"\nmsgid "Piers"\nmsgstr "码头"\n\n#~ msgid "x"\n#~ msgstr "y"\n'
    ),
    "locales/en/ui.po": 'msgid "{sector}自查核对清单"\nmsgstr "{sector}: checklist"\n',
}


@pytest.mark.parametrize("name", [*FILES, *ADDED])
def test_a_slip_anywhere_is_a_problem_in_its_place_or_none(harbour: Path, name: str) -> None:
    """Sixty mutations of each file (seeded, so that a failure comes again): read, or refused within the file."""
    for added, content in ADDED.items():
        write(harbour / added, content)
    file = harbour / name
    text = file.read_text("utf-8")
    chance = random.Random(name)
    outcomes = {"read": 0, "refused": 0}
    for number in range(60):
        raw = mutated(text, chance)
        file.write_bytes(raw)
        lines = raw.count(b"\n") + raw.count(b"\r") + 1
        try:
            Site.load(harbour, PROJECT / "docs")
            outcomes["read"] += 1
        except DataError as error:
            outcomes["refused"] += 1
            for problem in error.problems:
                assert problem.column >= 1 and problem.message and problem.remedy, (number, problem)
                assert problem.path != f"data/{name}" or 1 <= problem.line <= lines, (number, problem)
    assert min(outcomes.values()) > 0, outcomes

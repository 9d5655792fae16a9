"""Who may import whom: the rooms of the house as a table."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Room of the core -> the rooms it may draw on besides itself. A lower room never knows a higher one.
CORE = {
    "base": set(),
    "plan": {"base"},
    "languages": {"base", "plan"},
    "termbase": {"base", "plan", "languages"},
    "documents": {"base", "plan", "languages"},
    "draft": {"base", "plan"},
    "spreadsheet": {"base", "plan", "languages", "termbase"},
    "pages": {"base", "plan", "languages", "documents", "termbase"},
    "publish": {"base", "plan", "languages", "documents", "termbase", "pages"},
    "gather": {"base", "plan", "languages", "documents"},
    "commands": {
        "base",
        "plan",
        "languages",
        "documents",
        "termbase",
        "pages",
        "publish",
        "gather",
        "draft",
        "spreadsheet",
    },
}
# The same for the browser code.
BROWSER = {
    "core": set(),
    "export": set(),
    "ui": {"core"},
    "glossary": {"core", "ui"},
    "home": {"core", "ui"},
    "theme": {"core", "ui"},
    "workbook": {"core", "export", "ui"},
    "form": {"core", "export", "glossary", "ui", "workbook"},
    "print": {"core", "form", "ui"},
    "overview": {"core", "export", "ui", "workbook"},
    # Rooms within it: files are read without knowing how they will be shown.
    "overview/reading": {"core", "ui", "overview", "workbook"},
    "overview/hints": {"core", "ui", "overview", "overview/reading"},
    "overview/units": {"core", "workbook"},
    "overview/views": {"core", "ui", "overview", "overview/reading", "overview/hints", "overview/units"},
}
_FROM = re.compile(r"""(?:from|import)\s*\(?["'](\.[^"']*)["']""")
# Names that belong to the site generator and its theme: the core has none of them.
GENERATOR = {"mkdocs", "material", "mkdocs_static_i18n"}


def _imports(file: Path, package: list[str]) -> set[str]:
    """The modules that a file imports, by their full names; `package` is the one it belongs to."""
    return _imported(ast.parse(file.read_text("utf-8")), package)


def _imported(tree: ast.Module, package: list[str]) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*above, *([node.module] if node.module else [])])
            # `from ..plan import checks` names a room, and what it takes from it.
            found |= {name, *(f"{name}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("room", CORE)
def test_a_room_imports_only_the_rooms_below_it(room: str) -> None:
    """A change in a higher room can break nothing in a lower one."""
    folder = PROJECT / "selfcheck" / room
    allowed = CORE[room] | {room}
    for file in folder.rglob("*.py"):
        package = list(file.relative_to(PROJECT).parent.parts)
        rooms = {name.split(".")[1] for name in _imports(file, package) if name.startswith("selfcheck.")}
        assert rooms <= allowed, f"{file.relative_to(PROJECT)} imports {rooms - allowed}"


@pytest.mark.parametrize("room", BROWSER)
def test_a_room_of_the_browser_code_imports_only_what_the_table_says(room: str) -> None:
    """What every page uses knows no page, and no page knows another."""
    browser = PROJECT / "browser"
    inner = {browser / name for name in BROWSER if name.startswith(f"{room}/")}
    for file in (browser / room).rglob("*.ts"):
        if inner & set(file.parents):
            continue
        imported = {
            (file.parent / name).resolve().parent.relative_to(browser)
            for name in _FROM.findall(file.read_text("utf-8"))
        }
        # A room within a room of its own right is that one; else the outer one is meant.
        rooms = {place.as_posix() if place.as_posix() in BROWSER else place.parts[0] for place in imported}
        allowed = BROWSER[room] | {room} | {name for name in BROWSER if name.startswith(f"{room}/")}
        assert rooms <= allowed, f"{file.relative_to(PROJECT)} imports {rooms - allowed}"


def test_the_core_knows_no_site_generator() -> None:
    """The plan's data and pages outlive MkDocs and its theme."""
    for file in (PROJECT / "selfcheck").rglob("*.py"):
        package = list(file.relative_to(PROJECT).parent.parts)
        roots = {name.split(".")[0] for name in _imports(file, package)}
        assert not roots & {*GENERATOR, "hooks", *(hook.stem for hook in (PROJECT / "hooks").glob("*.py"))}, file


def modules() -> dict[str, set[str]]:
    """Every module of the core and of the browser code, and those it imports; imports for types alone do not count."""
    found: dict[str, set[str]] = {}
    core = {
        file.relative_to(PROJECT).with_suffix("").as_posix().replace("/", "."): file for file in sources("selfcheck")
    }
    for name, file in core.items():
        tree = ast.parse(file.read_text("utf-8")) if file.suffix == ".py" else ast.Module([], [])
        tree.body = [
            node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        ]
        at_once = ast.Module([node for node in tree.body if isinstance(node, (ast.Import, ast.ImportFrom))], [])
        found[name] = _imported(at_once, name.split(".")[:-1]) & core.keys()
    for file in sources("browser"):
        if file.suffix == ".ts":
            lines = re.findall(r"^(?:import|export) (?!type)[^;]*?;", file.read_text("utf-8"), re.MULTILINE | re.DOTALL)
            named = [name for line in lines for name in _FROM.findall(line)]
            found[file.as_posix()] = {(file.parent / name).resolve().as_posix() for name in named}
    return found


def test_no_module_needs_itself() -> None:
    """Imports form no circle: every module can be understood after those it imports."""
    left = modules()
    while free := [name for name, imported in left.items() if not imported & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}


def test_every_room_is_in_the_table() -> None:
    """A new room says what it may import before anything stands in it."""
    folders = {folder.name for folder in (PROJECT / "selfcheck").iterdir() if (folder / "__init__.py").exists()}
    assert folders == set(CORE)
    code = {file.parent.name for file in (PROJECT / "browser").glob("*/*.ts")}
    assert code - {"tests", "tools"} == {room for room in BROWSER if "/" not in room}


# Where the theme's names for its parts may stand besides hooks/ and overrides/: all of it goes when the theme goes.
THEME = (
    PROJECT / "browser" / "theme",
    PROJECT / "browser" / "ui" / "look.ts",
    PROJECT / "browser" / "styles" / "material",
)
SOURCES = ("selfcheck", "hooks", "overrides", "browser", "tests", "bench", "tools")


def sources(*folders: str) -> Iterator[Path]:
    """The files that people write in these folders: code, templates, style sheets."""
    for folder in folders:
        for file in sorted((PROJECT / folder).rglob("*")):
            if file.suffix in (".py", ".ts", ".html", ".css") and "node_modules" not in file.parts:
                yield file


def test_only_what_goes_with_the_theme_knows_its_names() -> None:
    """To leave the theme is to delete these places, and nothing else."""
    for file in sources("selfcheck", "browser"):
        if not any(place in (file, *file.parents) for place in THEME):
            assert not re.search(r"[\"' .(-]md-[a-z]", file.read_text("utf-8")), file.relative_to(PROJECT)


def test_no_file_is_longer_than_a_reader_can_hold() -> None:
    """A file has one subject: longer ones have two."""
    for file in sources(*SOURCES):
        assert file.read_text("utf-8").count("\n") <= 300, file.relative_to(PROJECT)

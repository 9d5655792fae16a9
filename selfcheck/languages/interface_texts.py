"""The interface's texts: found where the code marks them with `_("…")`, and listed in gettext's template `ui.pot`.

Finding them takes as long as reading the whole plan: a build reads the template, which `make translations` renews.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ..base.files import write_bytes
from ..base.problems import Problem
from ..base.project import BROWSER, CORE, HOOKS, PROJECT
from .messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

UI_SOURCE = "zh"  # the language in which the interface's texts are written in the code

TEMPLATE = Path(__file__).with_name("ui.pot")

_ROOTS = (CORE, HOOKS, PROJECT / "overrides", BROWSER)
_METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.ts", "javascript")]
_OPTIONS = {"**.ts": {"parse_template_string": True}}  # `${_("…")}` within a text
_HEADER = """\
# Every text of the interface and the files that have it, for the catalogues in `interface/`.
# Written by `make translations`.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def marked_texts(roots: Iterable[Path] = _ROOTS) -> dict[str, list[str]]:
    """The texts marked in the Python, Jinja and TypeScript files below `roots`, by file: each is named from its root
    on, as in `browser/form/main.ts`. Files and texts are in alphabetical order."""
    found: dict[str, set[str]] = {}
    for root in roots:
        if not root.is_dir():
            continue
        for name, _line, text, _comments, _context in extract_from_dir(
            root, method_map=_METHODS, options_map=_OPTIONS, keywords={"_": None}, directory_filter=_is_source
        ):
            found.setdefault(f"{root.name}/{Path(name).as_posix()}", set()).add(str(text))
    return {file: sorted(found[file]) for file in sorted(found)}


def _is_source(directory: str) -> bool:
    name = Path(directory).name
    return name not in ("node_modules", "__pycache__", "tests") and not name.startswith(".")


def read_template() -> dict[str, list[str]]:
    """What `marked_texts` gave when the template was written."""
    with TEMPLATE.open(encoding="utf-8") as stream:
        template = read_po(stream, abort_invalid=True)
    found: dict[str, list[str]] = {}
    for entry in template:
        for file, _line in entry.locations:
            found.setdefault(file, []).append(str(entry.id))
    return {file: sorted(found[file]) for file in sorted(found)}


def write_template(marked: Mapping[str, list[str]]) -> None:
    """Write the template of these texts, as `marked_texts` gives them."""
    write_bytes(TEMPLATE, _template(marked))


def outdated_template(marked: Mapping[str, list[str]]) -> list[Problem]:
    """A problem where `write_template` would change the template."""
    if TEMPLATE.exists() and TEMPLATE.read_bytes() == _template(marked):
        return []
    name = TEMPLATE.relative_to(CORE.parent).as_posix()
    return [Problem(name, 1, 1, "the list of the interface's texts is outdated", "run make translations")]


def _template(marked: Mapping[str, list[str]]) -> bytes:
    files: dict[str, list[str]] = {}
    for file, texts in marked.items():
        for text in texts:
            files.setdefault(text, []).append(file)
    template = Catalog()
    for text in sorted(files, key=lambda text: (files[text], text)):
        places: Any = [(file, None) for file in files[text]]  # no line numbers: the template would change with each
        template.add(text, locations=places).flags.clear()  # Babel takes every % for a format string
    content = BytesIO()
    content.write(_HEADER.encode())
    write_po(content, template, width=0, omit_header=True)
    return content.getvalue()


def ui_messages(marked: Mapping[str, list[str]]) -> list[Message]:
    """The interface's texts as messages, each once, under the first file that has it; `marked` as above."""
    found: dict[str, Message] = {}
    for file, texts in marked.items():
        for text in texts:
            found.setdefault(text, Message("", text, file))
    return sorted(found.values(), key=lambda message: (message.origin, message.text))

"""YAML read with the place of every key and value, and with nothing a plan's data has no use for.

The tree is built from PyYAML's events, one at a time and with a depth limit, so that a hostile file
(aliases that multiply, brackets nested a million deep) costs no more than its own length.
"""

from __future__ import annotations

# PyYAML declares no types.
# pyright: reportUnknownMemberType=false
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import yaml

from ..base.files import read_text
from ..base.problems import DataError, Problem
from .findings import FINDINGS
from .yaml_scalars import LOADER, scalar_value

if TYPE_CHECKING:
    from pathlib import Path

Location = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 12
# How far brackets that are too deep are followed, to find what else is wrong: the parser's work for each grows
# with the number of those that are open.
_GIVE_UP = 100


_NEWLINE = re.compile(r"\r\n?|\n")
# YAML ends a line with these too, and would count lines otherwise than any editor.
_SEPARATOR = re.compile(r"[\x85\u2028\u2029]")

# Signs of a fault in libyaml's words (PyYAML's own differ little), and what to do about it.
_REMEDIES = (
    ("mapping values are not allowed", "put the text in double quotes: it holds a colon followed by a space"),
    ("did not find expected", "line the item up with its neighbours: same number of spaces, `- ` before list items"),
    ("could not find expected ':'", "write `key: value`, with a colon and a space"),
    ("control characters", "delete the invisible control character"),
    ("end of stream", "close the quotation mark or bracket that was opened above"),
)


@dataclass
class YamlSource:
    """One YAML file: its text, its data, and the line and column of each part.

    `places` maps a location such as `("measures", 0, "title")` to (line, column), from 1;
    for a mapping's entry the place is that of the key.
    """

    path: str
    data: Any = None
    text: str = ""
    places: dict[Location, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    # What the model finds, by the kind of its error, in the words of whoever edits this kind of source.
    findings: ClassVar[dict[str, tuple[str, str]]] = FINDINGS

    def place(self, location: Location) -> tuple[int, int]:
        """The place of `location`, or of the nearest part that encloses it."""
        while location and location not in self.places:
            location = location[:-1]
        return self.places.get(location, (1, 1))

    def problem(self, location: Location, message: str, remedy: str) -> Problem:
        """A Problem of this file at `location`."""
        line, column = self.place(location)
        return Problem(self.path, line, column, message, remedy)


def read_yaml(file: Path, name: str) -> YamlSource:
    """Read `file`; `name` is the path to show in messages. Faults are kept in `.problems`, none is raised."""
    source = YamlSource(name)

    def refuse(line: int, column: int, message: str, remedy: str) -> YamlSource:
        source.problems.append(Problem(name, line, column, message, remedy))
        return source

    try:
        text = read_text(file, name, MAX_BYTES)
    except DataError as error:
        source.problems += error.problems
        return source
    source.text = text
    if separator := _SEPARATOR.search(text):
        line = len(_NEWLINE.findall(text, 0, separator.start())) + 1
        message = f"an invisible line break (U+{ord(separator[0]):04X}) that editors do not show"
        return refuse(line, 1, message, "delete it, or press Enter in its place")
    try:
        source.data = _Builder(source, _NEWLINE.split(text)).build(yaml.parse(text, Loader=LOADER))
    except _TooDeep:
        return source
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        # At the end of a file without a last line break the parser counts a line too many.
        assert mark is not None  # what the parser refuses has a place
        line = min(mark.line, len(_NEWLINE.findall(text)))
        column = mark.column if line == mark.line else 0
        return refuse(line + 1, column + 1, f"not valid YAML: {what}", _remedy(what, text, line))
    except yaml.reader.ReaderError as error:
        # The C reader counts characters or bytes depending on the fault; finding the character is surer.
        bad = re.search(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
        line = len(_NEWLINE.findall(text, 0, bad.start() if bad else 0)) + 1
        return refuse(line, 1, f"not valid YAML: {error.reason}", _remedy(error.reason, text, line - 1))
    if source.data is None and not source.problems:
        return refuse(1, 1, "the file is empty", "write its content, or delete the file")
    return source


def _remedy(what: str, text: str, line: int) -> str:
    lines = text.splitlines()
    shown = lines[line] if line < len(lines) else ""
    if "\t" in shown:
        return "use spaces for indentation, never the tab character"
    return next((remedy for sign, remedy in _REMEDIES if sign in what), "compare the line with its neighbours")


class _TooDeep(Exception):
    """The rest of the file is not worth reading; the problem has been noted."""


class _Builder:
    """Turns YAML events into plain Python data and notes the place of each part."""

    def __init__(self, source: YamlSource, lines: list[str]) -> None:
        self.source = source
        self.lines = lines

    def build(self, events: Any) -> Any:
        self.events = events
        data = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.refuse(event, "a second document begins here (`---`)", "keep one document in a file")
                    return data
            elif isinstance(event, yaml.NodeEvent):
                data = self.node(event, ())
        return data

    def refuse(self, event: Any, message: str, remedy: str) -> None:
        mark = event.start_mark
        self.source.problems.append(Problem(self.source.path, mark.line + 1, mark.column + 1, message, remedy))

    def node(self, event: Any, location: Location) -> Any:
        self.source.places.setdefault(location, (event.start_mark.line + 1, event.start_mark.column + 1))
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"the alias *{event.anchor} is not used in plan data", "write the value out")
            return None
        if event.anchor:
            self.refuse(event, f"the YAML anchor &{event.anchor} is not used in plan data", "delete it")
        if event.tag and event.tag not in ("!",):
            self.refuse(event, f"the YAML tag {event.tag} is not used in plan data", "delete the tag")
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if len(location) >= MAX_DEPTH:
            self.refuse(event, f"nested more than {MAX_DEPTH} levels deep", "compare with the other data files")
            self.skip()
            return None
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(location)
        return self.mapping(location)

    def scalar(self, event: Any) -> Any:
        if not event.style:
            self.cut(event)
        return scalar_value(event)

    def cut(self, event: Any) -> None:
        """A text without quotation marks ends before ` #`; where no space follows, hardly a comment was meant."""
        end: yaml.Mark = event.end_mark
        rest = self.lines[end.line][end.column :] if end.line < len(self.lines) else ""
        if lost := re.match(r"[ \t]+(#[^\s#].{0,20})", rest):
            self.refuse(
                event,
                f"the text ends before “{lost[1]}”, which YAML takes for a comment",
                "put the whole text in quotation marks; a comment has a space after its sign: # …",
            )

    def sequence(self, location: Location) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, (*location, len(items))))
        return items

    def mapping(self, location: Location) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse(event, "a key that is not plain text", "write a plain word before the colon")
                self.node(event, (*location, "?"))
                self.node(next(self.events), (*location, "?"))
                continue
            key = event.value
            here = (*location, key)
            if key in entries:
                first = self.source.places[here][0]
                self.refuse(event, f"the key `{key}` stands twice (first in line {first})", "keep one of the two")
                self.node(next(self.events), (*location, f"{key} (again)"))
                continue
            self.source.places[here] = (event.start_mark.line + 1, event.start_mark.column + 1)
            entries[key] = self.node(next(self.events), here)
        return entries

    def skip(self) -> None:
        depth = 1
        while depth:
            event = next(self.events)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _GIVE_UP:
                    raise _TooDeep
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1

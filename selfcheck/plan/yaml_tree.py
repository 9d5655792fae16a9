"""The text of a data file as a tree of the places where its values stand, for changing one without its neighbours."""

from __future__ import annotations

# PyYAML declares no types.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from .yaml_scalars import LOADER, scalar_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .yaml_source import Location

_LINE_START = re.compile(r"\r\n?|\n")


@dataclass
class Node:
    """A value: its place in the text, from `start` to `end`, without what stands around it.

    `parts` are an inner node's entries or items, in order: each with the key (or number) and the place where the key
    (or the dash) begins.
    """

    value: Any
    start: int
    end: int
    flow: bool = False
    block_scalar: bool = False
    parts: list[Part] = field(default_factory=list["Part"])


@dataclass
class Part:
    """An entry of a mapping, or an item of a sequence."""

    key: str | int
    start: int
    node: Node


class Tree:
    """A text that `read_yaml` takes, and its nodes. `root` is None for a file without a value."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.newline = found[0] if (found := _LINE_START.search(text)) else "\n"
        self._starts = [0, *(found.end() for found in _LINE_START.finditer(text))]
        self._events: Iterator[Any] = iter(yaml.parse(text, Loader=LOADER))
        self.root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.NodeEvent):
                self.root = self._node(event)

    def line_start(self, offset: int) -> int:
        """Where the line of a place begins."""
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def line_end(self, offset: int) -> int:
        """Where the line after a place begins."""
        found = _LINE_START.search(self.text, offset)
        return found.end() if found else len(self.text)

    def comments(self) -> dict[Location, str]:
        """The comment lines above each item of a list, without their signs, by the item's location."""
        found: dict[Location, str] = {}
        if self.root:
            self._comments(self.root, (), found)
        return found

    def _comments(self, node: Node, location: Location, found: dict[Location, str]) -> None:
        for part in node.parts:
            here = (*location, part.key)
            if isinstance(part.key, int) and not node.flow:
                lines = self._lines_above(part.start)
                if lines:
                    found[here] = "\n".join(line.lstrip("# ") for line in lines)
            self._comments(part.node, here, found)

    def _lines_above(self, offset: int) -> list[str]:
        lines: list[str] = []
        end = self.line_start(offset)
        while end:
            start = self.line_start(end - 1)
            line = self.text[start:end].strip()
            if not line.startswith("#"):
                break
            lines.insert(0, line)
            end = start
        return lines

    def _offset(self, mark: yaml.Mark) -> int:
        return self._starts[mark.line] + mark.column if mark.line < len(self._starts) else len(self.text)

    def _node(self, event: Any) -> Node:
        start = self._offset(event.start_mark)
        if isinstance(event, yaml.ScalarEvent):
            end = self._offset(event.end_mark)
            block = event.style in ("|", ">")
            if block:
                end = start + len(self.text[start:end].rstrip())
            return Node(scalar_value(event), start, end, block_scalar=block)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, start)
        return self._mapping(event, start)

    def _sequence(self, opening: Any, start: int) -> Node:
        node = Node([], start, start + 1, flow=bool(opening.flow_style))
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            before = node.parts[-1].node.end if node.parts else start
            item = self._node(event)
            dash = item.start if node.flow else self._dash(before, item.start)
            node.parts.append(Part(len(node.parts), dash, item))
            node.value.append(item.value)
        return self._closed(node, event)

    def _dash(self, before: int, start: int) -> int:
        """Where the dash of an item stands; comments before it may hold others."""
        found = before
        for match in re.finditer(r"(?m)#[^\r\n]*|-(?=\s|$)", self.text[before:start]):
            if not match[0].startswith("#"):
                found = before + match.start()
        return found

    def _mapping(self, opening: Any, start: int) -> Node:
        node = Node({}, start, start + 1, flow=bool(opening.flow_style))
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            place = self._offset(event.start_mark)
            value = self._node(next(self._events))
            node.parts.append(Part(event.value, place, value))
            node.value[event.value] = value.value
        return self._closed(node, event)

    def _closed(self, node: Node, event: Any) -> Node:
        if node.flow:
            node.end = self._offset(event.end_mark)
        elif node.parts:
            node.end = node.parts[-1].node.end
        return node

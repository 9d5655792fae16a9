"""A data file with other values: what has not changed stays as it was written, byte for byte, with its comments."""

from __future__ import annotations

# What YAML holds has no type.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false, reportUnknownVariableType=false
# pyright: reportUnknownLambdaType=false
import re
from typing import Any

from .fields import ID
from .yaml_scalars import scalar_text
from .yaml_tree import Node, Part, Tree

_COMMENT = re.compile(r"(?m)(?:^|(?<=\s))#[^\r\n]*")


def edited(text: str, data: dict[str, Any]) -> str:
    """The text of a data file, changed so that it says `data`, whose keys are in the order they are to be added in.

    `text` is one that `read_yaml` takes without fault. An item of a list is known by its `id`, else by what it says.
    The comment lines right above an item go where it goes; those a blank line further up stay in their place.
    """
    tree = Tree(text)
    if tree.root is None or not isinstance(tree.root.value, dict):
        comments = text.rstrip()
        return (comments + tree.newline if comments else "") + rendered(data).replace("\n", tree.newline)
    if same(tree.root.value, data):
        return text
    edit = _Edit(tree)
    if tree.root.flow:
        return text[: tree.root.start] + edit.flow(tree.root, data) + text[tree.root.end :]
    begin = tree.line_start(tree.root.start)
    end = tree.line_end(tree.root.end)
    return text[:begin] + edit.mapping(tree.root, data, begin, first="") + text[end:]


def rendered(data: dict[str, Any]) -> str:
    """The same as a new file: lists of ids in brackets, everything else a line each."""
    return "".join(f"{line}\n" for line in _lines(data))


def same(old: Any, new: Any) -> bool:
    """Whether two values say the same: nothing is an empty text or list, and blanks around a text are none of it."""
    if _empty(old) or _empty(new):
        return _empty(old) and _empty(new)
    if isinstance(old, dict) and isinstance(new, dict):
        keys: set[str] = {*old, *new}
        return all(same(old.get(key), new.get(key)) for key in keys)
    if isinstance(old, list) and isinstance(new, list):
        pairs: list[tuple[Any, Any]] = list(zip(old, new, strict=False))
        return len(old) == len(new) and all(same(*pair) for pair in pairs)
    if isinstance(old, str) and isinstance(new, str):
        return old.strip() == new.strip()
    return isinstance(old, bool) == isinstance(new, bool) and old == new


def _empty(value: Any) -> bool:
    if isinstance(value, dict):
        return all(map(_empty, value.values()))
    return value is None or value in ("", [])


class _Edit:
    """Puts the pieces of a text together again, those that have changed anew."""

    def __init__(self, tree: Tree) -> None:
        self.tree, self.text, self.newline = tree, tree.text, tree.newline

    def mapping(self, node: Node, new: dict[str, Any], begin: int, first: str | None = None) -> str:
        """The lines of a block mapping. `begin`: where they begin, with the comments above its first key.

        `first` is what stands before the first key in its line, which then has no comments of its own (`- `).
        """
        indent = " " * (node.parts[0].start - self.tree.line_start(node.parts[0].start))
        pieces: dict[str, tuple[str, str]] = {}
        above = ""
        for part, lead in self._leads(node, begin, inline=first is not None):
            key = str(part.key)
            if not _empty(new.get(key)) or same(part.node.value, new.get(key)):
                pieces[key] = above + lead, self._entry(part, new.get(key), len(indent))
                above = ""
            else:
                above += self._parted(lead)[0]
        order = list(pieces)
        for place, key in enumerate(new):
            if key not in pieces and not _empty(new[key]):
                after = next((order.index(each) + 1 for each in reversed(list(new)[:place]) if each in pieces), 0)
                order.insert(after, key)
                pieces[key] = "", self._new(_lines({key: new[key]}), len(indent))
        parts = [pieces[key] for key in order] or [("", f"{{}}{self.newline}")]
        if first is None:
            return "".join(f"{lead}{indent}{body}" for lead, body in parts)
        head = f"{first}{parts[0][1]}{parts[0][0]}"
        return head + "".join(f"{lead}{indent}{body}" for lead, body in parts[1:])

    def sequence(self, node: Node, new: list[Any], begin: int) -> str:
        """The lines of a block sequence, as `mapping`."""
        column = node.parts[0].start - self.tree.line_start(node.parts[0].start)
        flow = all(part.node.flow for part in node.parts)
        leads = list(self._leads(node, begin, inline=False))
        stays = [self._parted(lead) for _, lead in leads]
        matched = _matched([part.node.value for part in node.parts], new)
        lines: list[str] = []
        for number, (old, value) in enumerate(zip(matched, new, strict=True)):
            lines.append(stays[number][0] if number < len(stays) else "")
            if old is None:
                shown = [f"- {_flow(value)}"] if flow and isinstance(value, dict) else _lines([value])
                lines.append(" " * column + self._new(shown, column))
            else:
                lines.append(stays[old][1] + " " * column + self._item(leads[old][0], value))
        lines += [stay for stay, _ in stays[len(new) :]]
        return "".join(lines)

    def flow(self, node: Node, new: Any) -> str:
        """A value within brackets, or the brackets."""
        if same(node.value, new):
            return self.text[node.start : node.end]
        if isinstance(node.value, list) and isinstance(new, list):
            items: list[Any] = new
            matched = _matched([part.node.value for part in node.parts], items)
            shown = [
                _flow(value) if old is None else self.flow(node.parts[old].node, value)
                for old, value in zip(matched, items, strict=True)
            ]
            return f"[{', '.join(shown)}]"
        if isinstance(node.value, dict) and isinstance(new, dict):
            old_parts = {str(part.key): part for part in node.parts}
            entries: dict[str, Any] = new
            pairs = [
                f"{scalar_text(key, flow=True)}: "
                + (self.flow(old_parts[key].node, value) if key in old_parts else _flow(value))
                for key, value in entries.items()
                if not _empty(value)
            ]
            return f"{{{', '.join(pairs)}}}"
        return _flow(new)

    def _leads(self, node: Node, begin: int, *, inline: bool) -> list[tuple[Part, str]]:
        """Each part with the lines between it and the part before."""
        found: list[tuple[Part, str]] = []
        for part in node.parts:
            lead = "" if inline and not found else self.text[begin : self.tree.line_start(part.start)]
            found.append((part, lead))
            begin = self.tree.line_end(part.node.end)
        return found

    @staticmethod
    def _parted(lead: str) -> tuple[str, str]:
        """What stays in its place, to the last blank line, and what belongs to the item below."""
        blank = list(re.finditer(r"(?m)^[ \t]*(?:\r\n?|\n)", lead))
        cut = blank[-1].end() if blank else 0
        return lead[:cut], lead[cut:]

    def _entry(self, part: Part, new: Any, indent: int) -> str:
        """A key with its value, to the end of its last line."""
        node, end = part.node, self.tree.line_end(part.node.end)
        if same(node.value, new):
            return self._closed(self.text[part.start : end])
        key, tail = self.text[part.start : node.start], self.text[node.end : end]
        if not node.parts or node.flow:
            return self._value(key, node, new, tail, indent)
        first_line = self.tree.line_end(part.start + len(str(part.key)))
        head = self.text[part.start : first_line]
        if isinstance(node.value, list) and isinstance(new, list):
            return head + self.sequence(node, new, first_line)
        if isinstance(node.value, dict) and isinstance(new, dict):
            return head + self.mapping(node, new, first_line)
        return self._new(_lines({str(part.key): new}), indent)

    def _item(self, part: Part, new: Any) -> str:
        """An item with its dash, to the end of its last line."""
        node, end = part.node, self.tree.line_end(part.node.end)
        if same(node.value, new):
            return self._closed(self.text[part.start : end])
        dash, tail = self.text[part.start : node.start], self.text[node.end : end]
        if isinstance(node.value, dict) and isinstance(new, dict) and node.parts and not node.flow:
            return self.mapping(node, new, node.start, first=dash)
        return self._value(dash, node, new, tail, part.start - self.tree.line_start(part.start))

    def _value(self, before: str, node: Node, new: Any, tail: str, indent: int) -> str:
        """A value in one line, or in the lines below its key; comments within brackets go behind them."""
        if isinstance(new, str) and "\n" in new:
            lines = [f"{before.rstrip()} {_BLOCK}", *(f"  {line}" if line else "" for line in new.strip().split("\n"))]
            return self._new(lines, indent)
        if node.flow and isinstance(new, (list, dict)):
            lost = _COMMENT.findall(self.text[node.start : node.end])
            behind = "".join(f" {each}" for each in lost)
            return self._closed(f"{before}{self.flow(node, new)}{behind}{tail}")
        if isinstance(new, (list, dict)):
            return self._new(_lines({before.rstrip(": \t\r\n"): new}), indent)
        if node.block_scalar or not before.strip(":- \t"):
            tail = self.newline if node.block_scalar else tail
        space = "" if before.endswith((" ", "\t")) else " "
        return self._closed(f"{before}{space}{scalar_text(new)}{tail}")

    def _new(self, lines: list[str], indent: int) -> str:
        """New lines, the first of which is indented already."""
        pad = self.newline + " " * indent
        return re.sub(r"[ \t]+(?=\r|\n|$)", "", pad.join(lines)) + self.newline

    def _closed(self, line: str) -> str:
        """The last line of a file may lack its end, and go where others follow."""
        return line if line.endswith(("\n", "\r")) else line + self.newline


_BLOCK = "|"


def _matched(old: list[Any], new: list[Any]) -> list[int | None]:
    """For each new item the number of the old one that it is: the same id, the same words, else the next one left."""
    left = dict(enumerate(old))
    found: list[int | None] = [None] * len(new)

    def take(fits: Any) -> None:
        for number, value in enumerate(new):
            if found[number] is None:
                found[number] = next((each for each, item in left.items() if fits(item, value)), None)
                if (taken := found[number]) is not None:
                    del left[taken]

    take(lambda item, value: _id(item) is not None and _id(item) == _id(value))
    take(lambda item, value: _id(item) is None and same(item, value))
    take(lambda item, value: _id(item) is None and _id(value) is None and type(item) is type(value))
    return found


def _id(value: Any) -> Any:
    return value.get("id") if isinstance(value, dict) else None


def _flow(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_flow, value))}]"
    if isinstance(value, dict):
        entries: dict[str, Any] = value
        pairs = (f"{scalar_text(key, flow=True)}: {_flow(each)}" for key, each in entries.items() if not _empty(each))
        return f"{{{', '.join(pairs)}}}"
    return scalar_text(value, flow=True)


def _lines(value: Any) -> list[str]:
    """A mapping or a sequence, a line each; no line has an end."""
    lines: list[str] = []
    if isinstance(value, list):
        for item in value:
            inner = [_flow(item)] if _empty(item) else _lines(item) if isinstance(item, dict) else [scalar_text(item)]
            lines += [f"- {inner[0]}", *(f"  {line}" for line in inner[1:])]
        return lines
    for key, each in value.items():
        if _empty(each):
            continue
        if isinstance(each, list) and all(isinstance(item, str) and re.fullmatch(ID, item) for item in each):
            lines.append(f"{key}: {_flow(each)}")
        elif isinstance(each, (list, dict)):
            lines += [f"{key}:", *(f"  {line}" for line in _lines(each))]
        elif isinstance(each, str) and "\n" in each:
            lines += [f"{key}: {_BLOCK}", *(f"  {line}" for line in each.strip().split("\n"))]
        else:
            lines.append(f"{key}: {scalar_text(each)}")
    return lines

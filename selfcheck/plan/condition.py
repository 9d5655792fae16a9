"""When a requirement applies: answers to the questions about the unit, joined by `and`, `or`, `not` and brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from pydantic import StringConstraints
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import GetCoreSchemaHandler

CONDITION = r"^[a-z0-9=() -]+$"
MAX_DEPTH = 20  # brackets within brackets; nobody can read half of it
_TOKEN = re.compile(r"\s*(\(|\)|[a-z][a-z0-9-]*(?:=[a-z][a-z0-9-]*)?)")
RESERVED = ("and", "or", "not")  # no facet is called so

# A condition taken apart, as the pages give it to the browser: {"all": […]} or {"any": […]} of the same, or a leaf
# {"facet": …, "is": option} or {"facet": …, "not": option}.
Tree = dict[str, Any]


class Leaf(NamedTuple):
    """One answer that a condition asks for. `option` is None where the data name none: a plain question's `yes`."""

    facet: str
    option: str | None


class Condition(str):
    """A condition as written in the data, and parsed."""

    tree: Tree
    leaves: tuple[Leaf, ...]

    def __new__(cls, text: str) -> Condition:
        """Raises ValueError for what is none."""
        condition = super().__new__(cls, text)
        parser = _Parser(text)
        condition.tree = parser.whole()
        condition.leaves = tuple(parser.leaves)
        return condition

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        written = handler.generate_schema(Annotated[str, StringConstraints(max_length=300, pattern=CONDITION)])
        return core_schema.no_info_after_validator_function(_read, written)


def _read(text: str) -> Condition:
    try:
        return Condition(text)
    except ValueError as error:
        raise PydanticCustomError("condition", "{fault}", {"fault": str(error)}) from None


def holds(tree: Tree, facets: Mapping[str, str]) -> bool:
    """Whether a unit with these facets (facet id -> option id) may fulfil it: an unanswered question rules nothing
    out."""
    if "all" in tree:
        return all(holds(part, facets) for part in tree["all"])
    if "any" in tree:
        return any(holds(part, facets) for part in tree["any"])
    answer = facets.get(tree["facet"])
    return answer is None or (answer == tree["is"] if "is" in tree else answer != tree["not"])


class _Parser:
    """A recursive-descent parser: `and` binds tighter than `or`; `not` precedes a facet or a bracket."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.leaves: list[Leaf] = []

    def whole(self) -> Tree:
        tree = self.joined("or", negated=False, depth=0)
        if self.peek():
            raise ValueError(f"`{self.peek()}` comes where `and` or `or` could")
        return tree

    def peek(self) -> str:
        """The next word or bracket; empty at the end."""
        found = _TOKEN.match(self.text, self.at)
        return found[1] if found else self.text[self.at :].strip()[:20]

    def take(self) -> str:
        token = self.peek()
        found = _TOKEN.match(self.text, self.at)
        self.at = found.end() if found else len(self.text)
        return token

    def joined(self, word: str, *, negated: bool, depth: int) -> Tree:
        """Parts with `word` between them. Under a `not`, `and` and `or` change places."""
        parts: list[Tree] = []
        while True:
            if word == "or":
                parts.append(self.joined("and", negated=negated, depth=depth))
            else:
                parts.append(self.single(negated=negated, depth=depth))
            if self.peek() != word:
                break
            self.take()
        if len(parts) == 1:
            return parts[0]
        return {"all" if (word == "and") != negated else "any": parts}

    def single(self, *, negated: bool, depth: int) -> Tree:
        token = self.take()
        if token == "not":
            return self.single(negated=not negated, depth=depth)
        if token == "(":
            if depth == MAX_DEPTH:
                raise ValueError("there are too many brackets within brackets")
            inner = self.joined("or", negated=negated, depth=depth + 1)
            if self.take() != ")":
                raise ValueError("a closing bracket is missing")
            return inner
        if not re.fullmatch(r"[a-z][a-z0-9=-]*", token) or token in RESERVED:
            raise ValueError(f"`{token}` comes where a facet should" if token else "something is missing at the end")
        facet, equals, option = token.partition("=")
        self.leaves.append(Leaf(facet, option if equals else None))
        if equals:
            return {"facet": facet, "not" if negated else "is": option}
        return {"facet": facet, "is": "no" if negated else "yes"}

"""A text to show, which knows its language and whether it is a draft."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import StringConstraints
from pydantic_core import core_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import GetCoreSchemaHandler

# Characters that no text may hold, as the inside of a character class: a control character inside a text is always an
# accident, and one that turns the direction of writing (U+202A to U+202E, U+2066 to U+2069) disguises a text.
HIDDEN = r"\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff"
VISIBLE = rf"^[^{HIDDEN}]*$"

LINES = rf"^(?:[^{HIDDEN}]|\n)*$"
WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"  # Chinese characters and signs, as the inside of a character class

Plain = Annotated[str, StringConstraints(min_length=1, max_length=600, strip_whitespace=True, pattern=VISIBLE)]

Lines = Annotated[str, StringConstraints(min_length=1, max_length=3_000, strip_whitespace=True, pattern=LINES)]

PLACE = re.compile(r"\{(\w+)\}")  # of a value that is filled in


class Text(str):
    """A text to show, with the language it is really in and whether its translation is a draft.

    A field of the model with this type goes to the translators. As read from `data/` its language is empty: it is
    the plan's own, and an edition says which that is.
    """

    lang: str
    draft: bool
    firm: Text

    def __new__(cls, value: str, lang: str = "", draft: bool = False, firm: Text | None = None) -> Text:
        """`lang`: IETF tag; `draft`: nobody has reviewed the translation, or its source has changed; `firm`: what
        stands in a draft's place where nothing can mark it, as in an attribute."""
        text = super().__new__(cls, value)
        text.lang = lang
        text.draft = draft
        text.firm = firm or text
        return text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, handler.generate_schema(cls.content()))

    @classmethod
    def content(cls) -> Any:
        """What of a data file it is made from."""
        return Plain


class Passage(Text):
    """A text of several lines in limited Markdown (`markdown.py`), as a data file has it."""

    @classmethod
    def content(cls) -> Any:
        """As above."""
        return Lines


def filled(pattern: Text, values: Mapping[str, Any]) -> Iterator[Any]:
    """The pieces of `pattern` with each {name} replaced by its value, to be set one after another.

    In pieces, because a Chinese title within an English sentence is set as Chinese.
    """
    for number, part in enumerate(PLACE.split(pattern)):
        if number % 2:
            yield values[part]
        elif part:
            yield Text(part, pattern.lang, pattern.draft)

"""A text to show, which knows its language and whether it is a draft."""

from __future__ import annotations


class Text(str):
    """A text to show, with the language it is really in and whether its translation is a draft."""

    lang: str
    draft: bool

    def __new__(cls, value: str, lang: str, draft: bool = False) -> Text:
        """`lang`: IETF tag; `draft`: nobody has reviewed the translation, or its source has changed."""
        text = super().__new__(cls, value)
        text.lang = lang
        text.draft = draft
        return text

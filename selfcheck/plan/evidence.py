"""What a form of a term stands on, and how far it can be trusted for it: the one place of that rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from .fields import Id, LanguageTag, Strict
from .text import Plain  # noqa: TC001 - the model is read at run time

if TYPE_CHECKING:
    from collections.abc import Iterable

MONGOLIAN = "mn-Mong"

Kind = Literal["parallel", "page", "reference", "catalogue", "parts"]
Status = Literal["reviewed", "attested", "found", "draft"]

# The surest first. What each kind of evidence makes of a form that nobody has reviewed: an official text in both
# languages attests it, an official page shows the word, everything else is a reason to propose it.
STATUS: dict[Kind, Status] = {
    "parallel": "attested",
    "page": "found",
    "reference": "draft",
    "catalogue": "draft",
    "parts": "draft",
}


class Evidence(Strict):
    """Where a form can be seen, or what it is made of. A word that is meant stands between **…** in what is quoted."""

    kind: Kind = Field(
        description="An official text in both languages; an official page; a dictionary, encyclopaedia or the like; "
        "the translations of a program; put together from parts that have evidence"
    )
    source: Plain | None = Field(None, description="The address, or the name of the work")
    original: Plain | None = Field(None, description="Of a parallel text: where its Chinese stands")
    zh: Plain | None = Field(None, description="The Chinese there")
    mn: Plain | None = Field(None, description="The Mongolian there, spelt as it is there")
    of: list[Id] = Field([], description="Of what is put together: the terms that it is made of")
    language: LanguageTag = Field(MONGOLIAN, description="The language of the form that it is evidence of")


def status_of(evidence: Iterable[Evidence], *, reviewed: bool) -> Status:
    """How far a Mongolian form can be trusted: by a review, else by the best of its evidence."""
    if reviewed:
        return "reviewed"
    given = {STATUS[each.kind] for each in evidence if each.language == MONGOLIAN}
    return "attested" if "attested" in given else "found" if "found" in given else "draft"


def evidence_line(evidence: Evidence) -> str:
    """One thing that a form stands on, in a line for other tools: its kind, where it is, what it is made of."""
    places = [each for each in (evidence.source, evidence.original) if each]
    return f"{evidence.kind}: {', '.join([*places, *evidence.of])}"


def unmarked(text: str) -> str:
    """A quotation without the marks around the word that is meant."""
    return text.replace("**", "")

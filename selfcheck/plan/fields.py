"""What a field of the model can be: ids, numbers, dates, conditions, and the marks for translators."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from .text import VISIBLE, WIDE

MAX_ANCHOR = 16  # Chinese characters, or half as many words


@dataclass(frozen=True)
class Recurring:
    """Marks a `Text` that recurs (evidence): all of its field share one gettext context, and one translation.

    Every other text has a context of its own, made from its ids.
    """

    context: str


@dataclass(frozen=True)
class Lifted:
    """Marks a list whose items' gettext contexts drop that many levels: a requirement is
    `agencies.action-plan`, not `agencies.mechanism.requirements.action-plan`. Its id is unique
    in the sector, and moving it to another measure keeps its translations."""

    levels: int


_WIDE = re.compile(f"[{WIDE}]")
ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LANGUAGE_TAG = r"^[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
REQUIREMENT = r"^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$"  # sector.requirement

Id = Annotated[str, StringConstraints(pattern=ID, max_length=48)]
LanguageTag = Annotated[str, StringConstraints(pattern=LANGUAGE_TAG)]


def _short(text: str) -> str:
    """A phrase of the official text, and not its sentence: a word of letters counts as two Chinese characters."""
    words = re.findall(r"\w+", _WIDE.sub(" ", text))
    if len(_WIDE.findall(text)) + 2 * len(words) > MAX_ANCHOR:
        limits = {"characters": MAX_ANCHOR, "words": MAX_ANCHOR // 2}
        raise PydanticCustomError("anchor_too_long", "more than a phrase", limits)
    return text


Anchor = Annotated[str, StringConstraints(min_length=2, max_length=120, pattern=VISIBLE), AfterValidator(_short)]
# Strict: "inf" in quotes, or a 1 with three hundred zeros, would else become a number.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Version = Annotated[int, Field(strict=True, ge=1, le=999_999_999)]
YesNo = Annotated[bool, Field(strict=True)]
Weight = Annotated[Number, Field(gt=0, le=100)]
Points = Annotated[Number, Field(gt=0, le=100_000)]
RequirementRef = Annotated[str, StringConstraints(max_length=100, pattern=REQUIREMENT)]


def _day(value: object) -> object:
    """Only year-month-day: pydantic would take a number for seconds since 1970."""
    if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value, re.ASCII):
        return value
    raise PydanticCustomError("date_type", "not year-month-day")


Day = Annotated[datetime.date, BeforeValidator(_day)]


class Strict(BaseModel):
    """Base of everything read from `data/`: unknown keys are faults, objects never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

"""Moments and days as saved files name them."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache

_INSTANT = re.compile(
    r"([0-9]{4})-(0[0-9]|1[0-2])-([0-3][0-9])T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,9}))?Z"
)
_DAY = re.compile(r"([0-9]{4})-(0[0-9]|1[0-2])-([0-3][0-9])")
UNDATED = "1970-01-01T00:00:00Z"  # of what has no date of its own: older than any other, so that it replaces none
DAY = 24 * 60 * 60 * 1000


@cache
def moment(text: str) -> int | None:
    """The milliseconds since 1970 of a moment, in the one form that files have; None for any other text."""
    found = _INSTANT.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = map(int, found.groups()[:6])
    if not _exists(year, month, day):
        return None
    thousandths = int((found[7] or "0").ljust(3, "0")[:3])
    return (_days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second) * 1000 + thousandths


def written(when: datetime) -> str:
    """A moment as files name it, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@cache
def is_day(text: str) -> bool:
    """Whether this is a day, YYYY-MM-DD: 30 February is none."""
    found = _DAY.fullmatch(text)
    return found is not None and _exists(*map(int, found.groups()))


def _exists(year: int, month: int, day: int) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= month <= 12 and 1 <= day <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _days(year: int, month: int, day: int) -> int:
    """Days since 1970 of a day of any year from 0 on, which Python's own dates do not have."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468

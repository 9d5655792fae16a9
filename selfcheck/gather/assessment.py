"""Reads one saved file and trusts nothing in it (`browser/core/assessment.ts`): what is wrong is left out and named."""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from ..plan.score import BLANK
from .dates import UNDATED, is_day, moment

if TYPE_CHECKING:
    from collections.abc import Callable

Json = dict[str, Any]

FORMAT = "self-check/1"
MAX_BYTES = 5 * 1024 * 1024
MAX_HISTORY = 20
_MAX_ANSWERS = 5000
_MAX_TEXT = 20_000
_MAX_DEPTH = 64
_ID = re.compile(r"[a-z][a-z0-9-]*")
_FACET_KEY = re.compile(r"(?!constructor\Z)[a-z][a-z0-9-]{0,99}")
_REQUIREMENT_KEY = re.compile(r"[a-z][a-z0-9-]{0,99}\.[a-z][a-z0-9-]{0,99}")
_FORMAT = re.compile(r"self-check/([1-9][0-9]{0,8})")
_BRACKETS = re.compile(r'["\[\]{}]|\\.', re.DOTALL)


class Refusal(NamedTuple):
    """A part of a file that was left out: where it stood, and a code for why."""

    path: str
    code: str


class Refused(Exception):
    """A file that cannot be read at all; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def parse_json(text: str) -> Any:
    """The value of a JSON text. Raises Refused for what is none, or nests brackets without end."""
    text = text.removeprefix("\ufeff")
    try:
        if text.count("[") + text.count("{") > _MAX_DEPTH and text.count("[") > 2:
            _check_depth(text)
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused("not-json") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _check_depth(text: str) -> None:
    depth, quoted = 0, False
    for found in _BRACKETS.finditer(text):
        sign = found[0]
        if sign == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif sign in "[{":
            depth += 1
            if depth > _MAX_DEPTH:
                raise ValueError(depth)
        elif sign in "]}":
            depth -= 1


def parse_assessment(raw: Any) -> tuple[Json, list[Refusal]]:
    """An assessment out of a value of JSON, and what was left out of it. Raises Refused when it is none."""
    if not isinstance(raw, dict):
        raise Refused("not-an-assessment")
    form = raw.get("format")
    version = _FORMAT.fullmatch(form) if isinstance(form, str) else None
    if not version:
        raise Refused("other-format")
    if version[1] != "1":
        raise Refused("newer-format")
    reader = _Reader()
    plan = reader.fields(raw.get("plan"), _PLAN, "plan")
    if plan is None or len(plan) < 2:
        raise Refused("no-plan")
    head = reader.fields({key: value for key, value in raw.items() if key not in _PARTS}, _HEAD, "") or {}
    if not head.get("sector"):
        raise Refused("no-sector")
    assessment = {
        "format": FORMAT,
        "plan": plan,
        "unit": head.get("unit", ""),
        "sector": head["sector"],
        "period": head.get("period", ""),
        "facets": reader.map(raw, "facets", _FACET_KEY, reader.value(_id)),
        "answers": reader.map(raw, "answers", _REQUIREMENT_KEY, reader.answer),
        "saved_at": head.get("saved_at", UNDATED),
    }
    if history := reader.map(raw, "history", _REQUIREMENT_KEY, reader.history):
        assessment["history"] = history
    if posts := reader.map(raw, "posts", _FACET_KEY, reader.value(_text)):
        assessment["posts"] = posts
    return assessment, reader.refused


_PARTS = ("format", "plan", "facets", "answers", "history", "posts")


# Each gives the code of what is wrong with a value, or None.


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    return "too-long" if _length(value) > _MAX_TEXT else None


def _length(text: str) -> int:
    """In UTF-16, as the browser counts."""
    if text.isascii() or len(text) * 2 <= _MAX_TEXT:
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _id(value: Any) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    if len(value) > 100:
        return "too-long"
    return None if _ID.fullmatch(value) else "bad-value"


def _rating(value: Any) -> str | None:
    if isinstance(value, str):
        return _id(value)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return None if number and value >= 0 and math.isfinite(_float(value)) else "bad-value"


def _float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _reason(value: Any) -> str | None:
    return _text(value) or (None if value.strip(BLANK) else "bad-value")


def _day(value: Any) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    return None if is_day(value) else "bad-date"


def _instant(value: Any) -> str | None:
    if not isinstance(value, str):
        return "wrong-type"
    return "bad-date" if moment(value) is None else None


def _state(value: Any) -> str | None:
    return None if value in ("under-way", "closed") else "bad-value"


def _confirm(value: Any) -> str | None:
    return None if value is True else "bad-value"


def _version(value: Any) -> str | None:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return "wrong-type"
    return None if value == int(value) and 1 <= value <= 999_999_999 else "bad-value"


_Checks = dict[str, "Callable[[Any], str | None]"]
_ANSWER: _Checks = {
    "rating": _rating,
    "na": _reason,
    "note": _text,
    "evidence": _text,
    "action": _text,
    "post": _text,
    "due": _day,
    "state": _state,
    "closed_on": _day,
    "proof": _text,
    "since": _text,
    "confirm": _confirm,
    "at": _instant,
}
_HEAD: _Checks = {"unit": _text, "sector": _id, "period": _text, "saved_at": _instant}
_PLAN: _Checks = {"id": _id, "version": _version}


class _Reader:
    """Takes parts out of parsed JSON and keeps the list of what it refused."""

    def __init__(self) -> None:
        self.refused: list[Refusal] = []

    def refuse(self, path: str, code: str) -> None:
        self.refused.append(Refusal(path, code))

    def fields(self, value: Any, checks: _Checks, path: str) -> Json | None:
        """The good fields among those that `checks` names."""
        if not isinstance(value, dict):
            return self.refuse(path, "wrong-type")
        result: Json = {}
        for key, field in value.items():
            check = checks.get(key)
            code = check(field) if check else "unknown-field"
            if code:
                self.refuse(_join(path, key), code)
            else:
                result[key] = field
        return result

    def value(self, check: Callable[[Any], str | None]) -> Callable[[Any, str], str | None]:
        """Reads a value that this check lets pass."""

        def read(value: Any, path: str) -> str | None:
            code = check(value)
            return self.refuse(path, code) if code else value

        return read

    def answer(self, value: Any, path: str) -> Json | None:
        fields = self.fields(value, _ANSWER, path)
        if fields is None:
            return None
        if "at" not in fields:
            if "at" not in value:
                self.refuse(_join(path, "at"), "bad-date")
            fields["at"] = UNDATED
        return fields

    def history(self, value: Any, path: str) -> list[Json] | None:
        if not isinstance(value, list):
            return self.refuse(path, "wrong-type")
        if len(value) > MAX_HISTORY:
            self.refuse(path, "too-many")
        answers = [self.answer(one, f"{path}/{n}") for n, one in enumerate(value[:MAX_HISTORY])]
        return [answer for answer in answers if answer is not None]

    def map(self, raw: Json, path: str, keys: re.Pattern[str], read: Callable[[Any, str], Any]) -> Json:
        """The good entries of a map; a missing map is empty."""
        result: Json = {}
        if path not in raw:
            return result
        value = raw[path]
        if not isinstance(value, dict):
            self.refuse(path, "wrong-type")
            return result
        if len(value) > _MAX_ANSWERS:
            self.refuse(path, "too-many")
        for key, one in list(value.items())[:_MAX_ANSWERS]:
            at = _join(path, key)
            good = read(one, at) if keys.fullmatch(key) else self.refuse(at, "bad-key")
            if good is not None:
                result[key] = good
        return result


def _join(path: str, key: str) -> str:
    return f"{path}/{key[:200]}" if path else key[:200]

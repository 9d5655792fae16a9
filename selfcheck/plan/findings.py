"""What pydantic finds in a data file, in the words of somebody who edits a YAML file: the fault, and how to mend it.

Filled in are `key`, `value` (as written), `shown` (the same, cut short), `length` and what pydantic says of the kind.
"""

from __future__ import annotations

from .condition import CONDITION
from .fields import ID, LANGUAGE_TAG, REQUIREMENT
from .text import LINES, VISIBLE

_TEXT = ("`{key}` is not text", 'write a text; put it in double quotes: "…"')
_NUMBER = ("`{key}` is {shown}, not a number", "write a number, without quotes")
_WHOLE_NUMBER = ("`{key}` is {shown}, not a whole number", "write a whole number, without quotes")
_YES_NO = ("`{key}` is {shown}, not true or false", "write true or false, without quotes")
_DAY = ("`{key}` is {shown}, not a date", "write year-month-day: 2019-12-19")
_CONDITION = (
    "{shown} is not a condition",
    "write a facet's id, or facet=option; join several with `and`, `or`, `not` and brackets",
)
_OUT_OF_RANGE = "`{key}` is {value}, out of its range"

# By the kind of pydantic's error.
FINDINGS = {
    "missing": ("`{key}` is missing", "add a line `{key}: …` here"),
    "string_type": _TEXT,
    "string_too_long": ("`{key}` has {length} characters, more than {max_length}", "shorten it"),
    "string_too_short": ("`{key}` is empty or too short", "write its text, or delete the line"),
    "anchor_too_long": (
        "`{key}` is longer than a phrase",
        "name at most {characters} Chinese characters, or {words} words",
    ),
    "condition": ("{shown} is not a condition ({fault})", _CONDITION[1]),
    "literal_error": ("`{key}` cannot be {shown}", "write one of {expected}"),
    "list_type": ("`{key}` is not a list", "begin each item on a line of its own with `- `"),
    "model_type": ("`{key}` is not a group of keys", "write `key: value` lines, indented below it"),
    "too_short": ("`{key}` has {actual_length} items, fewer than {min_length}", "list at least {min_length}"),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "int_type": _WHOLE_NUMBER,
    "int_parsing": _WHOLE_NUMBER,
    "int_from_float": _WHOLE_NUMBER,
    "bool_type": _YES_NO,
    "bool_parsing": _YES_NO,
    "greater_than": (_OUT_OF_RANGE, "write a number greater than {gt}"),
    "greater_than_equal": (_OUT_OF_RANGE, "write a number greater than or equal to {ge}"),
    "less_than": (_OUT_OF_RANGE, "write a number less than {lt}"),
    "less_than_equal": (_OUT_OF_RANGE, "write a number less than or equal to {le}"),
    "date_from_datetime_parsing": _DAY,
    "date_type": _DAY,
    "date_parsing": _DAY,
}

# By the pattern that a text does not match.
PATTERNS = {
    VISIBLE: ("`{key}` holds a line break or an invisible character", "write it in one plain line"),
    LINES: ("`{key}` holds a tab or an invisible character", "delete it; begin the items of a list with `- `"),
    LANGUAGE_TAG: ("{shown} is not a language tag", "write e.g. zh, en or mn-Mong"),
    REQUIREMENT: ("{shown} does not name a requirement", "write sector.requirement, e.g. schools.lessons"),
    CONDITION: _CONDITION,
    ID: (
        "{shown} cannot be an id",
        "use small Latin letters, digits and single hyphens, beginning with a letter: service-window",
    ),
}

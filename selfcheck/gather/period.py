"""Periods that are the same however they are written (`browser/core/period.ts`; tests/vectors/periods/ holds both)."""

from __future__ import annotations

import re
from functools import cache

from .names import plain_name

_NUMERAL = "〇一二三四五六七八九"
_ORDINALS = ("first|1st|i", "second|2nd|ii", "third|3rd|iii", "fourth|4th|iv")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_PARTS = (
    (re.compile(r"春季?|spring"), "spring"),
    (re.compile(r"夏季?|summer"), "summer"),
    (re.compile(r"秋季?|autumn|fall"), "autumn"),
    (re.compile(r"冬季?|winter"), "winter"),
    (re.compile(r"春季?学期|spring(?:term|semester)"), "spring-term"),
    (re.compile(r"秋季?学期|(?:autumn|fall)(?:term|semester)"), "autumn-term"),
    (re.compile(r"年?初|startoftheyear|beginningoftheyear"), "start"),
    (re.compile(r"年?中|mid-?year"), "middle"),
    (re.compile(r"年?[末底终]|yearend|endoftheyear"), "end"),
    (re.compile(r"上半年|前半年|1half|half1|h1|1h"), "H1"),
    (re.compile(r"下半年|后半年|2half|half2|h2|2h"), "H2"),
)
_QUARTER = re.compile(r"第?([1-4])季度?|q([1-4])|([1-4])q|([1-4])quarter|quarter([1-4])")
_MONTH = re.compile(r"([0-9][0-9]?)(?:月份?)?")
_DAY = re.compile(r"([0-9][0-9]?)(?:月|-)([0-9][0-9]?)[日号]?")
_ROUND = re.compile(r"第?([0-9]{1,2})(?:次|期|轮|批|阶段|round)")
_FIRST_TERM = re.compile(r"第?1学期|上学期|秋季?学期|1(?:term|semester)|(?:term|semester)1|autumn(?:term|semester)")
_SECOND_TERM = re.compile(r"第?2学期|下学期|春季?学期|2(?:term|semester)|(?:term|semester)2|spring(?:term|semester)")
_ACADEMIC = re.compile(
    r"(?:^|[^0-9])((?:19|20|21)[0-9][0-9]) ?- ?((?:19|20|21)?[0-9][0-9]) ?(?:学年|academic year|school year)?"
)
_YEAR = re.compile(r"(?<![0-9])((?:19|20|21)[0-9][0-9])(?![0-9])")
_SHORT_YEAR = re.compile(r"['’]?([0-9][0-9])(?=年)")
_RUN_ON = re.compile(r"((?:19|20|21)[0-9][0-9])(?=[0-9][0-9]?月)")


@cache
def period_key(name: str) -> str:
    """The name by which a period is the same as another: `2026`, `2026年` and `二〇二六年度` are one.

    2026, 2026-H1, 2026-Q3, 2026-03, 2026-03-09, 2026-autumn …; a name that cannot be read stands for itself.
    """
    return _read(name) or plain_name(name)


def _read(name: str) -> str | None:
    text = plain_name(name).lower()
    text = "".join(str(ord(sign) - 0x1810) if "\u1810" <= sign <= "\u1819" else sign for sign in text)
    text = re.sub("[○◯零]", "〇", text)
    text = re.sub("[‐‑–—−~～至]", "-", text)
    text = re.sub(r"[\s.,，、（）()/]+", lambda sign: "-" if re.search("[./]", sign[0]) else " ", text)
    text = _digits(text).strip()
    academic = _ACADEMIC.search(text)
    if (
        academic
        and int(academic[2]) % 100 == (int(academic[1]) + 1) % 100
        and re.search("学年|学期|term|semester|academic|school", text)
    ):
        return _term(int(academic[1]), _rid(text, academic[0]))
    found = _YEAR.search(text) or _SHORT_YEAR.match(text) or _RUN_ON.match(text)
    if not found:
        return None
    year = int(found[1]) + (2000 if len(found[1]) == 2 else 0)
    return _part(year, _rid(text, found[0]))


def _rid(text: str, year: str) -> str:
    """What is left without the year, without words that say no more than "year", and without blanks."""
    text = re.sub("^ ?学年", "学年", text.replace(year, " ", 1))
    text = re.sub(r"(?a:\b)(?:of|the|in|year|annual)(?a:\b)(?! ?end)", "", text)
    text = re.sub("^[ -]*年度?|全年|整年", "", text)
    text = re.sub("(?:自查|自评|考核|测评)$", "", text)
    return text.replace(" ", "").strip("-")


def _part(year: int, rest: str) -> str | None:
    if not rest:
        return str(year)
    if found := _QUARTER.fullmatch(rest):
        return f"{year}-Q{next(filter(None, found.groups()))}"
    if (found := _MONTH.fullmatch(rest)) and 1 <= int(found[1]) <= 12:
        return f"{year}-{int(found[1]):02}"
    if (found := _DAY.fullmatch(rest)) and 1 <= int(found[1]) <= 12 and int(found[2]) <= 31:
        return f"{year}-{int(found[1]):02}-{int(found[2]):02}"
    if re.fullmatch("[a-z]{3,9}", rest) and rest[:3] in _MONTHS:
        return f"{year}-{_MONTHS.index(rest[:3]) + 1:02}"
    for pattern, form in _PARTS:
        if pattern.fullmatch(rest):
            return f"{year}-{form}"
    if re.search("学年|学期|term|semester", rest):
        return _term(year, rest)
    found = _ROUND.fullmatch(rest)
    return f"{year}-no-{found[1]}" if found else None


def _term(year: int, rest: str) -> str | None:
    """A school's term: the first of the school year 2025 (to 2026) is its autumn."""
    word = rest.replace("学年", "", 1)
    if not word:
        return f"{year}-school-year"
    if _FIRST_TERM.fullmatch(word):
        return f"{year}-school-year-1"
    return f"{year}-school-year-2" if _SECOND_TERM.fullmatch(word) else None


def _digits(text: str) -> str:
    """Numbers however they are written: 十二, 二〇二六, Ⅱ (iii by then), second."""

    def tens(found: re.Match[str]) -> str:
        before, after = found[0].split("十")
        return str((_NUMERAL.index(before) if before else 1) * 10 + (_NUMERAL.index(after) if after else 0))

    text = re.sub("[一二三四五六七八九]?十[一二三四五六七八九]?", tens, text)
    text = "".join(str(_NUMERAL.index(sign)) if sign in _NUMERAL else sign for sign in text)
    for number, words in enumerate(_ORDINALS, 1):
        text = re.sub(rf"(?a:\b)(?:{words})(?a:\b)", str(number), text)
    return text

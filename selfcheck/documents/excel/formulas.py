"""The scoring rules as Excel formulas; the same rules as score.py, measured by the same tests/vectors/.

They use only functions that Excel 2007, WPS and LibreOffice share. What an answer is worth stands with its kind of
scale.
"""

from __future__ import annotations

from ...plan.scale_kinds.formula import same

# Blank, yet not removed by TRIM or CLEAN.
_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)

OFF, OPEN, EXCUSED, RATED = 0, 1, 2, 3  # what the state column says of a requirement


def quoted(text: str) -> str:
    """A text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'


def answers(answer: str, options: str, wanted: str, *, negated: bool) -> str:
    """1 when a question is open, or answered by the label in the cell `wanted` (`negated`: by another), else 0."""
    met = "0,1" if negated else "1,0"
    return f"IF(SUMPRODUCT({same(answer, options)})=0,1,IF(EXACT(LOWER({answer}),LOWER({wanted})),{met}))"


def said(cell: str) -> str:
    """1 when a cell holds a text that is not blank, else 0."""
    text = f"CLEAN({cell})"
    for blank in _BLANKS:
        text = f'SUBSTITUTE({text},"{blank}","")'
    return f"IF(ISTEXT({cell}),IF(LEN(TRIM({text}))>0,1,0),0)"


def excused(answer: str, label: str, reason: str, allowed: str) -> str:
    """1 when the answer is "not applicable", and a reason is given beside it if the plan asks for one; `allowed` as in
    `Requirement.na`."""
    if allowed == "never":
        return "=0"
    return f"=IF(EXACT(LOWER({answer}),LOWER({label})),{'1' if allowed == 'free' else said(reason)},0)"


def supported(value: str, proof: str) -> str:
    """A value (a formula), but nothing where it is the best and the cell `proof` is blank."""
    value = value.removeprefix("=")
    return f'=IF(AND(ISNUMBER({value}),{said(proof)}=0),IF({value}=1,"",{value}),{value})'


def place(wanted: str, above: str) -> str:
    """The line of a list on which a row stands: one more than the last of the rows `above`, if it is `wanted`."""
    return f'=IF({wanted}=1,MAX({above})+1,"")'


def listed(line: int, places: str, cells: str) -> str:
    """What the row that stands on this line of a list holds in another column; nothing where none does."""
    cell = f"INDEX({cells},MATCH({line},{places},0))"
    return f'=IF(COUNTIF({places},{line})=0,"",IF({cell}="","",{cell}))'


def repeated(cell: str) -> str:
    """What another cell holds; nothing, not a nought, where it is empty."""
    return f'=IF({cell}="","",{cell})'


def state(applicable: str, excuse: str, value: str) -> str:
    """OFF, OPEN, EXCUSED or RATED."""
    return f'=IF({applicable}=0,{OFF},IF({excuse}=1,{EXCUSED},IF({value}="",{OPEN},{RATED})))'


def counted_weight(state: str, weight: str) -> str:
    """The weight, when the requirement is rated."""
    return f"=IF({state}={RATED},{weight},0)"


def counted_score(state: str, weight: str, value: str) -> str:
    """Weight times value, when the requirement is rated."""
    return f"=IF({state}={RATED},{weight}*{value},0)"


def remedy(gap: str, state: str, planned: list[str]) -> str:
    """1 when something is, or was, to be put right: a gap, or what was planned for one before its rating rose."""
    lengths = "+".join(f"LEN({cell})" for cell in planned)
    return f"IF({gap}=1,1,IF({state}={OFF},0,IF({state}={EXCUSED},0,IF({lengths}>0,1,0))))"


def gap(state: str, value: str) -> str:
    """1 when the requirement is rated below the full value."""
    return f"=IF({state}={RATED},IF({value}<1,1,0),0)"


def mean(weights: str, scores: str, factor: str = "") -> str:
    """The weighted mean of two columns made by counted_weight and counted_score, or nothing."""
    return f'=IF(SUM({weights})=0,"",SUM({scores})/SUM({weights}){factor})'


def tenths(number: str) -> str:
    """A number as it is shown: one decimal, half up; the small addition undoes the error of binary fractions."""
    return f"INT({number}*10+0.5+0.000000001)/10"


def rounded(score: str, nothing: str, factor: str = "") -> str:
    """A score out of 100 as it is shown: one decimal, half up; `nothing` where there is none."""
    return f'=IF({score}="",{quoted(nothing)},{tenths(score + factor)})'


def row_score(
    state: str,
    points: str,
    answer: str,
    not_applicable: str,
    *,
    off: str,
    excused: str,
    empty: str,
    without_reason: str,
    unknown: str,
) -> str:
    """A requirement's score (the expression `points`), or the word for why it has none."""
    reason = f"IF(EXACT(LOWER({answer}),LOWER({not_applicable})),{quoted(without_reason)},{quoted(unknown)})"
    unanswered = f'IF({answer}="",{quoted(empty)},{reason})'
    rated = f"IF({state}={RATED},{points},{unanswered})"
    return f"=IF({state}={OFF},{quoted(off)},IF({state}={EXCUSED},{quoted(excused)},{rated}))"


def grade(shown: str, complete: str, limits: str, labels: str, nothing: str) -> str:
    """The first grade, highest first, whose limit the shown score reaches, once all is answered."""
    reached = f"SUMPRODUCT(--({limits}<={shown}))"
    found = f"IF({reached}=0,{quoted(nothing)},INDEX({labels},ROWS({limits})-{reached}+1))"
    return f"=IF(ISNUMBER({shown}),IF({complete},{found},{quoted(nothing)}),{quoted(nothing)})"

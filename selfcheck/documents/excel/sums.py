"""Below the requirements: a row a measure with its score, and by points a row a group, the bonus and the thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from . import formulas
from . import points as by_points
from .layout import (
    ANSWER,
    COUNTED,
    EXTRA,
    GAP,
    ID,
    LOST,
    MEASURE,
    METHOD,
    NONE,
    ORDER,
    RESULT_ROW,
    SCORE,
    SCORED,
    STATE,
    TEXT,
    VALUE,
    VETO,
    WEIGHT,
    Pen,
)

if TYPE_CHECKING:
    from ...plan.model import Measure, Sector
    from ...plan.scales import ByPoints
    from ...plan.text import Text
    from .rules import Rules

COMPLETE = "answered=applicable"


class Span(NamedTuple):
    """A measure, and the first and the last row of its requirements."""

    measure: Measure
    first: int
    last: int


class Outcome(NamedTuple):
    """What the sums come to: the formulas of the exact score and of the grade, and the last row that was written."""

    score: str
    grade: str
    end: int


class Sums:
    """Writes the rows; this class those of means, out of 100."""

    value_of_measure = "mean"  # the format of a measure's score

    def __init__(self, pen: Pen, rules: Rules, sector: Sector, spans: list[Span]) -> None:
        self.pen, self.words, self.formats, self.sheet = pen, pen.words, pen.formats, pen.sheet
        self.rules, self.sector, self.spans = rules, sector, spans

    def write(self, row: int) -> Outcome:
        """Fill the rows from `row` on."""
        self._heads(row)
        first = row + 1
        for span in self.spans:
            row += 1
            self._measure(row, span)
        weights, scores = xl_range_abs(first, COUNTED, row, COUNTED), xl_range_abs(first, SCORED, row, SCORED)
        limits, labels = self.rules.grade_limits, self.rules.grade_labels
        grade = formulas.grade("score", COMPLETE, limits, labels, NONE)
        return Outcome(formulas.mean(weights, scores, "*100"), grade, row)

    def _heads(self, row: int) -> None:
        _ = self.words.gettext
        heads = (
            (ORDER, ORDER, _("序号")),
            (MEASURE, TEXT, _("措施")),
            (METHOD, ANSWER, _("已自评")),
            (SCORE, SCORE, _("得分")),
        )
        for left, right, text in heads:
            self.pen.merge(row, left, right, text, "head")

    def _frame(self, row: int, number: str, title: Text, name: str) -> None:
        """What a row shows whatever the rules: its number and title, and out of sight what it is about."""
        self.pen.text(row, ORDER, number, "number")
        self.pen.merge(row, MEASURE, TEXT, self.words.text(title), "text")
        self.pen.merge(row, METHOD, ANSWER, "", "number")
        self.sheet.set_row(row, 18)
        self.pen.text(row, ID, name, "id")

    def _count(self, row: int, first: int, last: int) -> None:
        """How many of the requirements in these rows are answered, of those that apply."""
        states = xl_range(first, STATE, last, STATE)
        count = f'=COUNTIF({states},">{formulas.OPEN}")&" / "&COUNTIF({states},">{formulas.OFF}")'
        self.pen.formula(row, METHOD, count, f"0 / {last - first + 1}", "number")

    def _measure(self, row: int, span: Span) -> None:
        measure, first, last = span
        self._frame(row, self.sector.number(measure), self.words.text(measure.title), f"#measure:{measure.id}")
        self.sheet.write_number(row, WEIGHT, measure.weight)
        weight, value = (xl_rowcol_to_cell(row, column, col_abs=True) for column in (WEIGHT, VALUE))
        if last >= first:
            self._count(row, first, last)
            columns = (xl_range(first, column, last, column) for column in (COUNTED, SCORED))
            self.pen.formula(row, VALUE, formulas.mean(*columns), "")
        else:
            self.pen.formula(row, VALUE, '=""', "")
        self.pen.formula(row, COUNTED, f'=IF({value}="",0,{weight})', 0)
        self.pen.formula(row, SCORED, f'=IF({value}="",0,{weight}*{value})', 0)
        self.pen.formula(row, SCORE, formulas.rounded(value, NONE, "*100"), NONE, self.value_of_measure)


class PointSums(Sums):
    """By points: sums of measures and groups."""

    value_of_measure = "points"

    def __init__(self, pen: Pen, rules: Rules, sector: Sector, spans: list[Span], scoring: ByPoints) -> None:
        super().__init__(pen, rules, sector, spans)
        self.scoring = scoring

    def write(self, row: int) -> Outcome:
        """Fill the rows from `row` on: measures, groups, the bonus, thresholds."""
        _, words, scoring = self.words.gettext, self.words, self.scoring
        self._heads(row)
        top = row + 1
        rows: dict[str, list[int]] = {}  # group -> the rows of its measures
        for span in self.spans:
            row += 1
            self._measure(row, span)
            rows.setdefault(span.measure.group or "", []).append(row)
        measures = (top, row)
        for group in self.sector.groups:
            row += 1
            inner = rows[group.id]
            self._frame(row, group.number or "", words.text(group.title), f"#group:{group.id}")
            spans = [self.spans[each - top] for each in inner]
            self._count(row, spans[0].first, spans[-1].last)
            self._sum(row, inner[0], inner[-1])
        first, last = self.spans[0].first, self.spans[-1].last
        extras, vetoes = (xl_range_abs(first, column, last, column) for column in (EXTRA, VETO))
        if scoring.bonus:
            row += 1
            title = words.fill(_("加分（不超过 {most} 分，不计入总分）"), most=f"{scoring.bonus.most:g}")
            if scoring.bonus.counts:
                title = words.fill(_("加分（不超过 {most} 分，计入等次）"), most=f"{scoring.bonus.most:g}")
            self._frame(row, "", words.text("".join(title)), "#bonus")
            self.pen.formula(row, SCORE, f"={formulas.tenths('bonus')}", 0, "points")
        steps = (
            ("bonus", EXTRA, by_points.bonus(scoring, extras)),
            ("vetoes", VETO, f"=SUM({vetoes})"),
            ("reckoned", LOST, by_points.reckoned(scoring)),
        )
        for name, column, formula in steps:
            self.pen.formula(RESULT_ROW, column, formula, 0)
            self.pen.name(name, RESULT_ROW, column)
        for each in scoring.thresholds:
            row += 1
            title = words.fill(_("{from} 分以上：{label}"), label=each.label, **{"from": f"{each.from_:g}"})
            self._frame(row, "", words.text("".join(title)), f"#threshold:{each.id}")
            said = {"reached": _("达到"), "missed": _("未达到"), "nothing": NONE}
            self.pen.formula(row, SCORE, by_points.threshold(each.from_, COMPLETE, **said), NONE, "number")
        possible = xl_range_abs(measures[0], COUNTED, measures[1], COUNTED)
        kept = xl_range_abs(measures[0], GAP, measures[1] + len(self.sector.groups), GAP)
        score = by_points.total(scoring, self.sector.total or scoring.total, possible, kept)
        grade = by_points.grade(
            complete=COMPLETE,
            limits=self.rules.grade_limits,
            lacks=self.rules.grade_lacks,
            labels=self.rules.grade_labels,
            last=self.rules.grade_rows[1] + 1,
            nothing=NONE,
            vetoed=words.text(scoring.veto) if scoring.veto else NONE,
        )
        return Outcome(score, grade, row)

    def _measure(self, row: int, span: Span) -> None:
        measure, first, last = span
        self._frame(row, self.sector.number(measure), self.words.text(measure.title), f"#measure:{measure.id}")
        self._count(row, first, last)
        self._sum(row, first, last, whole=measure.group is None)

    def _sum(self, row: int, first: int, last: int, *, whole: bool = True) -> None:
        """What rows from `first` to `last` come to; `whole`: nothing above takes from it, so it counts as it is."""
        inner = {column: xl_range(first, column, last, column) for column in (COUNTED, SCORED, LOST)}
        for column, cells in inner.items():
            self.pen.formula(row, column, f"=SUM({cells})", 0)
        self.pen.formula(row, VALUE, by_points.share(*inner.values()), "")
        kept = by_points.kept(inner[SCORED], inner[LOST])
        self.pen.formula(row, GAP, f"={kept}" if whole else "=0", 0)
        value = xl_rowcol_to_cell(row, VALUE, col_abs=True)
        shown = f'=IF({value}="",{formulas.quoted(NONE)},{formulas.tenths(kept)})'
        self.pen.formula(row, SCORE, shown, NONE, self.value_of_measure)

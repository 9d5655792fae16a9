"""The head of the self-assessment sheet: title, unit and period to fill in, the results, the titles of the columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from ..lists import columns
from ..wording import lines
from . import formulas
from .about import FIELDS, UNIT, UNIT_FIELD
from .layout import (
    ANSWER,
    APPLIES,
    CHECKED,
    EVIDENCE,
    FIELDS_ROW,
    FILLED_IN,
    GAP,
    HEAD_ROW,
    ID,
    MEASURE,
    METHOD,
    NONE,
    ORDER,
    PROBLEM,
    REASON,
    RESULT_ROW,
    SCORE,
    STATE,
    TEXT,
    UNIT_ROW,
    VALUE,
    Pen,
    points,
)

if TYPE_CHECKING:
    from ...plan.model import Sector


class Head:
    """Writes the rows above the table."""

    def __init__(self, pen: Pen) -> None:
        self.pen, self.words, self.formats, self.sheet = pen, pen.words, pen.formats, pen.sheet

    def titles(self, sector: Sector) -> None:
        """Title, lines to fill in, and the heads of the columns."""
        _, words, sheet = self.words.gettext, self.words, self.sheet
        title = "".join(words.fill(_("{sector}自评表"), sector=sector.title))
        self.pen.merge(0, 0, CHECKED, words.text(title), "title")
        sheet.set_row(0, 30)
        self._wide(1, "".join(words.source()))
        self._field(UNIT_ROW, MEASURE, _("单位（盖章）："), TEXT, TEXT, "unit")
        self._field(UNIT_ROW, METHOD, _("自评周期："), ANSWER, SCORE, "period")
        self._field(UNIT_ROW, REASON, _("填表日期："), EVIDENCE, EVIDENCE, "filled_on")
        sheet.set_row(UNIT_ROW, 24)
        sheet.set_row(4, 22)
        for number, column in enumerate(columns("assessment", _)):
            self.pen.text(HEAD_ROW, number, column.title, "head")
        sheet.set_row(HEAD_ROW, 30)
        self._fields()

    def _fields(self) -> None:
        """Out of sight, what a program finds the cells by wherever they are moved: rows and columns by their ids."""
        self.pen.text(UNIT_ROW, ID, UNIT, "id")
        self.pen.text(FIELDS_ROW, ID, FIELDS, "id")
        for name, column in {UNIT_FIELD: TEXT, "checked": CHECKED, **FILLED_IN}.items():
            self.pen.text(FIELDS_ROW, column, name, "id")
        self.sheet.set_row(FIELDS_ROW, None, None, {"hidden": True})

    def remarks(self, disclaimer: str) -> None:
        """The line below the title: whose rules these are, and what to know about the translation."""
        self._wide(2, " ".join([disclaimer, *self.words.remarks()]))

    def results(self, rows: tuple[int, int], score: str, grade: str) -> None:
        """Score so far, grade, coverage and gaps.

        `rows` are the first and the last row of requirements; `score` and `grade` are formulas: of the exact score, and
        of the grade from the cells named `score`, `answered` and `applicable`.
        """
        first, last = rows
        _, row = self.words.gettext, RESULT_ROW
        states = xl_range_abs(first, STATE, last, STATE)
        total = last - first + 1
        exact, answered, applicable = "exact_score", "answered", "applicable"
        # The steps, hidden: the score as it comes out, and the two counts.
        self.pen.formula(row, VALUE, score, "")
        self.pen.formula(row, STATE, f'=COUNTIF({states},">{formulas.OPEN}")', 0)
        self.pen.formula(row, APPLIES, f'=COUNTIF({states},">{formulas.OFF}")', total)
        for name, column in ((exact, VALUE), (answered, STATE), (applicable, APPLIES)):
            self.pen.name(name, row, column)
        for label_at, label in ((MEASURE, _("目前得分：")), (METHOD, _("等次：")), (REASON, _("已自评："))):
            self.pen.merge(row, 0 if label_at == MEASURE else label_at, label_at, label, "label")
        self.pen.formula(row, TEXT, formulas.rounded(exact, NONE), NONE, "result")
        self.pen.name("score", row, TEXT)
        self.pen.merge(row, ANSWER, SCORE, "", "result")
        self.pen.formula(row, ANSWER, grade, NONE, "result")
        self.pen.name("grade", row, ANSWER)
        self.pen.formula(row, EVIDENCE, f'={answered}&" / "&{applicable}', f"0 / {total}", "result")
        self.pen.text(row, PROBLEM, _("待整改："), "label")
        self.pen.formula(row, CHECKED, f"=SUM({xl_range_abs(first, GAP, last, GAP)})", 0, "count")
        self.pen.name("gaps", row, CHECKED)

    def _wide(self, row: int, text: str) -> None:
        """A text across the page, in a row as high as it needs: Excel fits the height of single cells only."""
        self.pen.merge(row, 0, CHECKED, text, "remark")
        self.sheet.set_row(row, 13.5 * lines(text, points(ORDER, CHECKED), 9) + 1.5)

    def _field(self, row: int, label_at: int, label: str, first: int, last: int, name: str) -> None:
        self.pen.merge(row, 0 if label_at == MEASURE else label_at, label_at, label, "label")
        self.pen.merge(row, first, last, "", "text line")
        self.pen.name(name, row, first)

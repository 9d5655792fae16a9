"""The sheet that holds scales, grades and the answers to facets: shown to read, and looked up by the formulas."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from ...languages.told import rules_of_typed
from ...plan.scale_kinds import Typed
from . import points
from .layout import quoted_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from ...plan.model import Plan, Sector
    from ..wording import Words
    from .formats import Formats

_WIDTHS = (26, 44, 12, 60)


@dataclass
class Rules:
    """Where the formulas find things: names of ranges, and single cells by facet and option."""

    sheet: Worksheet
    scales: dict[str, str] = field(default_factory=dict)  # scale id -> beginning of the names of its ranges
    facets: dict[str, str] = field(default_factory=dict)  # facet id -> name of the range of its answers
    options: dict[tuple[str, str], str] = field(default_factory=dict)  # facet and option id -> cell
    not_applicable: str = "not_applicable"
    grade_limits: str = "grade_limits"
    grade_labels: str = "grade_labels"
    grade_lacks: str = "grade_lacks"
    grade_rows: tuple[int, int] = (0, 0)  # the first and the last row of the grades

    def ratings(self, scale: str) -> tuple[str, str, str]:
        """The ranges of a scale: labels, values, and the choices offered (labels and "not applicable")."""
        name = self.scales[scale]
        return f"{name}_labels", f"{name}_values", f"{name}_choices"


class RulesWriter:
    """Writes the sheet from the model; every value in it comes from the plan's scales."""

    def __init__(self, workbook: Workbook, formats: Formats, words: Words, sheet: Worksheet) -> None:
        self.workbook, self.formats, self.words, self.sheet = workbook, formats, words, sheet
        self.row = 0
        self.rules = Rules(sheet)

    def write(self, plan: Plan, sector: Sector) -> Rules:
        """Fill the sheet."""
        _, words = self.words.gettext, self.words
        for column, size in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, size)
        self._line(_("评分说明"), "title", 28)
        for text in (
            words.text(plan.scales.disclaimer),
            words.text(plan.scales.weighting),
            *map(words.text, rules_of_typed(words.edition)),
            _("“不涉及”是按单位情况不需要自评的要求，不计入得分。"),
            _("“不适用”须写明理由，不计入得分。没有自评的要求不按 0 分计算。全部适用要求自评以后才显示等次。"),
        ):
            self._line(text, "remark", 18)
        self._scales(plan)
        self._grades(plan)
        self._facets(sector)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.print_area(0, 0, self.row - 1, len(_WIDTHS) - 1)
        self.sheet.protect("", {"format_columns": True, "format_rows": True})
        return self.rules

    def _line(self, text: str, kind: str, height: float) -> None:
        self.formats.merge(self.sheet, self.row, 0, len(_WIDTHS) - 1, text, kind)
        self.sheet.set_row(self.row, height)
        self.row += 1

    def _head(self, *titles: str) -> None:
        self.row += 1
        for column, title in enumerate(titles):
            self.formats.write(self.sheet, self.row, column, title, "head")
        self.row += 1

    def _name(self, name: str, first: int, last: int, column: int) -> str:
        sheet = quoted_name(self.sheet)
        self.workbook.define_name(name, f"='{sheet}'!{xl_range_abs(first, column, last, column)}")
        return name

    def _scales(self, plan: Plan) -> None:
        _, words = self.words.gettext, self.words
        self._head(_("评分方式"), _("自评结果"), _("值"), _("什么时候选"))
        for scale in plan.scales.scales:
            name = self.rules.scales[scale.id] = f"scale_{scale.id.replace('-', '_')}"
            first = self.row
            for _id, label, value, meaning in words.ratings(scale):
                self._scale_row(words.text(scale.title), label, meaning)
                self.sheet.write_number(self.row - 1, 2, value, self.formats.get("value"))
            kind = scale.kind
            if isinstance(kind, Typed):
                self._scale_row(words.text(scale.title), kind.instruction(_), kind.where(_))
            last = self.row - 1
            self._name(f"{name}_labels", first, last, 1)
            self._name(f"{name}_values", first, last, 2)
            self._scale_row(words.text(scale.title), words.not_applicable(), _("与本单位无关的要求；须写明理由"))
            # Where a number is typed in, all there is to choose is "not applicable".
            self._name(f"{name}_choices", self.row - 1 if isinstance(kind, Typed) else first, self.row - 1, 1)
        self._name(self.rules.not_applicable, self.row - 1, self.row - 1, 1)

    def _scale_row(self, title: str, label: str, meaning: str) -> None:
        for column, text in ((0, title), (1, label), (2, self.words.text("")), (3, meaning)):
            self.formats.write(self.sheet, self.row, column, text, "text")
        self.row += 1

    def _grades(self, plan: Plan) -> None:
        _ = self.words.gettext
        self._head(_("等次"), _("最低分"))
        first = self.row
        for grade in sorted(plan.scales.grades, key=lambda grade: -grade.from_):
            self.formats.write(self.sheet, self.row, 0, self.words.text(grade.label), "text")
            self.sheet.write_number(self.row, 1, grade.from_, self.formats.get("value"))
            self.row += 1
        self.rules.grade_rows = (first, self.row - 1)
        self._name(self.rules.grade_labels, first, self.row - 1, 0)
        self._name(self.rules.grade_limits, first, self.row - 1, 1)

    def lacks(self, plan: Plan, gaps: Mapping[str, str], sheet: str) -> None:
        """Beside the grades, out of sight, how much of what each needs is missing; `gaps` are cells of `sheet`, by full
        requirement id."""
        first, last = self.rules.grade_rows
        for row, grade in enumerate(sorted(plan.scales.grades, key=lambda grade: -grade.from_), first):
            cells = [f"'{sheet}'!{gaps[need]}" for need in grade.needs if need in gaps]
            self.sheet.write_formula(row, len(_WIDTHS), points.missing(cells), self.formats.get("id"), 0)
        self._name(self.rules.grade_lacks, first, last, len(_WIDTHS))

    def _facets(self, sector: Sector) -> None:
        _, words = self.words.gettext, self.words
        if sector.facets:
            self._head(_("单位情况"), _("自评结果"))
        for facet in sector.facets:
            first = self.row
            for option, label in words.options(facet):
                self.formats.write(self.sheet, self.row, 0, words.text(facet.question), "text")
                self.formats.write(self.sheet, self.row, 1, label, "text")
                sheet = quoted_name(self.sheet)
                cell = xl_rowcol_to_cell(self.row, 1, row_abs=True, col_abs=True)
                self.rules.options[facet.id, option] = f"'{sheet}'!{cell}"
                self.row += 1
            name = f"facet_{facet.id.replace('-', '_')}"
            self.rules.facets[facet.id] = self._name(name, first, self.row - 1, 1)

"""The rows of the self-assessment sheet: questions about the unit, and requirements with the steps of their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name, xl_range, xl_rowcol_to_cell

from ...plan.scale_kinds import Typed
from ...plan.text import Text
from ..wording import lines, packed
from . import formulas
from . import points as points_of
from .layout import (
    ACTION,
    ANSWER,
    APPLIES,
    CHECKED,
    COUNTED,
    DATES,
    DUE,
    EVIDENCE,
    EXCUSED,
    EXTRA,
    FIELDS_ROW,
    FILLED_IN,
    GAP,
    GAP_ORDER,
    ID,
    LOST,
    MEASURE,
    METHOD,
    ORDER,
    PLAIN,
    POST,
    PROBLEM,
    PROGRESS,
    PROOF_ORDER,
    REASON,
    SCORE,
    SCORED,
    STATE,
    TARGET,
    TEXT,
    VALUE,
    VETO,
    WEIGHT,
    Pen,
    points,
)

if TYPE_CHECKING:
    from ...plan.condition import Tree
    from ...plan.model import Facet, Measure, Plan, Requirement, Sector
    from ...plan.scales import Scale
    from .rules import Rules

_MAX_MESSAGE = 255  # Excel refuses a file with a longer hint


class Rows:
    """Writes rows one below the other; `row` is the next one."""

    def __init__(self, pen: Pen, rules: Rules, plan: Plan, sector: Sector) -> None:
        self.pen, self.words, self.formats, self.sheet = pen, pen.words, pen.formats, pen.sheet
        self.rules, self.plan, self.sector = rules, plan, sector
        self.row = FIELDS_ROW + 1
        self.facets: dict[str, str] = {}  # facet id -> the cell of its answer
        self.answers: dict[str, int] = {}  # requirement -> its row
        self.gaps: dict[str, str] = {}  # requirement, in full -> the cell that says whether it is a gap

    def facet(self, facet: Facet) -> None:
        """A question about the unit; its answer switches requirements off."""
        _, words, row = self.words.gettext, self.words, self.row
        self.pen.text(row, ORDER, "", "number")
        self.pen.text(row, MEASURE, _("单位情况"), "text")
        self.pen.merge(row, TEXT, METHOD, words.text(facet.question), "text")
        self.pen.merge(row, ANSWER, CHECKED, "", "answer")
        self.sheet.set_row(row, 15 * lines(facet.question, points(TEXT, METHOD), 10.5) + 7)
        self.sheet.data_validation(
            row,
            ANSWER,
            row,
            ANSWER,
            {
                "validate": "list",
                "source": f"={self.rules.facets[facet.id]}",
                **self._hint(_("有些要求只适用于具备相应情况的单位。")),
            },
        )
        self.pen.text(row, ID, f"#facet:{facet.id}", "id")
        self.facets[facet.id] = xl_rowcol_to_cell(row, ANSWER, row_abs=True, col_abs=True)
        self.row += 1

    def requirement(self, measure: Measure, requirement: Requirement) -> None:
        """A requirement, its cells to fill in and its score."""
        _, words, row = self.words.gettext, self.words, self.row
        scale = self.plan.scale(requirement.scale)
        self.pen.text(row, ORDER, self.sector.number(requirement), "number")
        self.pen.text(row, MEASURE, words.text(measure.title), "aside")
        text_height = self._text(row, requirement)
        kind, ratings = scale.kind, words.ratings(scale)
        method = [kind.prompt(_)] if isinstance(kind, Typed) else [label for _id, label, *_rest in ratings]
        rows = packed(method, points(METHOD, METHOD) / 10.5, 0.8)
        method_text = self._joined([self._joined(labels, " / ") for labels in rows], "\n")
        self.pen.text(row, METHOD, method_text, "text")
        others = ((measure.title, MEASURE, 9.5), (method_text, METHOD, 10.5))
        heights = [1.4 * size * lines(text, points(column, column), size) for text, column, size in others]
        self.sheet.set_row(row, max(text_height, *heights) + 7)
        self._answer(row, requirement)
        self._choices(row, scale, requirement.na == "never")
        lines_of_hint = words.told(self.sector, requirement, "evidence", "sensitive")
        hint = self._joined([self._joined(line, "") for line in lines_of_hint], "\n")
        if hint:
            self.sheet.data_validation(row, EVIDENCE, row, EVIDENCE, {"validate": "any", **self._hint(hint)})
        remarks = [(POST, _("责任岗位不写姓名。")), *((column, _("写成 2026-12-31 这样的日期。")) for column in DATES)]
        for column, remark in remarks:
            self.sheet.data_validation(row, column, row, column, {"validate": "any", **self._hint(remark)})
        states = [str(label) for _state, label in words.states()]
        self.sheet.data_validation(row, PROGRESS, row, PROGRESS, {"validate": "list", "source": states})
        self._steps(row, requirement)
        self.row += 1

    def marks(self, first: int, last: int) -> None:
        """Shading by state. It repeats what the score column says in words."""
        state, gap = (f"${xl_col_to_name(column)}{first + 1}" for column in (STATE, GAP))
        grey = {"font_color": "#595959", "bg_color": "#EDEDED"}
        marks = (
            (ORDER, CHECKED, f"={state}={formulas.OFF}", grey),
            (ORDER, CHECKED, f"={state}={formulas.EXCUSED}", {**grey, "italic": True}),
            (SCORE, SCORE, f"={state}={formulas.OPEN}", {"italic": True}),
            (ANSWER, SCORE, f"={gap}=1", {"bold": True, "bg_color": "#FCE4D6"}),
        )
        for left, right, formula, look in marks:
            rule = {"type": "formula", "criteria": formula, "format": self.pen.workbook.add_format(look)}
            self.sheet.conditional_format(first, left, last, right, rule)

    def _text(self, row: int, requirement: Requirement) -> float:
        """The requirement, and below it in small type its id, what it is counted by and when it applies.

        Returns the height it needs, in points.
        """
        words = self.words
        below = [
            words.small_print(self.sector, requirement),
            *words.told(self.sector, requirement, "condition", "requires", "same", "method", "needs", "note"),
        ]
        small = [piece for line in below for piece in (words.text("\n"), *line)]
        text = words.text(requirement.text)
        pieces: list[Any] = [self.formats.get("plain", text), str(text)]
        for piece in small:
            form = self.formats.get("small", piece)
            if pieces[-2] is form:
                pieces[-1] += str(piece)
            else:
                pieces += [form, str(piece)]
        self.sheet.write_rich_string(row, TEXT, *pieces, self.formats.get("text", text))
        room = points(TEXT, TEXT)
        return 15 * lines(text, room, 10.5) + 12.5 * lines("".join(small).removeprefix("\n"), room, 8.5)

    def _answer(self, row: int, requirement: Requirement) -> None:
        """The cells to fill in; where the answer is another requirement's, they show what stands there."""
        self.answers[requirement.id] = row
        other = self.sector.answered_with(requirement)
        kinds = {ANSWER: "answer", **dict.fromkeys(DATES, "date")}
        for column in FILLED_IN.values():
            if other:
                cell = xl_rowcol_to_cell(self.answers[other.id], column)
                kind = "shared date" if column in DATES else "shared"
                self.pen.formula(row, column, formulas.repeated(cell), "", kind)
            else:
                self.pen.text(row, column, "", kinds.get(column, "written"))
        self.pen.text(row, CHECKED, "", "free")

    def _choices(self, row: int, scale: Scale, never: bool) -> None:
        """What may be chosen; `never`: not that the requirement does not apply."""
        _, kind = self.words.gettext, scale.kind
        labels, _values, choices = self.rules.ratings(scale.id)
        options: dict[str, Any] = {"validate": "list", "source": f"={labels if never else choices}"}
        if never and isinstance(kind, Typed):
            options = {"validate": "any"}
        if isinstance(kind, Typed):
            # The list offers "not applicable"; a number may be typed instead.
            options["show_error"] = False
            hint = kind.hint(_)
        else:
            separator, ratings = _("："), self.words.ratings(scale)
            hint = "\n".join(f"{label}{separator}{meaning}" for _id, label, _value, meaning in ratings)
        self.sheet.data_validation(row, ANSWER, row, ANSWER, {**options, **self._hint(hint)})

    def _steps(self, row: int, requirement: Requirement) -> None:
        """The hidden steps of the row's score, and the score that is shown."""
        _, rules = self.words.gettext, self.rules
        cell = {
            column: xl_rowcol_to_cell(row, column, col_abs=True)
            for column in (ANSWER, REASON, WEIGHT, TARGET, APPLIES, EXCUSED, VALUE, STATE)
        }
        self.pen.text(row, ID, self.sector.full_id(requirement), "id")
        self.pen.text(row, PLAIN, self.words.text(requirement.text), "id")
        by_points = self.plan.scales.points is not None
        self.sheet.write_number(row, WEIGHT, points_of.base(requirement) if by_points else requirement.weight)
        kind = self.plan.scale(requirement.scale).kind
        target = kind.target(requirement) if isinstance(kind, Typed) else None
        if target is not None:
            self.sheet.write_number(row, TARGET, target)
        if requirement.when:
            self.pen.formula(row, APPLIES, f"={self._applies(requirement.when.tree)}", 1)
        else:
            self.sheet.write_number(row, APPLIES, 1)
        labels, values, _choices = rules.ratings(requirement.scale)
        value = kind.formula(cell[ANSWER], cell[TARGET], labels, values)
        if requirement.needs:
            proof = EVIDENCE if requirement.needs == "evidence" else PROBLEM
            value = formulas.supported(value, xl_rowcol_to_cell(row, proof, col_abs=True))
        excused = formulas.excused(cell[ANSWER], rules.not_applicable, cell[REASON], requirement.na)
        self.pen.formula(row, EXCUSED, excused, 0)
        self.pen.formula(row, VALUE, value, "")
        state = cell[STATE]
        self.pen.formula(row, STATE, formulas.state(cell[APPLIES], cell[EXCUSED], cell[VALUE]), formulas.OPEN)
        self.pen.formula(row, COUNTED, formulas.counted_weight(state, cell[WEIGHT]), 0)
        self.pen.formula(row, SCORED, formulas.counted_score(state, cell[WEIGHT], cell[VALUE]), 0)
        self.pen.formula(row, GAP, formulas.gap(state, cell[VALUE]), 0)
        proof = f"(LEN({xl_rowcol_to_cell(row, EVIDENCE, col_abs=True)})>0)*({state}>{formulas.OFF})"
        planned = [xl_rowcol_to_cell(row, column, col_abs=True) for column in (ACTION, POST, DUE, PROGRESS)]
        remedy = formulas.remedy(xl_rowcol_to_cell(row, GAP, col_abs=True), state, planned)
        for column, wanted in ((GAP_ORDER, remedy), (PROOF_ORDER, proof)):
            above = xl_range(FIELDS_ROW, column, row - 1, column)
            self.pen.formula(row, column, formulas.place(wanted, above), "")
        points = f"{cell[VALUE]}*100"
        if by_points:
            taken = xl_rowcol_to_cell(row, LOST, col_abs=True)
            self.pen.formula(row, LOST, points_of.lost(requirement, state, cell[ANSWER]), 0)
            self.pen.formula(row, EXTRA, points_of.extra(requirement, state, cell[VALUE]), 0)
            self.pen.formula(row, VETO, points_of.veto(requirement, state, cell[VALUE]), 0)
            words = {"vetoed": _("未达到，一票否决"), "met": _("符合")}
            points = points_of.shown(requirement, cell[VALUE], taken, **words)
        shown = formulas.row_score(
            state,
            points,
            cell[ANSWER],
            rules.not_applicable,
            off=_("不涉及"),
            excused=self.words.not_applicable(),
            empty=_("未自评"),
            without_reason=_("缺理由"),
            unknown=_("填写有误"),
        )
        self.pen.formula(row, SCORE, shown, _("未自评"), "points" if by_points else "score")
        self.gaps[self.sector.full_id(requirement)] = xl_rowcol_to_cell(row, GAP, row_abs=True, col_abs=True)

    def _applies(self, tree: Tree) -> str:
        """1 when a condition may hold, else 0: the least of all its parts, or the greatest of any."""
        if "facet" in tree:
            facet = tree["facet"]
            wanted = self.rules.options[facet, tree.get("is") or tree["not"]]
            return formulas.answers(self.facets[facet], self.rules.facets[facet], wanted, negated="not" in tree)
        parts = ",".join(map(self._applies, tree.get("all") or tree["any"]))
        return f"{'MIN' if 'all' in tree else 'MAX'}({parts})"

    def _joined(self, texts: list[Text], between: str) -> Text:
        """One text for one cell, which can have one font only: that of the first."""
        return Text(between.join(texts), texts[0].lang if texts else self.words.language)

    def _hint(self, text: str) -> dict[str, str]:
        return {"input_message": str(text)} if len(text) <= _MAX_MESSAGE else {}

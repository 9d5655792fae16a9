"""The columns of the self-assessment sheet, and what all writers of sheets share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ...plan.text import Text
from ..lists import columns

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from ..wording import Words
    from .formats import Formats

# The columns in sight, and from ID on the hidden ones.
_AT = {column.id: number for number, column in enumerate(columns("assessment", Text))}
ORDER, MEASURE, TEXT, METHOD, ANSWER = _AT["number"], _AT["measure"], _AT["text"], _AT["method"], _AT["rating"]
SCORE, REASON, EVIDENCE, PROBLEM = _AT["score"], _AT["na"], _AT["evidence"], _AT["note"]
CHECKED = _AT["checked"]  # the last one on paper; the remedy stands on a list of its own there
ACTION, POST, DUE = _AT["action"], _AT["post"], _AT["due"]
PROGRESS, CLOSED_ON, CLOSED_PROOF = _AT["state"], _AT["closed_on"], _AT["proof"]
# What a unit fills in, by the field of an answer in a saved file.
FILLED_IN = {
    "rating": ANSWER,
    "na": REASON,
    "evidence": EVIDENCE,
    "note": PROBLEM,
    "action": ACTION,
    "post": POST,
    "due": DUE,
    "state": PROGRESS,
    "closed_on": CLOSED_ON,
    "proof": CLOSED_PROOF,
}
DATES = (DUE, CLOSED_ON)
ID, PLAIN, WEIGHT, TARGET, APPLIES, EXCUSED, VALUE, STATE, COUNTED, SCORED, GAP = range(len(_AT), len(_AT) + 11)
GAP_ORDER, PROOF_ORDER = range(GAP + 1, GAP + 3)  # which line of the two lists the row stands on
LOST, EXTRA, VETO = range(PROOF_ORDER + 1, PROOF_ORDER + 4)  # by points
WIDTHS = (5, 15, 45, 17, 13, 10, 16, 20, 20, 10, 28, 14, 12, 10, 12, 20)
UNIT_ROW, RESULT_ROW, HEAD_ROW, FIELDS_ROW = 3, 4, 5, 6
NONE = "—"  # stands where there is no score


def points(first: int, last: int) -> float:
    """The width of columns, in points: a character is 7 pixels wide, a cell's margins are 5."""
    return sum(size * 7 + 5 for size in WIDTHS[first : last + 1]) * 0.75


def set_page(sheet: Worksheet, head_row: int) -> None:
    """A4 landscape, as wide as the page, `head_row` repeated on paper and kept in view on the screen."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row)
    sheet.freeze_panes(head_row + 1, 0)
    sheet.set_footer("&C— &P / &N —")


class Sheet(Worksheet):
    """A sheet that takes formulas as they are."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002
        # XlsxWriter searches every formula for thirty functions of newer Excels, for half the time of a workbook.
        # Ours use none of them: see excel_formulas.py.
        return formula.removeprefix("=")


def quoted_name(sheet: Worksheet) -> str:
    """A sheet's name as it stands in a formula, but for the quotation marks around it."""
    return str(sheet.get_name()).replace("'", "''")


class Pen:
    """Writes into one sheet of a workbook."""

    def __init__(self, workbook: Workbook, formats: Formats, words: Words, sheet: Worksheet) -> None:
        self.workbook, self.formats, self.words, self.sheet = workbook, formats, words, sheet

    def text(self, row: int, column: int, text: str, kind: str) -> None:
        """Write a text (see Formats.write)."""
        self.formats.write(self.sheet, row, column, text, kind)

    def merge(self, row: int, first: int, last: int, text: str, kind: str) -> None:
        """Write a text across columns (see Formats.merge)."""
        self.formats.merge(self.sheet, row, first, last, text, kind)

    def formula(self, row: int, column: int, formula: str, value: Any, kind: str = "plain") -> None:
        """Write a formula; `value` is its result in the blank sheet, for programs that show it without computing."""
        form = self.formats.get(kind, value if isinstance(value, str) else "")
        result: Any = str(value) if isinstance(value, str) else value  # texts too, whatever the library declares
        self.sheet.write_formula(row, column, formula, form, result)

    def name(self, name: str, row: int, column: int) -> None:
        """Give a cell a name, by which formulas and other programs find it."""
        sheet = quoted_name(self.sheet)
        self.workbook.define_name(name, f"='{sheet}'!{xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True)}")

"""The workbook for people: a summary, every unit, and the files that do not count; in the plan's own language."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from ..documents.excel.formats import Formats
from ..plan.score import displayed
from .names import plain_name
from .results import refused_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from ..languages.edition import Edition
    from .intake import Intake, Row

_MAX_ROWS = 1_000_000  # a sheet has 1,048,576


def write_workbook(file: Path, edition: Edition, intake: Intake) -> None:
    """Write the .xlsx."""
    _ = edition.gettext
    titles = {sector.id: str(sector.title) for sector in edition.plan.sectors}
    grades = {grade.id: str(grade.label) for grade in edition.plan.scales.grades}
    rows = [row for _item, row in intake.counting]
    book = Workbook(str(file), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    pages = _Pages(book, Formats(book, edition.language))
    counts = [_("份数"), _("已评完"), _("最低"), "Q1", _("中位数"), "Q3", _("最高"), _("平均"), _("逾期整改")]
    pages.add(
        _("汇总"),
        [(_("单位类型"), 30), *((label, 12) for label in counts)],
        ([titles[name], *_summary([row for row in rows if row.sector == name])] for name in titles),
    )
    heads = [
        (_("单位类型"), 24),
        (_("单位名称"), 36),
        (_("自评周期"), 16),
        (_("目前得分"), 10),
        (_("等次"), 12),
        (_("已自评"), 8),
        (_("适用"), 8),
        (_("待整改"), 8),
        (_("逾期整改"), 8),
        (_("待确认"), 8),
        (_("保存时间"), 22),
        (_("文件"), 40),
    ]
    pages.add(_("各单位"), heads, (_unit(item.name, row, titles, grades) for item, row in intake.counting))
    pages.add(_("未采用的文件"), [(_("文件"), 50), (_("说明"), 80)], ([row[0], row[2]] for row in refused_rows(intake)))
    book.close()


def _summary(rows: list[Row]) -> list[Any]:
    scores = sorted(row.score for row in rows if row.score is not None)
    complete = sum(row.answered == row.applicable and not row.to_confirm for row in rows)
    overdue = sum(row.overdue for row in rows)
    if not scores:
        return [len(rows), complete, *[None] * 6, overdue]
    quarters = statistics.quantiles(scores, n=4, method="inclusive") if len(scores) > 1 else [scores[0]] * 3
    spread = (scores[0], *quarters, scores[-1], statistics.fmean(scores))
    return [len(rows), complete, *(displayed(value) for value in spread), overdue]


def _unit(name: str, row: Row, titles: dict[str, str], grades: dict[str, str]) -> list[Any]:
    return [
        titles[row.sector],
        plain_name(row.unit),
        plain_name(row.period),
        row.displayed,
        grades.get(row.grade or ""),
        row.answered,
        row.applicable,
        row.gaps,
        row.overdue,
        row.to_confirm,
        row.saved_at.replace("T", " ").removesuffix("Z"),
        name,
    ]


class _Pages:
    """Sheets of one style: a head in sight, filters, A4 as wide as the page."""

    def __init__(self, book: Workbook, formats: Formats) -> None:
        self._book, self._formats = book, formats

    def add(self, name: str, heads: Sequence[tuple[str, int]], rows: Iterable[list[Any]]) -> None:
        """A sheet; `heads` are its columns' titles and widths in characters."""
        sheet = self._book.add_worksheet(str(name)[:31])
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        for column, (title, width) in enumerate(heads):
            sheet.set_column(column, column, width)
            self._formats.write(sheet, 0, column, title, "head")
        last = 0
        for last, row in enumerate(rows, 1):
            if last > _MAX_ROWS:
                break
            for column, value in enumerate(row):
                if isinstance(value, (int, float)):
                    sheet.write_number(last, column, value, self._formats.get("value"))
                elif value:
                    sheet.write_string(last, column, str(value)[:32_000], self._formats.get("text"))
                else:
                    sheet.write_blank(last, column, None, self._formats.get("text"))
        sheet.autofilter(0, 0, max(last, 1), len(heads) - 1)

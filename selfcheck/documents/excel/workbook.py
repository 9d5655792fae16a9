"""The self-assessment of one sector as an Excel workbook whose formulas score it.

XlsxWriter, not openpyxl: it stores each formula's result for the blank sheet, so that previews and
programs that do not compute show it, and gives the same bytes for the same data.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from ...base.zipped import moment, repacked
from ..wording import Words
from .about import ABOUT, write_about
from .formats import Formats
from .layout import Pen, Sheet, quoted_name
from .lists import Source, write_list
from .rules import RulesWriter
from .sheet import SheetWriter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...languages.edition import Edition
    from ...plan.model import Sector


def excel_document(edition: Edition, sector: Sector, others: Iterable[Edition] = ()) -> bytes:
    """The .xlsx of a sector of the edition's plan. The same data always give the same bytes.

    `others` are the site's other editions: a rating may be typed in their words too. Cells to read by name: unit,
    period, filled_on, score, exact_score, grade, answered, applicable, gaps, and by points bonus.
    """
    words, stream = Words(edition), io.BytesIO()
    _ = words.gettext
    workbook = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats = Formats(workbook, edition.language)
    titles = [_("自评表"), _("整改清单"), _("佐证材料清单"), _("评分说明"), ABOUT]
    sheet, remedies, evidence, rules, about = (workbook.add_worksheet(name, Sheet) for name in _sheet_names(titles))
    written = RulesWriter(workbook, formats, words, rules)
    writer = SheetWriter(Pen(workbook, formats, words, sheet), written.write(edition.plan, sector))
    gaps = writer.write(edition.plan, sector)
    if edition.plan.scales.points:
        written.lacks(edition.plan, gaps, quoted_name(sheet))
    source = Source(sheet, writer.rows)
    for page, kind, title in ((remedies, "gaps", titles[1]), (evidence, "evidence", titles[2])):
        write_list(Pen(workbook, formats, words, page), title, kind, source)
    write_about(about, edition, sector, others)
    writer.head.remarks(words.text(edition.plan.scales.disclaimer))
    frame = edition.plan.frame
    workbook.set_properties(
        {
            "title": "".join(words.fill(_("{sector}自评表"), sector=sector.title))[:255],
            "subject": str(frame.title)[:255],
            "author": str(frame.site_name)[:255],
            "created": moment(frame.stamp),
        }
    )
    workbook.close()
    return repacked(stream.getvalue(), frame.stamp, _growing_rows)


def _growing_rows(name: str, content: bytes) -> bytes:
    """Let rows grow with what is typed into them: a height that counts as set by hand would stay as it is."""
    return content.replace(b' customHeight="1"', b"") if name.startswith("xl/worksheets/") else content


def _sheet_names(titles: list) -> list[str]:
    """Titles as Excel takes them for tabs: at most 31 characters, without some signs, each another."""
    names: list[str] = []
    for number, title in enumerate(titles, 1):
        name = re.sub(r"[\[\]:*?/\\]", " ", title).strip(" '")[:31].strip(" '") or str(number)
        if name.casefold() in (other.casefold() for other in names):
            name = f"{name[:28]} {number}"
        names.append(name)
    return names

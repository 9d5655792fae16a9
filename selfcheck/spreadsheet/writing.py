"""A plan's rows as a workbook.

Each sheet has the data's own keys in its first row, which is hidden, and headings in the owner's language below.
An id that saved files may hold cannot be typed over, while rows can still be moved, sorted and taken out: protecting
the sheet would forbid that.
"""

from __future__ import annotations

# XlsxWriter declares no types.
# pyright: reportUnknownMemberType=false, reportMissingTypeStubs=false
import datetime
import io
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from ..base.zipped import moment, repacked
from .cells import cell_of
from .records import digest, identity_text
from .row_height import row_height
from .tables import REFERS
from .words import explanation, heading, phrase, sheet_name, word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from .records import Record
    from .tables import Column, Table

KEYS, HEADINGS, FIRST = 0, 1, 2  # rows: the data's keys, what people read, the first of the rows themselves
MADE_FROM = "made from"
WAS, COMMENT = "was", "comment"
_SPARE = 300  # rows below the last one that are ready to be filled in
_WIDTHS = {"text": 40, "passage": 50, "plain": 24, "id": 18, "condition": 24, "number": 9, "whole": 9, "day": 12}
_DAY = "yyyy-mm-dd"
_FORM = 60  # the width of what is said once


def workbook_of(
    records: list[Record], tables: Mapping[str, Table], languages: list[str], speak: str, date: datetime.date
) -> bytes:
    """The .xlsx. `languages`: those that texts are translated into; `speak`: `zh` or `en`, for headings and comments.

    The same rows give the same bytes; `date` stands in the file.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    by_table = {name: [each for each in records if each.table.name == name] for name in tables}
    sheets = {name: book.add_worksheet(sheet_name(name, speak)) for name in tables}
    writer = _Writer(book, tables, by_table, languages, speak)
    for name, table in tables.items():
        if table.form:
            writer.write_form(sheets[name], table)
        else:
            writer.write_list(sheets[name], table)
    writer.write_made_from(book.add_worksheet(MADE_FROM), records)
    book.set_properties({"created": moment(date)})
    book.close()
    return repacked(stream.getvalue(), date)


class _Writer:
    def __init__(
        self,
        book: Workbook,
        tables: Mapping[str, Table],
        rows: Mapping[str, list[Record]],
        languages: list[str],
        speak: str,
    ) -> None:
        self.tables, self.rows, self.languages, self.speak = tables, rows, languages, speak
        plain: dict[str, Any] = {"text_wrap": True, "align": "left", "valign": "top", "border": 1}
        self.head = book.add_format({**plain, "bold": True, "bg_color": "#E7E6E6"})
        self.text = book.add_format({**plain, "num_format": "@"})
        self.number = book.add_format(plain)
        self.day = book.add_format({**plain, "num_format": _DAY})
        self.fixed = book.add_format({**plain, "num_format": "@", "font_color": "#595959", "bg_color": "#F2F2F2"})

    def write_list(self, sheet: Worksheet, table: Table) -> None:
        """A table with a row for each record."""
        rows, keys = self.rows[table.name], self._keys(table)
        last = FIRST + len(rows) + _SPARE - 1
        for place, key in enumerate(keys):
            column, language = table.place(key)
            sheet.write_string(KEYS, place, key)
            self._head(sheet, HEADINGS, place, table, key)
            style = self._format(key, column, language)
            sheet.set_column(place, place, self._width(key, column), style, self._hidden(table, key))
            self._choices(sheet, table, key, (FIRST, place, last, place))
        for number, record in enumerate(rows, FIRST):
            cells: list[tuple[str, int]] = []
            for place, key in enumerate(keys):
                shown = self._cell(sheet, (number, place), table, key, self._value(record, key))
                cells.append((shown, self._width(key, table.place(key)[0])))
            sheet.set_row(number, row_height(cells))
        if table.key and rows:
            id_place, was_place = keys.index(table.key), keys.index(WAS)
            was, own = f"${xl_col_to_name(was_place)}{FIRST + 1}", f"{xl_col_to_name(id_place)}{FIRST + 1}"
            # What stands behind the last stroke of what it was is its id.
            same = f'RIGHT({was},LEN({own})+1)="/"&{own}'
            message = phrase(
                "An id is for ever: saved files are found by it. For another requirement, add a row and leave its id "
                "empty.",
                self.speak,
            )
            rule = {"validate": "custom", "value": f'=OR({was}="",{same})', "error_message": message}
            sheet.data_validation(FIRST, id_place, last, id_place, rule)
        self._page(sheet)
        sheet.freeze_panes(FIRST, min(len(table.parents) + (1 if table.key else 0), 3))
        sheet.autofilter(HEADINGS, 0, max(FIRST + len(rows) - 1, FIRST), len(keys) - 1)

    def write_form(self, sheet: Worksheet, table: Table) -> None:
        """What is said once: a row for each key."""
        record = next(iter(self.rows[table.name]), None)
        heads = ["key", "item", "content", *(f"content::{language}" for language in self.languages)]
        for place, key in enumerate(heads):
            sheet.write_string(KEYS, place, key)
            sheet.write_string(HEADINGS, place, heading(key, self.speak), self.head)
            sheet.set_column(place, place, 24 if place < 2 else _FORM, self.text, {"hidden": key == "key"})
        for number, column in enumerate(table.columns, FIRST):
            sheet.write_string(number, 0, column.key)
            self._head(sheet, number, 1, table, column.key)
            cells: list[tuple[str, int]] = []
            for place, key in enumerate([column.key, *(f"{column.key}::{each}" for each in self.languages)], 2):
                if place == 2 or column.translated:
                    value = self._value(record, key) if record else None
                    cells.append((self._cell(sheet, (number, place), table, key, value), _FORM))
                else:
                    sheet.write_blank(number, place, None, self.fixed)
            self._choices(sheet, table, column.key, (number, 2, number, 2))
            sheet.set_row(number, row_height(cells))
        self._page(sheet)
        sheet.freeze_panes(FIRST, 2)

    def write_made_from(self, sheet: Worksheet, records: list[Record]) -> None:
        """What the workbook was made from, so that it can be told what has changed since, and where."""
        for number, (identity, digests) in enumerate(digests_of(records).items()):
            for place, text in enumerate((identity, *digests)):
                sheet.write_string(number, place, text)
        sheet.very_hidden()

    @staticmethod
    def _page(sheet: Worksheet) -> None:
        """Hides the keys, and has the sheet printed across, with its headings on each page."""
        sheet.set_row(KEYS, None, None, {"hidden": True})
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(HEADINGS)

    def _keys(self, table: Table) -> list[str]:
        keys = list(table.parents)
        for column in table.columns:
            keys.append(column.key)
            if column.key == table.key and any(record.comment for record in self.rows[table.name]):
                keys.append(COMMENT)  # beside what is to be written after it
            if column.translated:
                keys += [f"{column.key}::{language}" for language in self.languages]
        return [*keys, WAS]

    def _value(self, record: Record, key: str) -> Any:
        if key in record.table.parents:
            return record.parents[record.table.parents.index(key)]
        if key == WAS:
            return identity_text(record.identity) if record.table.key else ""
        if key == COMMENT:
            return record.comment
        return record.values.get(key, record.texts.get(key))

    def _cell(self, sheet: Worksheet, place: tuple[int, int], table: Table, key: str, value: Any) -> str:
        """Writes a value; returns what is to be seen of it."""
        column, language = table.place(key)
        style = self._format(key, column, language)
        if value is None or value == "":
            sheet.write_blank(*place, None, style)
            return ""
        shown = value if column is None else cell_of(column, value, self.speak)
        if isinstance(shown, datetime.date):
            sheet.write_datetime(*place, datetime.datetime(shown.year, shown.month, shown.day), style)  # noqa: DTZ001
        elif isinstance(shown, (int, float)):
            sheet.write_number(*place, shown, style)
        else:
            sheet.write_string(*place, shown, style)
        return str(shown)

    def _head(self, sheet: Worksheet, row: int, place: int, table: Table, key: str) -> None:
        column, language = table.place(key)
        sheet.write_string(row, place, heading(key, self.speak), self.head)
        said = ""
        if language:
            kept = "The translation into {language}. A changed one is kept as a draft until it is reviewed."
            said = phrase(kept, self.speak).format(language=language)
        elif key in table.parents:
            refers = sheet_name(table.above[table.parents.index(key)], self.speak)
            said = phrase("An id or a heading of the sheet “{sheet}”.", self.speak).format(sheet=refers)
        elif column:
            said = explanation(column, REFERS.get((table.name, key), ""), self.speak)
        if said:
            sheet.write_comment(row, place, said, {"x_scale": 2, "y_scale": 1 + said.count("\n") * 0.3})

    def _choices(self, sheet: Worksheet, table: Table, key: str, area: tuple[int, int, int, int]) -> None:
        """The list to choose from. What is not on it can be typed too: a heading will do in place of an id."""
        column, language = table.place(key)
        refers = REFERS.get((table.name, key), "")
        if key in table.parents:
            refers = table.above[table.parents.index(key)]
        elif column is None or column.many or language:
            return
        choices: str | list[str] = ""
        if refers:
            place = self._keys(self.tables[refers]).index(self.tables[refers].key or "")
            cells = xl_range_abs(FIRST, place, FIRST + len(self.rows[refers]) + _SPARE - 1, place)
            choices = f"='{sheet_name(refers, self.speak)}'!{cells}"
        elif column and column.kind in ("yes-no", "word"):
            choices = [word(each, self.speak) for each in column.words or ("yes", "no")]
        if choices:
            rule = {"validate": "list", "source": choices, "error_type": "information", "ignore_blank": True}
            sheet.data_validation(*area, rule)

    def _format(self, key: str, column: Column | None, language: str) -> Format:
        if key in (WAS, COMMENT):
            return self.fixed
        if column is None or column.many or language:
            return self.text
        return {"number": self.number, "whole": self.number, "day": self.day}.get(column.kind, self.text)

    @staticmethod
    def _width(key: str, column: Column | None) -> int:
        return 40 if key == COMMENT else 14 if column is None else _WIDTHS.get(column.kind, 10)

    def _hidden(self, table: Table, key: str) -> dict[str, Any]:
        """Columns that a plan has no use for can be unfolded."""
        if key == WAS:
            return {"hidden": True}
        column, _ = table.place(key)
        if column is None or not self.rows[table.name]:
            return {}
        used = column.required or any(column.key in record.values for record in self.rows[table.name])
        return {} if used else {"hidden": True, "level": 1}


def digests_of(records: Iterable[Record]) -> dict[str, tuple[str, str]]:
    """By identity: a sum of the data and one of the translations; rows without ids are summed as one list."""
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(identity_text(record.identity), []).append(record)
    return {identity: (digest(group), digest(group, texts=True)) for identity, group in groups.items()}

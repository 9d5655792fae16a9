"""The answers of a filled-in workbook (`browser/workbook/reading.ts`): every cell is taken, or named."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ...documents.excel.about import FACET, FIELDS, STATES, UNIT, UNIT_FIELD
from ...documents.excel.layout import FILLED_IN
from ..assessment import FORMAT, Refusal
from ..dates import moment, written
from .about import FIRST, About, Row, read_about
from .cells import Book, Cell, Sheet, column_name
from .words import cell_text, count, day, meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    Json = dict[str, Any]
    At = Callable[[str], tuple[Cell | None, str]]

WANTED = (FIRST, FIELDS)  # stand in the sheets that matter
_TEXTS = ("note", "evidence", "action", "post", "proof")
_DAYS = ("due", "closed_on")


def read_workbook(book: Book, saved: str) -> tuple[Json, list[Refusal]]:
    """An assessment, still to be checked like any file, and the cells that were not taken.

    `saved` is the date for a workbook that does not say when it was saved. Raises Refused when it is none of ours.
    """
    about = read_about(book)
    reader = _Reader(about, book, _instant(book.modified) or saved)
    for sheet in book.sheets:
        reader.read(sheet)
    return reader.end(), reader.refused


def _instant(text: str | None) -> str | None:
    """A moment as files name it; None for a text that is none."""
    try:
        return written(datetime.fromisoformat(text or ""))
    except (ValueError, OverflowError):
        return None


def shown(about: About, name: str, answer: Json) -> Json:
    """What the cells of a requirement's row show for an answer."""
    rating, na = answer.get("rating"), answer.get("na")
    scale = about.requirements.get(name, Row()).scale
    label = about.labels.get(scale, {}).get(rating) if isinstance(rating, str) else rating
    first = label if na is None else next(iter(about.not_applicable), None)
    cells: Json = {} if first is None else {"rating": first}
    if state := about.labels.get(STATES, {}).get(answer.get("state", "")):
        cells["state"] = state
    for field in ("na", *_TEXTS, *_DAYS):
        if text := cell_text(answer.get(field, "")):
            cells[field] = text
    return cells


class _Reader:
    def __init__(self, about: About, book: Book, saved: str) -> None:
        self.about, self.book, self.saved = about, book, saved
        self.refused: list[Refusal] = []
        self._answers: Json = {}
        self._seen: dict[str, str] = {}
        self._changed = False
        base = about.base
        self._result: Json = (
            {**base, "facets": dict(base["facets"])}
            if base
            else {
                "format": FORMAT,
                "plan": about.plan,
                "unit": "",
                "sector": about.sector,
                "period": "",
                "facets": {},
                "saved_at": saved,
            }
        )

    def read(self, sheet: Sheet) -> None:
        """Takes the entries of a sheet that names its columns; the others hold none."""
        places = ((row, column, cell) for row, cells in sheet.rows.items() for column, cell in cells.items())
        head = next(((row, column) for row, column, cell in places if cell.value == FIELDS), None)
        if not head:
            return
        columns = {str(cell.value): column for column, cell in sheet.rows[head[0]].items()}
        for row, cells in sheet.rows.items():

            def at(field: str, row: int = row, cells: dict[int, Cell] = cells) -> tuple[Cell | None, str]:
                column = columns.get(field)
                return (cells.get(column) if column else None), f"{sheet.name}!{column_name(column or 1)}{row}"

            name = str(cells[head[1]].value) if head[1] in cells else ""
            if name == UNIT:
                self._unit(at)
            elif name.startswith(FACET):
                self._facet(name.removeprefix(FACET), at)
            elif name and not name.startswith("#"):
                self._answer(name, at, f"{sheet.name}!{row}")
            elif not name and row > head[0]:
                self._stray(at)

    def end(self) -> Json:
        """The assessment, once all sheets are read."""
        base = self.about.base
        before = base["answers"] if base else {}
        for name, answer in before.items():
            if name not in self._seen:  # a row that is no longer there, or never was: as the form wrote it
                self._answers[name] = answer
        # What repeats another cell has no result where the program that saved the workbook does not compute.
        for name, row in self.about.requirements.items():
            answer = self._answers.get(row.same)
            if not row.same or name in self._seen or answer is before.get(row.same):
                continue
            if answer:
                self._answers[name] = dict(answer)
            else:
                self._answers.pop(name, None)
        saved = _after(base["saved_at"], self.saved) if base and self._changed else self._result["saved_at"]
        return {**self._result, "answers": self._answers, "saved_at": saved}

    def _refuse(self, place: str, code: str) -> None:
        self.refused.append(Refusal(place, code))

    def _entry(self, field: tuple[Cell | None, str]) -> str | float:
        """A cell's entry; nothing for an empty one, and for one that is broken, which is named."""
        cell, place = field
        if cell is None:
            return ""
        if cell.broken:
            self._refuse(place, "no-result")
            return ""
        return cell_text(cell.value) if isinstance(cell.value, str) else cell.value

    def _unit(self, at: At) -> None:
        base = self.about.base
        for name, field in (("unit", UNIT_FIELD), ("period", "rating")):
            text = str(self._entry(at(field)))
            if base and cell_text(base[name]) == text:
                continue
            self._result[name] = text
            self._changed = True

    def _facet(self, name: str, at: At) -> None:
        field, facets = at("rating"), self._result["facets"]
        text = str(self._entry(field))
        before = facets.get(name)
        option = meaning(self.about.options.get(name, {}), text) if text else None
        if text and option is None:
            self._refuse(field[1], "unknown-option")
            return
        # What the form could not show it has not shown: an option that the plan does not have.
        if option == before or (not text and before not in self.about.option_labels.get(name, {})):
            return
        if option is None:
            del facets[name]
        else:
            facets[name] = option
        self._changed = True

    def _answer(self, name: str, at: At, row: str) -> None:
        entries: Json = {}
        same = self.about.requirements.get(name, Row()).same
        for field in FILLED_IN:
            cell, place = at(field)
            if same and cell and cell.formula and cell.broken:
                return  # the copy of another cell, which no program has computed yet
            value = self._entry((cell, place))
            if value != "":
                entries[field] = value
        text = json.dumps(entries)
        if (before := self._seen.get(name)) is not None:
            if text not in (before, "{}"):  # a copied row that says the same, or nothing, is no question
                self._refuse(row, "twice")
            return
        self._seen[name] = text
        checked, place = at("checked")
        if checked and checked.value != "":
            self._refuse(place, "not-taken")
        was = self.about.base["answers"].get(name) if self.about.base else None
        if was and self._untouched(shown(self.about, name, was), entries):
            self._answers[name] = was
        else:
            self._take(name, entries, was, at)

    def _untouched(self, before: Json, entries: Json) -> bool:
        for field in FILLED_IN:
            one, other = before.get(field, ""), entries.get(field, "")
            if one != other and not (field in _DAYS and one == day(other, from1904=self.book.from1904)):
                return False
        return True

    def _take(self, name: str, entries: Json, was: Json | None, at: At) -> None:
        fields = self._rated(name, entries, at)
        fields |= {field: str(entries[field]) for field in _TEXTS if field in entries}
        for field in _DAYS:
            if field in entries:
                found = day(entries[field], from1904=self.book.from1904)
                if found:
                    fields[field] = found
                else:
                    self._refuse(at(field)[1], "bad-date")
        if "state" in entries:
            state = meaning(self.about.ratings.get(STATES, {}), str(entries["state"]))
            if state is None:
                self._refuse(at("state")[1], "bad-value")
            elif state != "open":
                fields["state"] = state
        if fields and was and "since" in was:  # has no column: the earlier period stays with what arose in it
            fields["since"] = was["since"]
        if fields:
            self._answers[name] = {**fields, "at": _after(was["at"], self.saved) if was else self.saved}
        self._changed |= was is not None or bool(fields)

    def _rated(self, name: str, entries: Json, at: At) -> Json:
        """The rating, or the reason why the requirement does not apply."""
        rating, reason = entries.get("rating"), entries.get("na")
        row = self.about.requirements.get(name, Row())
        none = dict.fromkeys(self.about.not_applicable, "na")
        if isinstance(rating, str) and meaning(none, rating):
            if reason is not None:
                return {"na": str(reason)}
            if row.na == "free":
                return {"na": "—"}
            self._refuse(at("rating")[1], "no-reason")
            return {}
        if reason is not None:
            self._refuse(at("na")[1], "not-taken")
        if rating is None:
            return {}
        labels = self.about.ratings.get(row.scale)
        typed = count(rating) if isinstance(rating, str) else rating
        found = meaning(labels, str(rating)) if labels else typed
        if found is not None:
            return {"rating": found}
        self._refuse(at("rating")[1], "unknown-rating")
        return {}

    def _stray(self, at: At) -> None:
        """Entries in a row that has lost its id."""
        for field in FILLED_IN:
            cell, place = at(field)
            if cell and not cell.formula and cell.value != "":
                self._refuse(place, "no-row")


def _after(before: str, now: str) -> str:
    """The date of what takes the place of `before`: always later, although it was given in the same second."""
    earlier = moment(before) or 0
    if earlier < (moment(now) or 0):
        return now
    try:
        return written(datetime.fromtimestamp((earlier + 1000) / 1000, UTC))
    except (ValueError, OverflowError):
        return before

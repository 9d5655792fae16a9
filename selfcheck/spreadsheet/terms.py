"""Terms from others, taken over into a plan's glossary: out of a spreadsheet, a CSV file or TBX.

A term of the glossary is known by its id, else by one of its forms. Only what it lacks is taken: a form that differs
from the glossary's is named and left out, as is a row that the check refuses; the rest goes in. A Mongolian form is a
draft, whatever the file says, unless a row names who has reviewed it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..base.files import read_text
from ..base.problems import DataError, Problem
from ..plan.mongolian import encoding_faults
from ..plan.original import read_original, standing
from ..termbase.tbx_reading import Concept, read_tbx
from .book import Sheet, read_sheets
from .naming import new_id
from .present import Present, read_present
from .reading import Found, table_in
from .records import Record
from .taking import Taken, languages_in, taken_from

if TYPE_CHECKING:
    from pathlib import Path

_MAX_CSV = 20_000_000
# What the exports of this project, and people, call a column besides its key and its heading.
_ALIASES = {"mn-Mong": "mn", "mn-Latn": "mn_latin", "mn-Cyrl": "mn_cyrl"}
_FORMS = ("zh", "en", "mn")
_OWN_IDS = "term-"  # how this project's TBX begins an entry's id


@dataclass
class TermsTaken(Taken):
    """As `Taken`, with what was left out: where it stands, and why."""

    refused: list[Problem] = field(default_factory=list[Problem])


def take_terms(file: Path, folder: Path, speak: str) -> TermsTaken:
    """What reading the terms of `file` (.xlsx, .csv, .tbx) into the plan of `folder` comes to. Nothing is written.

    Raises DataError for a file that holds no terms, or a plan that has faults.
    """
    folder = folder.absolute()
    given, found = _given(file, folder, speak)
    present = read_present(folder, _tags(given))
    if not present.finished:
        raise DataError(
            [Problem(f"{folder.name}/plan.yml", 1, 1, "the plan has faults", "run the check, and mend them")]
        )
    terms = _Terms(present, found, file)
    for record in given:
        terms.take(record)
    return terms.result()


def _given(file: Path, folder: Path, speak: str) -> tuple[list[Record], Found]:
    if file.suffix.lower() in (".tbx", ".xml"):
        table = read_present(folder).tables["terms"]
        return [_record(concept, table) for concept in read_tbx(file)], Found()
    sheets = [_csv_sheet(file)] if file.suffix.lower() == ".csv" else read_sheets(file)
    tags = languages_in(sheets)
    table = read_present(folder, tags).tables["terms"]
    bare = {tag: f"forms::{tag}" for tag in tags} | {f"definition_{tag}": f"definition::{tag}" for tag in tags}
    for sheet in sheets:
        found = table_in(sheet, table, speak, bare | _ALIASES)
        if found:
            return found.records, found
    message = "no row of it names columns of a glossary"
    raise DataError([Problem(str(file), 1, 1, message, "head its columns: zh, mn, en, definition::zh …")])


def _csv_sheet(file: Path) -> Sheet:
    rows = csv.reader(io.StringIO(read_text(file, str(file), _MAX_CSV), newline=""))
    sheet = Sheet(file.name, file.stem)
    for row, line in enumerate(rows, 1):
        for column, text in enumerate(line, 1):
            if text.strip():
                sheet.cells[row, column] = text
    return sheet


def _tags(given: list[Record]) -> list[str]:
    return list(dict.fromkeys(key.partition("::")[2] for record in given for key in record.values if "::" in key))


def _record(concept: Concept, table: Any) -> Record:
    """An entry of TBX as a row of the glossary's table; `row` is its line."""
    values: dict[str, Any] = {}
    for language, forms in concept.forms.items():
        usable = [form for form in forms if form.usable]
        if not usable:
            continue
        key = "mn" if language == "mn-Mong" else language if language in _FORMS else f"forms::{language}"
        values[key] = usable[0].text
        if key == "mn":
            values["source"] = usable[0].source or concept.source
    values |= {f"definition::{language}": text for language, text in concept.definitions.items() if language}
    values["id"] = concept.id.removeprefix(_OWN_IDS) if concept.id.startswith(_OWN_IDS) else ""
    return Record(table, (concept.subject,), {key: text for key, text in values.items() if text}, row=concept.line)


class _Terms:
    """The glossary while terms are put into it."""

    def __init__(self, present: Present, found: Found, file: Path) -> None:
        self.present, self.found, self.file = present, found, file
        self.refused: list[Problem] = []
        self.added: list[Record] = []
        self.new_domains: list[Record] = []
        self.changed: dict[int, dict[str, Any]] = {}
        self.rows = [replace(record, values=dict(record.values)) for record in present.records]
        self.terms = [record for record in self.rows if record.table.name == "terms"]
        self.domains = {
            name: record.id
            for record in self.rows
            if record.table.name == "domains"
            for name in (record.id, str(record.values.get("title", "")))
        }
        language = present.source_language
        self.own = language if language in _FORMS else f"forms::{language}"
        self.text = read_original(present.folder, language)
        self.by_id = {record.id: record for record in self.terms}
        self.by_form: dict[tuple[str, str], Record | None] = {}
        for record in self.terms:
            self._index(record)

    def take(self, record: Record) -> None:
        """Puts one row in, or notes why not."""
        forms = {key: str(text) for key, text in record.values.items() if key in _FORMS or key.startswith("forms::")}
        if not forms:
            self._refuse(record, "id", "the row has no term", "write the term in at least one language")
            return
        if (mn := forms.get("mn")) and (faults := encoding_faults(mn)):
            self._refuse(record, "mn", faults[0][0], faults[0][1])
            return
        known = self.by_id.get(record.id) or next(
            (term for pair in forms.items() if (term := self.by_form.get(pair))), None
        )
        if known:
            self._complete(known, record)
        else:
            self._add(record)

    def _complete(self, known: Record, record: Record) -> None:
        """What the term lacks; a form that differs is a question for a person."""
        for key, value in record.values.items():
            if key in ("id", "status", "source", "found_as", "reviewed_by", "reviewed_on") or key in known.values:
                if known.values.get(key) != value and (key in _FORMS or key.startswith("forms::")):
                    message = f"`{key}` of `{known.id}` is “{known.values[key]}” in the glossary, and “{value}” here"
                    self._refuse(record, key, message, "change it in the glossary if this one is right")
                continue
            known.values[key] = value
            self.changed.setdefault(id(known), {})[key] = value
            if key == "mn":
                known.values |= self._evidence(record)
        self._index(known)

    def _add(self, record: Record) -> None:
        if not any(key.startswith("definition::") for key in record.values):
            self._refuse(record, "id", "a new term without a definition", "say what it names, in one language at least")
            return
        domain = self._domain(record.parents[0] if record.parents else "")
        term = Record(record.table, (domain,), dict(record.values), row=record.row)
        if "mn" in term.values:
            term.values |= self._evidence(record)
        own = str(term.values.get(self.own, ""))
        if own and self.text is not None and own not in standing(self.text, [own]):
            term.values["related"] = True
        term.values["id"] = record.id if record.id and record.id not in self.by_id else new_id(term, set(self.by_id))
        self.by_id[term.id] = term
        self.added.append(term)
        self._index(term)

    def _evidence(self, record: Record) -> dict[str, Any]:
        """How far a Mongolian form can be trusted that comes from a file."""
        reviewed = record.values.get("status") == "reviewed" and record.values.get("reviewed_by")
        return {"status": "reviewed" if reviewed else "draft", "source": record.values.get("source") or self.file.name}

    def _domain(self, said: str) -> str:
        """The domain's id; a new one where there is none of that name."""
        said = said or self.file.stem
        if said not in self.domains:
            table = self.present.tables["domains"]
            domain = Record(table, (), {"title": said})
            domain.values["domain"] = new_id(domain, set(self.domains))
            self.new_domains.append(domain)
            self.domains |= {said: domain.id, domain.id: domain.id}
        return self.domains[said]

    def _index(self, term: Record) -> None:
        for key, value in term.values.items():
            if key in _FORMS or key.startswith("forms::"):
                # Two terms with one form are told apart by id alone.
                same = self.by_form.setdefault((key, str(value)), term)
                if same is not term:
                    self.by_form[key, str(value)] = None

    def _refuse(self, record: Record, key: str, message: str, remedy: str) -> None:
        if place := self.found.cell(record, key) if self.found.columns else None:
            sheet, row, column = place
            self.refused.append(sheet.problem(row, column, message, remedy))
        else:
            self.refused.append(Problem(self.file.name, record.row, 1, message, remedy))

    def result(self) -> TermsTaken:
        """The files; rows that the check refuses are taken out first, each with what it says."""
        while True:
            try:
                used = {term.parents[0] for term in self.added}
                domains = [domain for domain in self.new_domains if domain.id in used]
                rows = [*self.rows, *domains, *self.added]
                taken = taken_from(rows, self.found, self.present, self.file.name)
                break
            except DataError as error:
                if not self._without(error.problems):
                    raise
        done = TermsTaken(taken.files, refused=self.refused)
        if self.added:
            done.report.append(f"{len(self.added)} new terms: {', '.join(term.id for term in self.added)}")
        for term in self.terms:
            if id(term) in self.changed:
                done.report.append(f"{term.id}: {', '.join(self.changed[id(term)])}")
        return done

    def _without(self, problems: list[Problem]) -> bool:
        """Takes out the new terms that problems are about; false where there are others."""
        lines = {(problem.path, problem.line): problem for problem in problems}
        for term in list(self.added):
            place = self.found.cell(term, "id") if self.found.columns else None
            where = (
                (place[0].problem(place[1], place[2], "", "").path, place[1]) if place else (self.file.name, term.row)
            )
            if where in lines:
                self.added.remove(term)
                self.refused.append(lines.pop(where))
        return not lines

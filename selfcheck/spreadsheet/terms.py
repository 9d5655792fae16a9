"""Terms from others, taken over into a plan's glossary: out of a spreadsheet, a CSV file or TBX.

A term of the glossary is known by its id, else by one of its forms. Only what it lacks is taken: a form that differs
from the glossary's is named and left out, as is a row that the check refuses; the rest goes in. A Mongolian form is a
draft, whatever the file says, unless a row names who has reviewed it.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..base.files import read_text
from ..base.problems import DataError, Problem
from ..plan.mongolian import encoding_faults
from ..plan.original import read_original, standing
from ..termbase.tbx_reading import Concept, read_tbx
from .book import Sheet, read_sheets
from .glossary_edit import GlossaryEdit, form_key
from .present import Present, read_present
from .reading import Found, table_in
from .records import Record
from .tables import tables
from .taking import Taken, languages_in
from .writing import COMMENT

if TYPE_CHECKING:
    from pathlib import Path

    from .glossary_edit import Refuse
    from .tables import Table

_MAX_CSV = 20_000_000
# What the exports of this project call a column besides its key and its heading.
_ALIASES = {"mn-Mong": "mn", "mn-Latn": "mn_latin", "mn-Cyrl": "mn_cyrl", "source": COMMENT}
_FORMS = ("zh", "en", "mn")
_OF_THE_FORM = ("id", "reviewed_by", "reviewed_on")
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
    given, found = _given(file, speak)
    tags = dict.fromkeys(key.partition("::")[2] for record in given for key in record.values if "::" in key)
    present = read_present(folder, tags)
    if not present.finished:
        message, remedy = "the plan has faults", "run the check, and mend them"
        raise DataError([Problem(f"{folder.name}/plan.yml", 1, 1, message, remedy)])
    terms = _Terms(present, found, file)
    for record in given:
        terms.take(record)
    return terms.result()


def _given(file: Path, speak: str) -> tuple[list[Record], Found]:
    if file.suffix.lower() in (".tbx", ".xml"):
        table = tables(())["terms"]
        return [_record(concept, table) for concept in read_tbx(file)], Found()
    sheets = [_csv_sheet(file)] if file.suffix.lower() == ".csv" else read_sheets(file)
    tags = languages_in(sheets)
    table = tables(tuple(tags))["terms"]
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


def _record(concept: Concept, table: Table) -> Record:
    """An entry of TBX as a row of the glossary's table; `row` is its line."""
    values: dict[str, Any] = {}
    source = ""
    for language, forms in concept.forms.items():
        usable = [form for form in forms if form.usable]
        if not usable:
            continue
        key = "mn" if language == "mn" else form_key(language)  # tools that know no scripts
        values[key] = usable[0].text
        if key == "mn":
            source = usable[0].source or concept.source
    values |= {f"definition::{language}": text for language, text in concept.definitions.items() if language}
    values["id"] = concept.id.removeprefix(_OWN_IDS) if concept.id.startswith(_OWN_IDS) else ""
    values = {key: text for key, text in values.items() if text}
    return Record(table, (concept.subject,), values, row=concept.line, comment=source)


def _forms(values: dict[str, Any]) -> dict[str, str]:
    return {key: str(text) for key, text in values.items() if key in _FORMS or key.startswith("forms::")}


class _Terms:
    """The rows of a file, put into the glossary one by one."""

    def __init__(self, present: Present, found: Found, file: Path) -> None:
        self.found, self.file = found, file
        self.glossary = GlossaryEdit(present)
        self.refused: list[Problem] = []
        self.completed: dict[str, list[str]] = {}
        language = present.source_language
        self.own = form_key(language)
        self.text = read_original(present.folder, language)
        self.by_form: dict[tuple[str, str], Record | None] = {}
        for record in self.glossary.terms.values():
            self._index(record)

    def take(self, record: Record) -> None:
        """Puts one row in, or notes why not."""
        forms = _forms(record.values)
        if not forms:
            self._refuse(record, "id", "the row has no term", "write the term in at least one language")
            return
        if (mn := forms.get("mn")) and (faults := encoding_faults(mn)):
            self._refuse(record, "mn", *faults[0])
            return
        known = self.glossary.terms.get(record.id) or next(
            (term for pair in forms.items() if (term := self.by_form.get(pair))), None
        )
        if known:
            self._complete(known, record)
        else:
            self._add(record)

    def _complete(self, known: Record, record: Record) -> None:
        """What the term lacks; a form that differs is a question for a person."""
        for key, form in _forms(record.values).items():
            if known.values.get(key, form) != form:
                message = f"`{key}` of `{known.id}` is “{known.values[key]}” in the glossary, and “{form}” here"
                self._refuse(record, key, message, "change it in the glossary if this one is right")
        lacks = {
            key: value for key, value in record.values.items() if key not in known.values and (key not in _OF_THE_FORM)
        }
        if lacks:
            evidence = self._evidence(record) if "mn" in lacks else None
            self.completed.setdefault(known.id, []).extend(lacks)
            self.glossary.change(known.id, lacks, self._refusing(record), evidence)
            self._index(known)

    def _add(self, record: Record) -> None:
        if not any(key.startswith("definition::") for key in record.values):
            self._refuse(record, "id", "a new term without a definition", "say what it names, in one language at least")
            return
        values = dict(record.values)
        own = str(values.get(self.own, ""))
        if own and self.text is not None and own not in standing(self.text, [own]):
            values["related"] = True
        domain = (record.parents[0] if record.parents else "") or self.file.stem
        evidence = self._evidence(record) if "mn" in values else None
        self._index(self.glossary.add(values, domain, self._refusing(record), evidence))

    def _evidence(self, record: Record) -> list[dict[str, Any]]:
        """What a Mongolian form stands on that comes from a file: where that says it is from, else the file."""
        return [{"kind": "reference", "source": record.comment or self.file.name}]

    def _index(self, term: Record) -> None:
        for pair in _forms(term.values).items():
            # Two terms with one form are told apart by id alone.
            if self.by_form.setdefault(pair, term) is not term:
                self.by_form[pair] = None

    def _refusing(self, record: Record) -> Refuse:
        return lambda message, remedy: self._refuse(record, "id", message, remedy)

    def _refuse(self, record: Record, key: str, message: str, remedy: str) -> None:
        problem = self.found.problem(record, key, message, remedy) if self.found.columns else None
        self.refused.append(problem or Problem(self.file.name, record.row, 1, message, remedy))

    def result(self) -> TermsTaken:
        """The files, what was taken and what was not."""
        taken = self.glossary.settle(self.file.name)
        report: list[str] = []
        if self.glossary.added:
            report.append(f"{len(self.glossary.added)} new terms: {', '.join(self.glossary.added)}")
        report += [f"{name}: {', '.join(self.completed[name])}" for name in self.glossary.changed]
        report += [f"not read: {each}" for each in self.found.unread]
        return TermsTaken(taken.files, report, sorted(self.refused))

"""A plan's glossary while terms are changed in it and put into it, one by one.

What the check refuses is taken back, term by term, and told; the rest is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..base.problems import DataError
from .naming import new_id
from .reading import Found
from .records import Record
from .taking import Taken, taken_from

if TYPE_CHECKING:
    from .present import Present

Refuse = Callable[[str, str], None]  # told what is wrong, and how to mend it


class GlossaryEdit:
    """`terms` are the glossary's rows by id, as they are by now."""

    def __init__(self, present: Present) -> None:
        self.present = present
        self.rows = [replace(record, values=dict(record.values)) for record in present.records]
        self.terms = {record.id: record for record in self.rows if record.table.name == "terms"}
        self.changed: list[str] = []
        self.added: list[str] = []
        self._before: dict[int, list[tuple[dict[str, Any], list[Record], Refuse]]] = {}
        self._new: dict[int, Refuse] = {}
        self._domains: dict[str, str] = {}
        for record in self.rows:
            if record.table.name == "domains":
                self._domains |= {record.id: record.id, str(record.values.get("title", "")): record.id}

    def change(
        self, name: str, values: dict[str, Any], refuse: Refuse, evidence: list[dict[str, Any]] | None = None
    ) -> None:
        """Gives a term these values, of which None takes one out, and this evidence in place of what there was."""
        term = self.terms[name]
        self._before.setdefault(id(term), []).append((dict(term.values), self._evidence_of(term), refuse))
        if evidence is not None:
            self._put_evidence(term, evidence)
        term.values = {key: value for key, value in (term.values | values).items() if value is not None}
        if name not in self.changed:
            self.changed.append(name)

    def _evidence_of(self, term: Record) -> list[Record]:
        held = (*term.parents, term.id)
        return [record for record in self.rows if record.table.name == "evidence" and record.parents == held]

    def _put_evidence(self, term: Record, evidence: list[dict[str, Any]] | list[Record]) -> None:
        gone = {id(record) for record in self._evidence_of(term)}
        self.rows = [record for record in self.rows if id(record) not in gone]
        table, held = self.present.tables["evidence"], (*term.parents, term.id)
        self.rows += [each if isinstance(each, Record) else Record(table, held, each) for each in evidence]

    def add(
        self, values: dict[str, Any], domain: str, refuse: Refuse, evidence: list[dict[str, Any]] | None = None
    ) -> Record:
        """A new term in a domain, by its id or title; a domain that is not there is made with it."""
        if domain not in self._domains:
            table = self.present.tables["domains"]
            made = Record(table, (), {"title": domain})
            made.values["domain"] = new_id(made, set(self._domains))
            self.rows.append(made)
            self._domains |= {domain: made.id, made.id: made.id}
        term = Record(self.present.tables["terms"], (self._domains[domain],), dict(values))
        if not term.id or term.id in self.terms:
            term.values["id"] = new_id(term, set(self.terms))
        self.terms[term.id] = term
        self.rows.append(term)
        self._put_evidence(term, evidence or [])
        self.added.append(term.id)
        self._new[id(term)] = refuse
        return term

    def settle(self, book: str) -> Taken:
        """What it all comes to, without what the check refuses. Raises DataError for faults of anything else."""
        while True:
            found = Found()
            try:
                return taken_from(self._held(), found, self.present, book)
            except DataError:
                if not self._take_back(found):
                    raise

    def _held(self) -> list[Record]:
        """The rows without domains that nothing is in."""
        used = {record.parents[0] for record in self.terms.values()}
        return [record for record in self.rows if record.table.name != "domains" or record.id in used]

    def _take_back(self, found: Found) -> bool:
        any_taken = False
        for term in list(self.terms.values()):
            if id(term) not in found.blamed:
                continue
            refuse = None
            if id(term) in self._new:
                refuse = self._new.pop(id(term))
                self._put_evidence(term, [])
                self.rows.remove(term)
                self.added.remove(term.id)
                del self.terms[term.id]
            elif before := self._before.get(id(term)):
                term.values, evidence, refuse = before.pop()
                self._put_evidence(term, evidence)
                if not before:
                    self.changed.remove(term.id)
            if refuse:
                refuse(*found.blamed[id(term)])
                any_taken = True
        return any_taken

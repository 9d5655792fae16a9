"""A plan's glossary while terms are changed in it and put into it, one by one.

What the check refuses is taken back, term by term, and told; the rest is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..base.problems import DataError
from ..plan.evidence import MONGOLIAN
from .naming import new_id
from .reading import Found
from .records import Record
from .taking import Taken, taken_from

if TYPE_CHECKING:
    from .present import Present

Refuse = Callable[[str, str], None]  # told what is wrong, and how to mend it

_OWN_KEYS = {"zh": "zh", "en": "en", MONGOLIAN: "mn"}
_OF_A_TERM = ("evidence", "variants")
_OF_MONGOLIAN = ("mn", "mn_latin", "mn_cyrl", "reviewed_by", "reviewed_on")


def form_key(language: str) -> str:
    """The column of a term's form in a language."""
    return _OWN_KEYS.get(language, f"forms::{language}")


class GlossaryEdit:
    """`terms` are the glossary's rows by id, as they are by now.

    `changed`, `added` and `followed` are the ids of terms: the last ones lost a form that was put together from one
    that has changed.
    """

    def __init__(self, present: Present) -> None:
        self.present = present
        self.rows = [replace(record, values=dict(record.values)) for record in present.records]
        self.terms = {record.id: record for record in self.rows if record.table.name == "terms"}
        self.changed: list[str] = []
        self.added: list[str] = []
        self.followed: list[str] = []
        self._before: dict[int, list[tuple[dict[str, Any], list[Record], Refuse]]] = {}
        self._new: dict[int, Refuse] = {}
        self._domains: dict[str, str] = {}
        for record in self.rows:
            if record.table.name == "domains":
                self._domains |= {record.id: record.id, str(record.values.get("title", "")): record.id}

    def change(
        self,
        name: str,
        values: dict[str, Any],
        refuse: Refuse,
        evidence: list[dict[str, Any]] | None = None,
        *,
        instead: bool = False,
    ) -> None:
        """Gives a term these values, of which None takes one out, and this evidence of its Mongolian form, in addition
        to what there is of it or `instead`. A form that was a variant is none any more."""
        term = self._changing(name, refuse)
        kept = [each for each in self._held(term) if not (_is_variant(each) and each.values["mn"] == values.get("mn"))]
        if instead:
            kept = [each for each in kept if not _is_mongolian(each)]
        self._hold(term, kept + self._evidence(term, evidence))
        term.values = {key: value for key, value in (term.values | values).items() if value is not None}

    def withdraw(self, name: str, note: str, refuse: Refuse) -> None:
        """Takes the Mongolian form out with all that belongs to it; `note` is the term's from now on."""
        term = self._changing(name, refuse)
        self._withdraw(term)
        term.values["note"] = note

    def _withdraw(self, term: Record) -> None:
        self._hold(term, [each for each in self._held(term) if not (_is_variant(each) or _is_mongolian(each))])
        term.values = {key: value for key, value in term.values.items() if key not in _OF_MONGOLIAN}

    def _changing(self, name: str, refuse: Refuse) -> Record:
        """The term, after noting what it was."""
        term = self.terms[name]
        self._before.setdefault(id(term), []).append((dict(term.values), self._held(term), refuse))
        if name not in self.changed:
            self.changed.append(name)
        return term

    def _held(self, term: Record) -> list[Record]:
        """The rows of a term: its evidence and its variants."""
        held = (*term.parents, term.id)
        return [record for record in self.rows if record.table.name in _OF_A_TERM and record.parents == held]

    def _evidence(self, term: Record, evidence: list[dict[str, Any]] | None) -> list[Record]:
        table, held = self.present.tables["evidence"], (*term.parents, term.id)
        return [Record(table, held, each) for each in evidence or []]

    def _hold(self, term: Record, records: list[Record]) -> None:
        gone = {id(record) for record in self._held(term)}
        self.rows = [record for record in self.rows if id(record) not in gone] + records

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
        self.rows += self._evidence(term, evidence)
        self.added.append(term.id)
        self._new[id(term)] = refuse
        return term

    def settle(self, book: str) -> Taken:
        """What it all comes to, without what the check refuses. Raises DataError for faults of anything else."""
        while True:
            found = Found()
            try:
                return taken_from(self._used(), found, self.present, book)
            except DataError:
                if not self._take_back(found):
                    raise

    def _used(self) -> list[Record]:
        """The rows without domains that nothing is in."""
        used = {record.parents[0] for record in self.terms.values()}
        return [record for record in self.rows if record.table.name != "domains" or record.id in used]

    def _take_back(self, found: Found) -> bool:
        """Undoes what the check refuses, else what rested on a form that has changed; false where neither helps."""
        blamed = {term.id: blame for term in self.terms.values() if (blame := self._blame(term, found))}
        refused = [self._undo(self.terms[name], *blame) for name, blame in blamed.items()]
        followed = [] if any(refused) else [self._follow(self.terms[name]) for name in blamed]
        return any(refused) or any(followed)

    def _blame(self, term: Record, found: Found) -> tuple[str, str] | None:
        """What the check has against a term, its evidence or its variants."""
        return next((found.blamed[id(each)] for each in (term, *self._held(term)) if id(each) in found.blamed), None)

    def _undo(self, term: Record, message: str, remedy: str) -> bool:
        refuse = None
        if id(term) in self._new:
            refuse = self._new.pop(id(term))
            self._hold(term, [])
            self.rows.remove(term)
            self.added.remove(term.id)
            del self.terms[term.id]
        elif before := self._before.get(id(term)):
            term.values, held, refuse = before.pop()
            self._hold(term, held)
            if not before:
                self.changed.remove(term.id)
        if refuse:
            refuse(message, remedy)
        return refuse is not None

    def _follow(self, term: Record) -> bool:
        """A form that is put together from one that has changed goes with it, unless a review stands for it."""
        rests = [each for each in self._held(term) if set(each.values.get("of", ())) & set(self.changed)]
        if not rests:
            return False
        if term.values.get("reviewed_by"):
            self._hold(term, [each for each in self._held(term) if each not in rests])
        else:
            self._withdraw(term)
            self.followed.append(term.id)
        return True


def _is_variant(record: Record) -> bool:
    return record.table.name == "variants"


def _is_mongolian(record: Record) -> bool:
    """Whether a row of evidence is of the Mongolian form."""
    return record.table.name == "evidence" and record.values.get("language", MONGOLIAN) == MONGOLIAN

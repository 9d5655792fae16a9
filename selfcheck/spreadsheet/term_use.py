"""Which terms a requirement's text uses: found again where a text or the glossary has changed.

Whoever writes a text in a cell need not look up ids: the check would only tell them what to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from ..plan.glossary import Term
from ..plan.term_finder import MIN_LENGTH, TermFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .records import FileData, Record


def find_terms(files: Iterable[FileData], language: str) -> list[Record]:
    """Brings `terms` up to date in the data of files, and in their rows; returns the requirements that it changed.

    As the check wants it: every term of three characters or more is named, and none that the text does not use. A name
    that no term has stays, for the check to tell.
    """
    files = list(files)
    terms = {term.id: term for file in files if file.pattern == "glossary/*.yml" for term in _terms(file)}
    finder = TermFinder(terms.values(), language)
    changed: list[Record] = []
    for file in files:
        for location, record in file.rows.items():
            if record.table.name != "requirements":
                continue
            used = finder.find(str(record.values.get("text", "")))
            named: list[str] = list(record.values.get("terms", []))
            right = [name for name in dict.fromkeys(named) if _stays(name, terms, used, finder)]
            right += [term.id for term in used if len(finder.form(term)) >= MIN_LENGTH and term.id not in right]
            if right != named:
                _put(file, location, record, right)
                changed.append(record)
    return changed


def _stays(name: str, terms: dict[str, Term], used: list[Term], finder: TermFinder) -> bool:
    term = terms.get(name)
    return term is None or not finder.form(term) or term in used


def _put(file: FileData, location: tuple[str | int, ...], record: Record, names: list[str]) -> None:
    record.values.pop("terms", None)
    if names:
        record.values["terms"] = names
    node = file.data
    for part in location:
        node = node[part]  # pyright: ignore[reportArgumentType]
    fields = {**node, "terms": names}
    node.clear()
    node.update({key: fields[key] for key in record.table.fields if key in fields and (key != "terms" or names)})


def _terms(file: FileData) -> Iterator[Term]:
    """The terms that are whole; the others are told by the check."""
    for term in file.data.get("terms", []):
        try:
            yield Term.model_validate(term)
        except ValidationError:
            continue

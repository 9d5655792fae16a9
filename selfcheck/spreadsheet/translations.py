"""The translations beside a plan's texts in its workbook, taken over into the catalogues as drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base.problems import DataError, Problem
from ..languages.catalogue_checks import cell_fault
from ..languages.catalogues import catalogue_file, read_catalogue
from ..languages.messages import Message, messages, text_places
from ..languages.update import Change, updated_catalogue
from .records import identity_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..plan.model import Plan
    from ..plan.yaml_source import Location
    from .present import Present
    from .reading import Found
    from .records import Record


def changed_catalogues(
    plan: Plan, present: Present, rows: list[Record], found: Found
) -> tuple[dict[Path, bytes], list[str]]:
    """The catalogues that change, and a line on each: by new translations, or because a text has.

    Raises DataError for translations that cannot be taken over, each with its cell.
    """
    sources, problems, report = messages(plan), list[Problem](), list[str]()
    files: dict[Path, bytes] = {}
    for language in (each.id for each in plan.languages[1:]):
        changes = _changes(language, plan, present, rows, found, problems)
        file = catalogue_file(present.folder, language, "plan")
        if problems or (not changes and not file.exists()):
            continue
        content = updated_catalogue(present.folder, language, "plan", sources, changes)
        if not file.exists() or file.read_bytes() != content:
            files[file] = content
        if changes:
            report.append(f"{language}: {len(changes)} translations, kept as drafts until they are reviewed")
    if problems:
        raise DataError(problems)
    return files, report


def _changes(
    language: str, plan: Plan, present: Present, rows: list[Record], found: Found, problems: list[Problem]
) -> dict[tuple[str, str], Change]:
    before = {identity_text(record.identity): record for record in present.records if record.table.key}
    lists = {(record.file, *record.location): record for record in present.records if not record.table.key}
    catalogue = read_catalogue(present.folder, language, "plan", plan.source_language)
    places, changes = text_places(plan), dict[tuple[str, str], Change]()
    for row in rows:
        old = before.get(identity_text(row.identity)) or lists.get((row.file, *row.location))
        for key, where, new, former in _translated(row, old, language):
            context, text = places.get(row.file, {}).get(where, ("", ""))
            if new == former or new == catalogue.present(Message(context, text, "")).strip():
                continue
            given = changes.get((context, text))
            if not text:
                fault, remedy = "a translation of nothing", "write the text it translates, or take it out"
            elif given and given.text != new:
                fault, remedy = f"“{text[:40]}” has another translation in another row", "give it the same in both"
            else:
                fault, remedy = cell_fault(text, new, context, language) if new else "", "correct the translation"
            if fault and (problem := found.problem(row, key, fault, remedy)):
                problems.append(problem)
            changes[context, text] = Change(new)
    return changes


def _translated(row: Record, old: Record | None, language: str) -> Iterator[tuple[str, Location, str, str]]:
    """Each translation of a row: its column, the place of its text in the data, what it says and what it said."""
    for column in row.table.columns:
        key = f"{column.key}::{language}"
        new, former = row.texts.get(key), old.texts.get(key) if old else None
        if not column.translated or (new is None and former is None):
            continue
        where = (*row.location, *column.path)
        if not column.many:
            yield key, where, str(new or ""), str(former or "")
            continue
        items, lines, past = (list[str](each or []) for each in (row.values.get(column.key), new, former))
        for number in range(max(len(items), len(lines))):
            yield key, (*where, number), _at(lines, number), _at(past, number)


def _at(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""

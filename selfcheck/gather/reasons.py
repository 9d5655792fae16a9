"""Why a file does not count, in words; the codes are the browser's (`overview/labels.ts` has them in its languages)."""

from __future__ import annotations

REASONS = {
    "older": "another file of the same unit, sector and period was saved later: {0}",
    "before": "saved before the day asked for",
    "empty": "an empty file",
    "not-utf8": "the text is not UTF-8; another program may have saved it",
    "unreadable": "the file cannot be read",
    "not-json": "damaged, or not a self-check file",
    "not-an-assessment": "not a self-check file",
    "other-format": "not a self-check file",
    "newer-format": "from a later version of the site; update this one",
    "no-plan": "does not say which plan it belongs to",
    "other-plan": "of another plan",
    "no-sector": "does not say which kind of unit it is of",
    "other-sector": "the plan has no such kind of unit",
    "no-unit": "without the unit's name",
    "too-large": "too large for a self-check file",
    "cut-off": "a combined file whose end is missing",
    "zip-broken": "a damaged archive",
    "zip-encrypted": "an archive with a password; unpack it first",
    "zip-method": "an archive packed in a way that is not supported; unpack it first",
    "zip-nested": "an archive within an archive; unpack it first",
    "zip-too-many": "an archive of too many files",
    "zip-too-large": "an archive that unpacks to too much",
    "other-archive": "an archive of another kind; unpack it, or use .zip",
    "csv-file": "CSV is for programs; hand in the Excel sheet or the file that the form saves",
    "word-file": "Word files are for paper; hand in the Excel sheet or the file that the form saves",
    "workbook-old": "a spreadsheet of another format; save it as .xlsx",
    "workbook-encrypted": "protected by a password; save it without one",
    "workbook-other": "not a self-assessment sheet of this site, or its hidden sheet has been deleted",
    "workbook-broken": "a damaged spreadsheet",
    "workbook-too-large": "a spreadsheet too large for a self-assessment",
}


def reason_text(code: str, *values: str) -> str:
    """The sentence of a code, with what is filled in."""
    return REASONS[code].format(*values)

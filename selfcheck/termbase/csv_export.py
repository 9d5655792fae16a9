"""The glossary as CSV with a byte order mark, so that Excel, WPS and LibreOffice see UTF-8."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from ..base.csv_text import harmless
from ..plan.evidence import evidence_line, unmarked

if TYPE_CHECKING:
    from ..plan.glossary import Glossary, Term
    from ..plan.model import Plan

COLUMNS = (
    "id",
    "domain",
    "zh",
    "pinyin",
    "mn-Mong",
    "mn-Latn",
    "mn-Cyrl",
    "en",
    "definition_zh",
    "definition_en",
    "status",
    "checked",
    "evidence",
    "found_as",
    "variants",
    "note",
    "reviewed_by",
    "reviewed_on",
)
USUAL = {"zh", "en"}  # languages with columns of their own; of any others they follow behind


def csv_table(plan: Plan) -> bytes:
    """The plan's glossary, one term a line below a line of column names."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    others = sorted({language for term in plan.terms.values() for language in (*term.forms, *term.definition)} - USUAL)
    writer.writerow([*COLUMNS, *others, *(f"definition_{language}" for language in others)])
    # The status is that of the Mongolian form.
    doubtful = any(term.mn for term in plan.terms.values())
    for domain in plan.glossary:
        for term in domain.terms:
            further = [term.forms.get(each, "") for each in others] + [term.definition.get(each, "") for each in others]
            writer.writerow([harmless(value) for value in (*_row(term, domain, doubtful), *further)])
    return text.getvalue().encode("utf-8-sig")


def _row(term: Term, domain: Glossary, doubtful: bool) -> list[str]:
    return [
        term.id,
        str(domain.title),
        term.zh or "",
        term.pinyin or "",
        term.mn or "",
        term.mn_latin or "",
        term.mn_cyrl or "",
        term.en or "",
        term.definition.get("zh", ""),
        term.definition.get("en", ""),
        term.status if doubtful else "",
        "待核" if doubtful and not term.is_reviewed else "",
        "; ".join(evidence_line(each) for each in term.evidence),
        "; ".join(unmarked(each.mn) for each in term.evidence if each.mn),
        "; ".join(f"{variant.mn} ({variant.note})" for variant in term.variants),
        term.note or "",
        term.reviewed_by or "",
        str(term.reviewed_on or ""),
    ]

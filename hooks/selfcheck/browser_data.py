"""What a page gives to the browser code: ids, numbers and rules of one sector, and the interface's texts."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from .catalogues import UI_SOURCE
from .model import Plan, Sector
from .site import Edition


def plan_data(plan: Plan, sector: Sector) -> dict[str, Any]:
    """The sector as `browser/core/plan-data.ts` describes it; no display texts."""
    return {
        "plan": {"id": plan.frame.id, "version": plan.frame.version},
        "scales": {
            scale.id: {"ratings": {rating.id: rating.value for rating in scale.ratings} if scale.ratings else None}
            for scale in plan.scales.scales
        },
        "grades": [{"id": grade.id, "from": grade.from_} for grade in plan.scales.grades],
        "sector": {
            "id": sector.id,
            "facets": [{"id": facet.id, "options": facet.option_ids} for facet in sector.facets],
            "measures": [
                {
                    "id": measure.id,
                    "weight": measure.weight,
                    "requirements": [
                        {
                            "id": f"{sector.id}.{requirement.id}",
                            "scale": requirement.scale,
                            "weight": requirement.weight,
                            **({"when": requirement.when} if requirement.when else {}),
                            **({"target": requirement.target} if requirement.target else {}),
                        }
                        for requirement in measure.requirements
                    ],
                }
                for measure in sector.measures
            ],
        },
        "retired": [
            {"id": entry.id, "fate": entry.fate, "to": entry.to, "since": entry.since} for entry in plan.retired
        ],
    }


def ui_texts(edition: Edition, sources: list[str]) -> dict[str, str]:
    """The browser code's texts in the edition's language; none where the code's own language serves."""
    if edition.language == UI_SOURCE:
        return {}
    texts = {source: edition.gettext(source) for source in sources}
    return {source: str(text) for source, text in texts.items() if text != source}


def embedded(value: Any) -> Markup:
    """JSON for a `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # no `<` is left

"""What a page gives to the browser code: ids, numbers and rules of one sector, and the interface's texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from ..base.browser_entries import ON_DEMAND
from ..plan.scale_kinds import Typed

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.edition import Edition
    from ..languages.site import Site
    from ..plan.model import Plan, Requirement, Sector
    from ..plan.scales import ByPoints

SELF_CHECK = "form/main.ts"  # the bundle of a sector's page
OVERVIEW = ("overview/main.ts", "overview/exporting-bundle.ts")  # those of the overview, and what it loads on demand


def plan_data(plan: Plan, sector: Sector) -> dict[str, Any]:
    """The sector as `browser/core/plan-data.ts` describes it; no display texts."""
    return {
        "plan": {"id": plan.frame.id, "version": plan.frame.version},
        "scales": {
            scale.id: {"kind": scale.kind.name, **({"ratings": scale.values} if scale.ratings else {})}
            for scale in plan.scales.scales
        },
        "grades": [
            {"id": grade.id, "from": grade.from_, **({"needs": grade.needs} if grade.needs else {})}
            for grade in plan.scales.grades
        ],
        **({"points": points_data(plan.scales.points, sector)} if plan.scales.points else {}),
        "sector": {
            "id": sector.id,
            "facets": [{"id": facet.id, "options": facet.option_ids} for facet in sector.facets],
            "measures": [
                {
                    "id": measure.id,
                    **({"group": measure.group} if measure.group else {}),
                    "weight": measure.weight,
                    "requirements": [_requirement(plan, sector, each) for each in measure.requirements],
                }
                for measure in sector.measures
            ],
        },
        "retired": [
            {"id": entry.id, "fate": entry.fate, "to": entry.to, "since": entry.since} for entry in plan.retired
        ],
    }


def points_data(rules: ByPoints, sector: Sector) -> dict[str, Any]:
    """The rules of scoring one sector by points."""
    data: dict[str, Any] = {"total": sector.total or rules.total, "rescale": rules.vacant == "rescale"}
    if rules.bonus:
        data["bonus"] = {"most": rules.bonus.most, "counts": rules.bonus.counts}
    if rules.thresholds:
        data["thresholds"] = [{"id": each.id, "from": each.from_} for each in rules.thresholds]
    return data


def _requirement(plan: Plan, sector: Sector, requirement: Requirement) -> dict[str, Any]:
    kind = plan.scale(requirement.scale).kind
    data: dict[str, Any] = {
        "id": sector.full_id(requirement),
        "scale": requirement.scale,
        "weight": requirement.points or requirement.weight,
    }
    if requirement.na != "reason":
        data["na"] = requirement.na
    if requirement.needs:
        data["needs"] = requirement.needs
    if other := sector.answered_with(requirement):
        data["same"] = sector.full_id(other)
    if requirement.bonus:
        data["bonus"] = True
    if requirement.veto:
        data["veto"] = True
    if requirement.deduct and not requirement.points:
        data["takes"] = requirement.deduct
    if requirement.when:
        data["when"] = requirement.when.tree
    if isinstance(kind, Typed):
        data["target"] = kind.target(requirement)
    return data


def ui_texts(site: Site, edition: Edition, *entries: str) -> dict[str, str]:
    """The texts of these bundles that differ in the edition from those in the code."""
    texts = {source: edition.gettext(source) for entry in entries for source in site.texts_of(entry)}
    return {source: str(text) for source, text in texts.items() if text != source}


def texts_on_demand(site: Site, edition: Edition) -> dict[str, str]:
    """The texts that only those parts of the self-check need which it loads on demand."""
    at_once = ui_texts(site, edition, SELF_CHECK)
    return {source: text for source, text in ui_texts(site, edition, *ON_DEMAND).items() if source not in at_once}


def texts_script(edition: Edition) -> str:
    """The name of the script that brings `texts_on_demand`."""
    return f"self-check-texts.{edition.language}.js"


def write_texts(site: Site, folder: Path) -> None:
    """Write the scripts with `texts_on_demand` below `folder`, the built site."""
    for edition in site.editions.values():
        if texts := texts_on_demand(site, edition):
            file = folder / "assets" / "javascripts" / texts_script(edition)
            file.parent.mkdir(parents=True, exist_ok=True)
            # A script, as browsers read no other file from file://.
            file.write_text(f"globalThis.selfCheckTexts={embedded(texts)};\n", "utf-8")


def embedded(value: Any) -> Markup:
    """JSON for a `<script type="application/json">`: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))  # no `<` is left

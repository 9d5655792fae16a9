"""What has changed in the plan since its earlier versions, for the forms: a script a sector, loaded where it is needed.

Only the old texts are in it, in the plan's own language: the new ones stand on the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .browser_data import embedded

if TYPE_CHECKING:
    from pathlib import Path

    from ..languages.site import Site
    from ..plan.model import Sector
    from ..plan.versions import Change, Requirements


def script_name(site: Site, sector: Sector) -> str:
    """The name of the sector's script; empty where nothing has changed, or no version was kept."""
    return f"plan-changes.{sector.id}.js" if changes_of(site, sector) else ""


def write_plan_changes(site: Site, folder: Path) -> None:
    """Write the scripts below `folder`, the built site."""
    for sector in site.plan.sectors:
        if changes := changes_of(site, sector):
            file = folder / "assets" / "javascripts" / script_name(site, sector)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"globalThis.selfCheckChanges={embedded(changes)};\n", "utf-8")


def changes_of(site: Site, sector: Sector) -> dict[int, list[dict[str, Any]]]:
    """By version, what has changed since for requirements that are, or were, this sector's."""
    found = {}
    for version, requirements, changes in site.plan_changes:
        concerned = [_told(each, requirements) for each in changes if _concerns(each, sector)]
        if concerned:
            found[version] = concerned
    return found


def _concerns(change: Change, sector: Sector) -> bool:
    return any(name.startswith(f"{sector.id}.") for name in (*change.before, *change.after))


def _told(change: Change, requirements: Requirements) -> dict[str, Any]:
    before = [
        {"id": name, "number": requirements[name].number, "text": requirements[name].text} for name in change.before
    ]
    return {"kind": change.kind, "before": before, "after": list(change.after)}

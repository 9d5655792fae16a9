import type { ListedUnit } from "./units-list.ts";

/** A unit to which others belong, with all that belong to it, however far down, and itself where it is listed. */
export interface Branch {
  name: string;
  /** How many stand above it. */
  depth: number;
  units: ListedUnit[];
}

/** The units that others belong to, each before those below it, in the order of the list. */
export function branches(units: ListedUnit[]): Branch[] {
  const below = new Map<string, ListedUnit[]>();
  const above = new Map<string, string>();
  for (const unit of units) {
    if (!unit.parent || unit.parent === unit.name) continue;
    below.set(unit.parent, [...(below.get(unit.parent) ?? []), unit]);
    above.set(unit.name, unit.parent);
  }
  const own = new Map(units.map((unit) => [unit.name, unit]));
  const found: Branch[] = [];
  const seen = new Set<string>();
  const visit = (name: string, depth: number): ListedUnit[] => {
    seen.add(name);
    const branch: Branch = { name, depth, units: own.has(name) ? [own.get(name)!] : [] };
    found.push(branch);
    for (const unit of below.get(name) ?? []) {
      if (!below.has(unit.name)) branch.units.push(unit);
      else if (!seen.has(unit.name)) branch.units.push(...visit(unit.name, depth + 1));
    }
    return branch.units;
  };
  for (const name of below.keys()) if (!above.has(name)) visit(name, 0);
  // Where units belong to each other in a circle, none stands above.
  for (const name of below.keys()) if (!seen.has(name)) visit(name, 0);
  return found;
}

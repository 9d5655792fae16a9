/** The plan's data as the page embeds them for one sector: ids, numbers and rules, no display text. */
export interface PlanData {
  plan: { id: string; version: number };
  scales: Record<string, Scale>;
  /** Highest first; the last one starts at 0. */
  grades: { id: string; from: number }[];
  sector: { id: string; facets: Facet[]; measures: Measure[] };
  retired: Retirement[];
}

/** The value (0..1) of each rating; `ratings: null` stands for a number against a requirement's target. */
export interface Scale {
  ratings: Record<string, number> | null;
}

/** A fact about the unit; the options of a plain question are `["yes", "no"]`. */
export interface Facet {
  id: string;
  options: string[];
}

/** A heading of the sector, with what it asks. */
export interface Measure {
  id: string;
  weight: number;
  requirements: Requirement[];
}

/** The smallest thing a unit can answer for. */
export interface Requirement {
  /** In full, with the sector: "agencies.action-plan". */
  id: string;
  scale: string;
  weight: number;
  /** The condition under which it applies: "facet" (answered yes) or "facet=option". */
  when?: string;
  target?: number;
}

/** What became of a requirement id that the plan no longer has. */
export interface Retirement {
  id: string;
  fate: "moved" | "split" | "merged" | "dropped";
  to: string[];
  since: number;
}

/** All requirements of the sector by id, in the plan's order. */
export function requirementsOf(data: PlanData): Map<string, Requirement> {
  return new Map(
    data.sector.measures.flatMap((measure) => measure.requirements.map((r) => [r.id, r] as const)),
  );
}

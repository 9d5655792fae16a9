import type { Condition } from "./condition.ts";

/** The plan's data as the page embeds them for one sector: ids, numbers and rules, no display text. */
export interface PlanData {
  plan: { id: string; version: number };
  scales: Record<string, Scale>;
  /** Highest first; the last one starts at 0. */
  grades: { id: string; from: number; needs?: string[] }[];
  /** Where the plan is scored by points; else by means, out of 100. */
  points?: Points;
  sector: { id: string; facets: Facet[]; measures: Measure[] };
  retired: Retirement[];
}

/** The rules of scoring by points. */
export interface Points {
  total: number;
  /** Whether the score is the part of the applicable points times the total, or the plain sum. */
  rescale: boolean;
  /** `counts`: grades and thresholds go by the total with the bonus. */
  bonus?: { most: number; counts: boolean };
  thresholds?: { id: string; from: number }[];
}

/** How a requirement is answered. */
export interface Scale {
  /** One of `scale-kinds/kinds.ts`. */
  kind: string;
  /** The value (0..1) of each rating, where one is chosen. */
  ratings?: Record<string, number>;
}

/** A fact about the unit; the options of a plain question are `["yes", "no"]`. */
export interface Facet {
  id: string;
  options: string[];
}

/** A heading of the sector, with what it asks. */
export interface Measure {
  id: string;
  group?: string;
  weight: number;
  requirements: Requirement[];
}

/** The smallest thing a unit can answer for. */
export interface Requirement {
  /** In full, with the sector: "agencies.action-plan". */
  id: string;
  scale: string;
  /** By points: what it is worth. */
  weight: number;
  /** Whether it may not apply: never, or without a reason. */
  na?: "never" | "free";
  /** What the best rating needs. */
  needs?: "evidence" | "note";
  /** The requirement, in full, whose answer holds for this one too. */
  same?: string;
  bonus?: true;
  veto?: true;
  /** The points that each finding takes from the group. */
  takes?: number;
  when?: Condition;
  /** What a number that is typed in is measured against. */
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
export const requirementsOf = oncePerPlan((data) => {
  const all = data.sector.measures.flatMap(({ requirements }) => requirements);
  return new Map(all.map((requirement) => [requirement.id, requirement]));
});

/** What became of each id that the plan no longer has, by that id. */
export const retirementsOf = oncePerPlan(({ retired }) => new Map(retired.map((entry) => [entry.id, entry])));

/** The requirements that are answered together with this one, itself among them. */
export function answeredWith(data: PlanData, id: string): string[] {
  const all = requirementsOf(data);
  const first = all.get(id)?.same ?? id;
  return [...all.values()].filter((each) => each.id === first || each.same === first).map((each) => each.id);
}

/** A page's plan does not change, and thousands of files are read against it. */
function oncePerPlan<T>(make: (data: PlanData) => ReadonlyMap<string, T>) {
  const made = new WeakMap<PlanData, ReadonlyMap<string, T>>();
  return (data: PlanData): ReadonlyMap<string, T> => {
    let known = made.get(data);
    if (!known) made.set(data, known = make(data));
    return known;
  };
}

import type { PlanData } from "../core/plan-data.ts";
import { isComplete } from "../core/scoring.ts";
import type { Row } from "./reading/intake.ts";
import { compareInTime } from "../core/timeline.ts";

/** Six numbers that describe a set of values; null for an empty set. */
export interface Quartiles {
  count: number;
  min: number;
  q1: number;
  median: number;
  q3: number;
  max: number;
  mean: number;
}

/** How the units of one sector stand. Measures' values run from 0 to 1, the scores' from 0 to 100. */
export interface Summary {
  count: number;
  /** Those of which everything is answered and confirmed. */
  complete: number;
  scores: Quartiles | null;
  /** Lowest median first; measures without any score last. */
  measures: { id: string; values: Quartiles | null }[];
  /** Most frequent first. */
  gaps: { id: string; count: number }[];
}

/**
 * Median and quartiles by the inclusive method: the i-th quartile of sorted values x[0..n-1] lies at position
 * i·(n-1)/4, between two values in proportion. The same as QUARTILE.INC of Excel, `percentile_cont` of SQL and
 * `statistics.quantiles(x, n=4, method="inclusive")` of Python.
 */
export function quartiles(values: number[]): Quartiles | null {
  if (!values.length) return null;
  const sorted = Float64Array.from(values).sort(); // typed arrays sort by number, and fast
  const at = (part: number) => {
    const position = part * (sorted.length - 1) / 4;
    const below = Math.floor(position);
    const above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
  };
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  return { count: sorted.length, min: at(0), q1: at(1), median: at(2), q3: at(3), max: at(4), mean };
}

/** The statistics of rows that are all of this sector. */
export function summarise(data: PlanData, rows: Row[]): Summary {
  const scores = rows.flatMap(({ score }) => score.score ?? []);
  const gaps = new Map<string, number>();
  for (const { score } of rows) for (const id of score.gaps) gaps.set(id, (gaps.get(id) ?? 0) + 1);
  const order = new Map(
    data.sector.measures.flatMap(({ requirements }) => requirements).map(({ id }, n) => [id, n]),
  );
  const measures = data.sector.measures.map(({ id }) => ({
    id,
    values: quartiles(rows.flatMap(({ score }) => score.measures[id]?.score ?? [])),
  }));
  return {
    count: rows.length,
    complete: rows.filter(({ score }) => isComplete(score)).length,
    scores: quartiles(scores),
    measures: measures.sort((a, b) => (a.values?.median ?? 2) - (b.values?.median ?? 2)),
    gaps: [...gaps].map(([id, count]) => ({ id, count }))
      .sort((a, b) => b.count - a.count || order.get(a.id)! - order.get(b.id)!),
  };
}

/** Which row comes before which, and which is the latest of its unit. */
export interface Succession {
  /** Each row's earlier one: of the same unit and sector, the latest of the periods before. */
  earlier: Map<Row, Row>;
  latest: Set<Row>;
}

/**
 * Puts each unit's rows in the order of their periods; what the names of two periods do not tell is decided by when
 * they were saved.
 */
export function succession(rows: Row[]): Succession {
  const earlier = new Map<Row, Row>();
  const latest = new Set<Row>();
  for (const group of byUnit(rows).values()) {
    for (let n = 1; n < group.length; n++) earlier.set(group[n], group[n - 1]);
    latest.add(group[group.length - 1]);
  }
  return { earlier, latest };
}

/** How far a score has moved, as it is shown: the difference of the two scores shown; null without both. */
export function change(now: number | null, before: number | null | undefined): number | null {
  return now === null || before === null || before === undefined
    ? null
    : Math.round((now - before) * 10) / 10;
}

/** The rows of each unit and sector, earliest first. */
function byUnit(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify([row.assessment.sector, row.unit]);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  for (const group of groups.values()) {
    if (group.length > 1) group.sort((a, b) => compareInTime(a.assessment, b.assessment));
  }
  return groups;
}

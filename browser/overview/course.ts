import { isComplete } from "../core/scoring.ts";
import { comparePeriods } from "../core/period.ts";
import type { Row } from "./reading/intake.ts";

/** How a kind of unit stood in one period. */
export interface Point {
  period: string;
  /** Assessments, and those of which everything is answered and confirmed. */
  count: number;
  complete: number;
  /** The mean score of the complete ones; null without any. */
  mean: number | null;
}

/** The course of these rows over all periods that they are of, the earliest first. */
export function course(rows: Row[]): Point[] {
  const points = new Map<string, Point & { sum: number }>();
  for (const { period, score } of rows) {
    const point = points.get(period) ?? { period, count: 0, complete: 0, mean: null, sum: 0 };
    points.set(period, point);
    point.count++;
    if (!isComplete(score) || score.score === null) continue;
    point.complete++;
    point.sum += score.score;
    point.mean = point.sum / point.complete;
  }
  return [...points.values()]
    .sort((a, b) => comparePeriods(a.period, b.period) || (a.period < b.period ? -1 : 1))
    .map(({ sum: _sum, ...point }) => point);
}

/** A unit's rows up to this one, the earliest first. */
export function rowsUpTo(row: Row, earlier: ReadonlyMap<Row, Row>): Row[] {
  const rows = [row];
  for (let before = earlier.get(row); before; before = earlier.get(before)) rows.unshift(before);
  return rows;
}

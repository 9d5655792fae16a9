import { plainName } from "../core/names.ts";
import type { Row } from "./reading/intake.ts";
import { comparePeriods } from "../core/period.ts";
import { isComplete } from "../core/scoring.ts";
import { change, type Succession } from "./statistics.ts";

/** The choice of periods: each unit's latest one, all, or one by its name. */
export type PeriodChoice = { kind: "latest" } | { kind: "all" } | { kind: "one"; period: string };

/** What the matrix shows, and in which order. */
export interface Selection {
  sector: string;
  period: PeriodChoice;
  /** Only scores below this one; null: any. */
  below: number | null;
  incomplete: boolean;
  /** A part of the unit's name. */
  text: string;
  sort: { by: SortKey; down: boolean };
}

/** A column that can be sorted by; `measure:<id>` for a measure's score. */
export type SortKey =
  | "unit"
  | "period"
  | "score"
  | "coverage"
  | "gaps"
  | "toConfirm"
  | "overdue"
  | "change"
  | `group:${string}`
  | `measure:${string}`;

/** The rows of the chosen periods, of all sectors. */
export function ofPeriod(rows: Row[], choice: PeriodChoice, { latest }: Pick<Succession, "latest">): Row[] {
  if (choice.kind === "latest") return rows.filter((row) => latest.has(row));
  return choice.kind === "all" ? rows : rows.filter(({ period }) => period === choice.period);
}

/** The names of all periods there are, latest first, each with its number of assessments. */
export function periodsOf(rows: Row[]): { period: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { period } of rows) counts.set(period, (counts.get(period) ?? 0) + 1);
  return [...counts].map(([period, count]) => ({ period, count }))
    .sort((a, b) => comparePeriods(b.period, a.period) || (a.period < b.period ? 1 : -1));
}

/**
 * The rows that the selection asks for, in its order; `compare` orders names in the page's language. Those that are not
 * complete come after the others: a score of some answers is not to be ranked among scores of all.
 */
export function select(
  rows: Row[],
  selection: Selection,
  order: Succession,
  compare: (a: string, b: string) => number,
): Row[] {
  const { sector, below, incomplete } = selection;
  const text = plainName(selection.text).toLowerCase();
  const found = ofPeriod(
    rows.filter(({ assessment }) => assessment.sector === sector),
    selection.period,
    order,
  )
    .filter(({ score, unit }) =>
      (below === null || (score.displayed !== null && score.displayed < below)) &&
      (!incomplete || !isComplete(score)) &&
      (!text || unit.toLowerCase().includes(text))
    );
  const half = (row: Row) => Number(!isComplete(row.score));
  const { by, down } = selection.sort;
  if (by === "unit" || by === "period") {
    const byName = by === "unit"
      ? (a: Row, b: Row) => compare(a.unit, b.unit) || comparePeriods(a.period, b.period)
      : (a: Row, b: Row) => comparePeriods(a.period, b.period) || compare(a.period, b.period);
    return found.sort((a, b) => half(a) - half(b) || (down ? -1 : 1) * byName(a, b) || a.number - b.number);
  }
  const values = new Map(found.map((row) => [row, sortValue(row, by, order)]));
  return found.sort((a, b) => {
    const parted = half(a) - half(b);
    if (parted) return parted;
    const [x, y] = [values.get(a)!, values.get(b)!];
    // What has no value stands last, whichever way the others run.
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0) || a.number - b.number;
    return (down ? y - x : x - y) || a.number - b.number;
  });
}

function sortValue(row: Row, by: SortKey, { earlier }: Succession): number | null {
  const { score } = row;
  switch (by) {
    case "score":
      return score.score;
    case "coverage":
      return score.applicable ? score.answered / score.applicable : null;
    case "gaps":
      return score.gaps.length;
    case "toConfirm":
      return score.toConfirm.length;
    case "overdue":
      return row.overdue;
    case "change":
      return change(score.displayed, earlier.get(row)?.score.displayed);
    default: {
      const [kind, id] = by.split(":");
      return (kind === "group" ? score.groups : score.measures)[id]?.score ?? null;
    }
  }
}

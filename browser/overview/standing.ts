import { isComplete } from "../core/scoring.ts";
import type { Row } from "./reading/intake.ts";
import { change, type Quartiles, quartiles } from "./statistics.ts";

/** How some units stand: those of one kind, of one town, or all of them. */
export interface Standing {
  /** Assessments. */
  count: number;
  /** Those of which everything is answered and confirmed; scores and changes are of these alone. */
  complete: number;
  scores: Quartiles | null;
  /** How far the scores have moved since each unit's earlier period, on average, and of how many units. */
  change: { mean: number; count: number } | null;
  overdue: { remedies: number; units: number };
  /** Most frequent first; of equally frequent ones the first in the plan. */
  gaps: { sector: string; id: string; count: number }[];
  /** How many have each grade. */
  grades: Record<string, number>;
}

/** A unit whose score has changed. */
export interface Move {
  row: Row;
  before: Row;
  /** By how much, as scores are shown. */
  by: number;
}

/** What some rows come to. `earlier`: each row's earlier one, as `succession` gives it. */
export function standingOf(rows: Row[], earlier: ReadonlyMap<Row, Row>): Standing {
  const complete = rows.filter(({ score }) => isComplete(score));
  const moves = movesOf(rows, earlier);
  const gaps = new Map<string, Standing["gaps"][number]>();
  const grades: Record<string, number> = {};
  for (const { assessment: { sector }, score } of rows) {
    for (const id of score.gaps) {
      const gap = gaps.get(id);
      if (gap) gap.count++;
      else gaps.set(id, { sector, id, count: 1 });
    }
    if (score.grade !== null) grades[score.grade] = (grades[score.grade] ?? 0) + 1;
  }
  return {
    count: rows.length,
    complete: complete.length,
    scores: quartiles(complete.flatMap(({ score }) => score.score ?? [])),
    change: moves.length
      ? { mean: moves.reduce((sum, { by }) => sum + by, 0) / moves.length, count: moves.length }
      : null,
    overdue: {
      remedies: rows.reduce((sum, row) => sum + row.overdue, 0),
      units: rows.filter((row) => row.overdue).length,
    },
    gaps: [...gaps.values()].sort((a, b) => b.count - a.count),
    grades,
  };
}

/** The units that have moved most, upwards and downwards; at most so many of each. */
export function movers(
  rows: Row[],
  earlier: ReadonlyMap<Row, Row>,
  most: number,
): { improved: Move[]; fallen: Move[] } {
  const moves = movesOf(rows, earlier).sort((a, b) => b.by - a.by);
  return {
    improved: moves.filter(({ by }) => by > 0).slice(0, most),
    fallen: moves.reverse().filter(({ by }) => by < 0).slice(0, most),
  };
}

/** The change of each row that can be compared: it and the earlier one are complete. */
function movesOf(rows: Row[], earlier: ReadonlyMap<Row, Row>): Move[] {
  return rows.flatMap((row) => {
    const before = earlier.get(row);
    if (!before || !isComplete(row.score) || !isComplete(before.score)) return [];
    const by = change(row.score.displayed, before.score.displayed);
    return by === null ? [] : [{ row, before, by }];
  });
}

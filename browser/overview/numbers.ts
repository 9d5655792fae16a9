import type { PlanData } from "../core/plan-data.ts";
import { displayed, type MeasureScore } from "../core/scoring.ts";
import type { OverviewData } from "./page-data.ts";
import { scoreText } from "../ui/score-text.ts";

/** A value out of 100 as it is shown; a dash where there is none. */
export function hundred(value: number | null | undefined): string {
  return scoreText(value === null || value === undefined ? null : displayed(value));
}

/** A measure's score as a number: out of 100, or by points what is earned. */
export function measureNumber(data: PlanData, measure: MeasureScore | undefined): number | null {
  if (measure?.score === null || measure?.score === undefined) return null;
  return displayed(data.points ? measure.earned : measure.score * 100);
}

/** The part of the whole that a sector's score is, 0..1. */
export function partOf(data: PlanData, score: number | null): number | null {
  return score === null ? null : score / fullScore(data);
}

/** A difference with its sign; a dash where there is nothing to compare with. */
export function signed(difference: number | null): string {
  if (difference === null) return "—";
  return difference > 0 ? `+${difference.toFixed(1)}` : difference.toFixed(1).replace("-", "−");
}

/** What a unit can reach. */
export function fullScore({ points }: PlanData): number {
  return points?.total ?? 100;
}

/** The same for the whole plan: all its kinds of unit can reach as much. */
export function totalOf({ sectors }: Pick<OverviewData, "sectors">): number {
  return fullScore(sectors[0]);
}

/** Shades a cell by a part of the whole (0..1): by the band of the grades it falls into, the lowest darkest. */
export function shade(cell: HTMLElement, data: PlanData, part: number | null | undefined): void {
  if (part === null || part === undefined) return;
  const band = bandOf(data, part * fullScore(data));
  const depth = band / bandsOf(data);
  cell.classList.add("overview-band");
  cell.style.setProperty("--depth", depth.toFixed(3));
  if (depth >= LOW) cell.classList.add("overview-low");
}

const LOW = 0.7;

/** The number of the lowest band; the highest is 0. */
function bandsOf({ grades }: PlanData): number {
  return Math.max(1, grades.length - 1);
}

function bandOf(data: PlanData, score: number): number {
  const shown = displayed(score); // grades go by what is shown
  const band = data.grades.findIndex(({ from }) => from <= shown);
  return Math.min(band < 0 ? data.grades.length : band, bandsOf(data));
}

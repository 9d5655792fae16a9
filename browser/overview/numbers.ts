import type { PlanData } from "../core/plan-data.ts";
import { displayed, type MeasureScore } from "../core/scoring.ts";
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
export function partOf({ points }: PlanData, score: number | null): number | null {
  return score === null ? null : score / (points?.total ?? 100);
}

/** A difference with its sign; a dash where there is nothing to compare with. */
export function signed(difference: number | null): string {
  if (difference === null) return "—";
  return difference > 0 ? `+${difference.toFixed(1)}` : difference.toFixed(1).replace("-", "−");
}

/** The step of shading for a part of the whole (0..1): the band of the grades it falls into, 0 for the highest. */
export function shade(data: PlanData, part: number | null | undefined): string {
  if (part === null || part === undefined) return "overview-none";
  const shown = displayed(part * (data.points?.total ?? 100)); // grades go by what is shown
  const band = data.grades.findIndex(({ from }) => from <= shown);
  return `overview-band-${Math.min(band < 0 ? data.grades.length : band, 4)}`;
}

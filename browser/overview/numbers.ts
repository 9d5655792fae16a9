import type { PlanData } from "../core/plan-data.ts";
import { displayed, type MeasureScore } from "../core/scoring.ts";
import { scoreText } from "../ui/score-text.ts";

/** A value out of 100 as it is shown; a dash where there is none. */
export function hundred(value: number | null | undefined): string {
  return scoreText(value === null || value === undefined ? null : displayed(value));
}

/** A measure's score, kept as 0..1, as a number out of 100. */
export function measureHundred(measure: MeasureScore | undefined): number | null {
  return measure?.score === null || measure?.score === undefined ? null : displayed(measure.score * 100);
}

/** A difference with its sign; a dash where there is nothing to compare with. */
export function signed(difference: number | null): string {
  if (difference === null) return "—";
  return difference > 0 ? `+${difference.toFixed(1)}` : difference.toFixed(1).replace("-", "−");
}

/** The step of shading for a number: the band of the grades it falls into, 0 for the highest. */
export function shade(data: PlanData, value: number | null): string {
  if (value === null) return "overview-none";
  const band = data.grades.findIndex(({ from }) => from <= value);
  return `overview-band-${Math.min(band < 0 ? data.grades.length : band, 4)}`;
}

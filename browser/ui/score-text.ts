import type { PlanData } from "../core/plan-data.ts";
import { displayed, type MeasureScore, type SectorScore } from "../core/scoring.ts";
import { _ } from "./texts.ts";

/** A score as it is shown everywhere: one decimal, or a dash when nothing is rated. */
export function scoreText(displayed: number | null): string {
  return displayed === null ? "—" : displayed.toFixed(1);
}

/** The score of a measure or a group: out of 100, or by points what is earned of what is possible. */
export function measureText({ points }: PlanData, measure: MeasureScore | undefined): string {
  if (!measure || measure.score === null) return "—";
  return points
    ? `${scoreText(displayed(measure.earned))}/${displayed(measure.possible)}`
    : scoreText(displayed(measure.score * 100));
}

/** What grades, thresholds and a veto are called on the page. */
export interface OutcomeLabels {
  grade: (id: string) => string;
  threshold: (id: string) => string;
  veto: () => string;
}

/** The grade, or the outcome that a veto names in its place, and the thresholds that are reached; empty for none. */
export function outcomeText({ grade, vetoes, reached }: SectorScore, labels: OutcomeLabels): string {
  return [
    vetoes.length ? labels.veto() : grade !== null && `${_("等次")} ${labels.grade(grade)}`,
    ...reached.map(labels.threshold),
  ].filter(Boolean).join(" · ");
}

/** Score so far, answered of applicable, gaps and outcome, in one line. */
export function standingText(
  { points }: PlanData,
  { displayed: shown, answered, applicable, gaps, toConfirm, bonus }: SectorScore,
  outcome: string,
): string {
  const total = points ? "/" + points.total : "";
  const parts = [
    `${_("目前得分")} ${scoreText(shown)}${total}`,
    bonus > 0 && `${_("加分")} ${scoreText(displayed(bonus))}`,
    _("已自评 {answered}/{applicable}", { answered, applicable }),
    _("待整改 {gaps}", { gaps: gaps.length }),
    toConfirm.length && _("待确认 {number}", { number: toConfirm.length }),
    outcome,
  ];
  return parts.filter(Boolean).join(" · ");
}

import type { PlanData } from "../core/plan-data.ts";
import { displayed, type MeasureScore, type SectorScore } from "../core/scoring.ts";
import type { Pressing } from "../core/remedies.ts";
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

/** A part of what is told of where an assessment stands. */
export interface StandingPart {
  name: "score" | "bonus" | "answered" | "open" | "confirm" | "overdue" | "soon" | "outcome";
  text: string;
}

/** Score so far, answered of applicable, what is to be put right and confirmed, what presses, and the outcome. */
export function standingParts(
  { points }: PlanData,
  { displayed: shown, answered, applicable, open, toConfirm, bonus }: SectorScore,
  outcome: string,
  { overdue, soon }: Pressing = { overdue: [], soon: [] },
): StandingPart[] {
  const total = points ? "/" + points.total : "";
  const parts: [StandingPart["name"], string | false][] = [
    ["score", `${_("目前得分")} ${scoreText(shown)}${total}`],
    ["bonus", bonus > 0 && `${_("加分")} ${scoreText(displayed(bonus))}`],
    ["answered", _("已自评 {answered}/{applicable}", { answered, applicable })],
    ["open", _("待整改 {gaps}", { gaps: open.length })],
    ["confirm", toConfirm.length > 0 && _("待确认 {number}", { number: toConfirm.length })],
    ["overdue", overdue.length > 0 && _("逾期 {number}", { number: overdue.length })],
    ["soon", soon.length > 0 && _("30 天内到期 {number}", { number: soon.length })],
    ["outcome", outcome],
  ];
  return parts.flatMap(([name, text]) => text ? [{ name, text }] : []);
}

/** The same in one line. */
export function standingText(...told: Parameters<typeof standingParts>): string {
  return standingParts(...told).map(({ text }) => text).join(" · ");
}

import type { Answer, Assessment } from "../core/assessment.ts";
import { Intake, type Row } from "../overview/reading/intake.ts";
import { assessment, plan } from "./samples.ts";

/** An assessment that was read: of a unit and period, with these answers. */
export function row(
  unit: string,
  period: string,
  answers: Record<string, Partial<Answer>> = {},
  more: Partial<Assessment> = {},
): Row {
  const item = new Intake([plan()]).accept("x.json", assessment(answers, { unit, period, ...more }));
  return item.row!;
}

/** All four requirements of the sample sector, answered. */
export function answers(rating: "yes" | "partly" | "no"): Record<string, Partial<Answer>> {
  const quality = { yes: "full", partly: "partly", no: "none" }[rating];
  const visits = { yes: 4, partly: 2, no: 0 }[rating];
  return { plan: { rating }, window: { rating }, respect: { rating: quality }, visits: { rating: visits } };
}

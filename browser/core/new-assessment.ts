import { type Assessment, FORMAT } from "./assessment.ts";
import { now } from "./local-time.ts";
import type { PlanData } from "./plan-data.ts";
import { emptyRecord } from "./records.ts";

/** An assessment of this sector in which nothing is filled in. */
export function newAssessment(data: PlanData): Assessment {
  return {
    format: FORMAT,
    plan: { ...data.plan },
    unit: "",
    sector: data.sector.id,
    period: "",
    facets: emptyRecord(),
    answers: emptyRecord(),
    saved_at: now(),
  };
}

import type { Assessment } from "./assessment.ts";
import { isSameSubject } from "./merge.ts";
import { comparePeriods } from "./period.ts";

type Dated = Pick<Assessment, "period" | "saved_at">;

/**
 * Which of two assessments of one unit is the earlier one (negative: the first): by their periods, and where the
 * periods' names do not tell ("last year"), by when they were saved, as a unit fills in one period after the other.
 */
export function compareInTime(one: Dated, other: Dated): number {
  return comparePeriods(one.period, other.period) || Date.parse(one.saved_at) - Date.parse(other.saved_at);
}

/** The assessment among `others` that comes just before this one: the same unit's latest earlier period. */
export function earlierOf(assessment: Assessment, others: Assessment[]): Assessment | undefined {
  return others
    .filter((one) =>
      isSameSubject({ ...one, period: assessment.period }, assessment) && !isSameSubject(one, assessment) &&
      // Of two that were saved in the same second, as when a period is copied, the other one was there before.
      compareInTime(one, assessment) <= 0
    )
    .sort(compareInTime)
    .pop();
}

import { csvLine } from "../core/csv.ts";
import type { PlanData, Requirement } from "../core/plan-data.ts";
import { applies, isNotApplicable, knownFacets, valueOf } from "../core/scoring.ts";
import { own } from "../core/records.ts";
import type { Row } from "./intake.ts";

/** The columns of the tidy table; the same names in every language, for programs. */
export const TIDY_COLUMNS = [
  "plan_id",
  "plan_version",
  "unit",
  "sector",
  "period",
  "saved_at",
  "measure",
  "requirement",
  "scale",
  "applicable",
  "rating",
  "value",
  "na",
  "gap",
  "note",
  "evidence",
  "action",
  "post",
  "due",
  "measure_weight",
  "weight",
] as const;

type Cell = string | number | undefined;

/**
 * The heading line. No byte order mark stands before it: some engines would take it for a part of the first name.
 */
export function tidyHead(): string {
  return csvLine([...TIDY_COLUMNS]);
}

/**
 * One assessment as lines of the tidy table: one for each requirement of the sector, answered or not, and one for
 * each answer to a requirement that the plan does not have (no measure). An empty field means "nothing there".
 */
export function tidyLines(data: PlanData, { assessment, score }: Row): string {
  const { plan, unit, sector, period, saved_at, answers } = assessment;
  const head: Cell[] = [plan.id, plan.version, oneLine(unit), sector, oneLine(period), saved_at];
  const gaps = new Set(score.gaps);
  const facets = knownFacets(data, assessment.facets);
  const known = new Set<string>();
  let lines = "";
  for (const measure of data.sector.measures) {
    for (const requirement of measure.requirements) {
      const { id } = requirement;
      known.add(id);
      const weights: [Cell, Cell] = [measure.weight, requirement.weight];
      lines += line(measure.id, id, requirement, applies(requirement, facets), weights);
    }
  }
  for (const id of Object.keys(answers)) {
    if (!known.has(id)) lines += line("", id, undefined, false, [undefined, undefined]);
  }
  return lines;

  function line(
    measure: string,
    id: string,
    requirement: Requirement | undefined,
    applicable: boolean,
    weights: [Cell, Cell],
  ): string {
    const answer = own(answers, id);
    const na = isNotApplicable(answer);
    const value = requirement && applicable && !na ? valueOf(requirement, data.scales, answer) : null;
    return csvLine([
      ...head,
      measure,
      id,
      requirement?.scale,
      String(applicable),
      answer?.rating,
      value ?? undefined,
      oneLine(answer?.na),
      String(gaps.has(id)),
      oneLine(answer?.note),
      oneLine(answer?.evidence),
      oneLine(answer?.action),
      oneLine(answer?.post),
      answer?.due,
      ...weights,
    ]);
  }
}

/** Line breaks become spaces, so that every answer is one line and engines can divide a large file anywhere. */
function oneLine(text: string | undefined): string | undefined {
  return text?.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ");
}

import type { Answer } from "../core/assessment.ts";
import { csvLine } from "../core/csv.ts";
import type { PlanData, Requirement } from "../core/plan-data.ts";
import { applies, isNotApplicable, knownFacets, valueOf } from "../core/scoring.ts";
import { own } from "../core/records.ts";
import type { Row } from "./reading/intake.ts";
import type { AssessmentHead } from "./reading/stored-answers.ts";

/** One line of the tidy table: a requirement of one unit, with its answer. */
interface Line {
  assessment: AssessmentHead;
  /** The measure's id and weight; none where the plan does not have the requirement. */
  measure: { id: string; weight: number } | undefined;
  id: string;
  requirement: Requirement | undefined;
  applicable: boolean;
  answer: Answer | undefined;
  value: number | null;
  gap: boolean;
}

type Cell = string | number | undefined;

/** The columns by name, the same names in every language, for programs. */
const COLUMNS: Record<string, (line: Line) => Cell> = {
  plan_id: ({ assessment }) => assessment.plan.id,
  plan_version: ({ assessment }) => assessment.plan.version,
  unit: ({ assessment }) => oneLine(assessment.unit),
  sector: ({ assessment }) => assessment.sector,
  period: ({ assessment }) => oneLine(assessment.period),
  saved_at: ({ assessment }) => assessment.saved_at,
  measure: ({ measure }) => measure?.id ?? "",
  requirement: ({ id }) => id,
  scale: ({ requirement }) => requirement?.scale,
  applicable: ({ applicable }) => String(applicable),
  rating: ({ answer }) => answer?.rating,
  value: ({ value }) => value ?? undefined,
  na: ({ answer }) => oneLine(answer?.na),
  gap: ({ gap }) => String(gap),
  note: ({ answer }) => oneLine(answer?.note),
  evidence: ({ answer }) => oneLine(answer?.evidence),
  action: ({ answer }) => oneLine(answer?.action),
  post: ({ answer }) => oneLine(answer?.post),
  due: ({ answer }) => answer?.due,
  state: ({ answer }) => answer?.state,
  closed_on: ({ answer }) => answer?.closed_on,
  proof: ({ answer }) => oneLine(answer?.proof),
  since: ({ answer }) => oneLine(answer?.since),
  measure_weight: ({ measure }) => measure?.weight,
  weight: ({ requirement }) => requirement?.weight,
};
/** Their names, in order. */
export const TIDY_COLUMNS = Object.keys(COLUMNS);
const CELLS = Object.values(COLUMNS);

/**
 * The heading line. No byte order mark stands before it: some engines would take it for a part of the first name.
 */
export function tidyHead(): string {
  return csvLine(TIDY_COLUMNS);
}

/**
 * One assessment as lines of the tidy table: one for each requirement of the sector, answered or not, and one for
 * each answer to a requirement that the plan does not have (no measure). An empty field means "nothing there".
 */
export function tidyLines(data: PlanData, { assessment, stored, score }: Row): string {
  const { answers } = stored;
  const gaps = new Set(score.gaps);
  const facets = knownFacets(data, assessment.facets);
  const known = new Set<string>();
  let lines = "";
  const add = (line: Omit<Line, "assessment" | "answer" | "value" | "gap">) => {
    const { id, requirement, applicable } = line;
    const answer = own(answers, id);
    const counts = requirement && applicable && !isNotApplicable(answer, requirement);
    const value = counts ? valueOf(requirement, data.scales, answer) : null;
    const whole: Line = { ...line, assessment, answer, value, gap: gaps.has(id) };
    lines += csvLine(CELLS.map((cell) => cell(whole)));
  };
  for (const measure of data.sector.measures) {
    for (const requirement of measure.requirements) {
      known.add(requirement.id);
      add({ measure, id: requirement.id, requirement, applicable: applies(requirement, facets) });
    }
  }
  for (const id of Object.keys(answers)) {
    if (!known.has(id)) add({ measure: undefined, id, requirement: undefined, applicable: false });
  }
  return lines;
}

/** Line breaks become spaces, so that every answer is one line and engines can divide a large file anywhere. */
function oneLine(text: string | undefined): string | undefined {
  return text?.replace(/[\r\n\u2028\u2029\u0085\v\f]+/g, " ");
}

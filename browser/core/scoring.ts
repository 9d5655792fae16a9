import type { Answer } from "./assessment.ts";
import { holds } from "./condition.ts";
import type { PlanData, Requirement, Scale } from "./plan-data.ts";
import { own } from "./records.ts";
import { KINDS } from "./scale-kinds/kinds.ts";

/** What the answers to some requirements come to. */
export interface Coverage {
  applicable: number;
  answered: number;
}

/** A measure's score, 0..1, or null when nothing in it is rated. */
export interface MeasureScore extends Coverage {
  score: number | null;
}

/** A sector's score so far, 0..100, or null when nothing is rated; lists hold ids in the plan's order. */
export interface SectorScore extends Coverage {
  score: number | null;
  /** The score as it is shown, rounded to one decimal. */
  displayed: number | null;
  /** Only when every applicable requirement is answered, and none that was carried over waits to be confirmed. */
  grade: string | null;
  measures: Record<string, MeasureScore>;
  /** Rated below full. */
  gaps: string[];
  unanswered: string[];
  /** Answered, but carried over from an earlier period or version. */
  toConfirm: string[];
}

/**
 * Whether a requirement concerns a unit with these facets (facet id -> option id).
 * A facet that is not answered hides nothing.
 */
export function applies(requirement: Pick<Requirement, "when">, facets: Record<string, string>): boolean {
  return !requirement.when || holds(requirement.when, facets);
}

/** The facets without options that the plan does not have, which say nothing. */
export function knownFacets(data: PlanData, facets: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    data.sector.facets.flatMap(({ id, options }) => {
      const option = own(facets, id);
      return option !== undefined && options.includes(option) ? [[id, option]] : [];
    }),
  );
}

/** The answer's value, 0..1, or null when its rating is missing or none the scale knows. */
export function valueOf(
  requirement: Requirement,
  scales: Record<string, Scale>,
  answer: Answer | undefined,
): number | null {
  const scale = own(scales, requirement.scale);
  return scale ? KINDS[scale.kind].value(answer?.rating, requirement.target, scale.ratings ?? {}) : null;
}

/** Whether the answer says, with a reason, that the requirement does not apply. */
export function isNotApplicable(answer: Answer | undefined): boolean {
  return typeof answer?.na === "string" && answer.na.trim() !== "";
}

/** A score as it is shown: one decimal, half up. */
export function displayed(score: number): number {
  return Math.floor(score * 10 + 0.5 + 1e-9) / 10; // the small addition undoes the error of binary fractions
}

/**
 * Scores a unit's answers (by full requirement id) under the plan's rules and weights alone: a rating the
 * scale does not know is no answer, an option the facet does not have is none either, ids that are not in
 * the plan count for nothing.
 */
export function scoreSector(
  data: PlanData,
  facets: Record<string, string>,
  answers: Record<string, Answer>,
): SectorScore {
  const known = knownFacets(data, facets);
  const sector: SectorScore = {
    score: null,
    displayed: null,
    grade: null,
    applicable: 0,
    answered: 0,
    measures: {},
    gaps: [],
    unanswered: [],
    toConfirm: [],
  };
  const total = mean();
  for (const { id, weight, requirements } of data.sector.measures) {
    const measure = { score: null, applicable: 0, answered: 0 } as MeasureScore;
    const part = mean();
    for (const requirement of requirements) {
      if (!applies(requirement, known)) continue;
      measure.applicable++;
      const answer = own(answers, requirement.id);
      const na = isNotApplicable(answer);
      const value = na ? null : valueOf(requirement, data.scales, answer);
      if (!na && value === null) {
        sector.unanswered.push(requirement.id);
        continue;
      }
      measure.answered++;
      if (answer?.confirm) sector.toConfirm.push(requirement.id);
      if (value === null) continue;
      part.add(requirement.weight, value);
      if (value < 1) sector.gaps.push(requirement.id);
    }
    measure.score = part.value();
    if (measure.score !== null) total.add(weight, measure.score);
    sector.measures[id] = measure;
    sector.applicable += measure.applicable;
    sector.answered += measure.answered;
  }
  const score = total.value();
  if (score !== null) {
    sector.score = score * 100;
    const shown = sector.displayed = displayed(sector.score);
    if (sector.answered === sector.applicable && !sector.toConfirm.length) {
      sector.grade = data.grades.find(({ from }) => from <= shown)?.id ?? null;
    }
  }
  return sector;
}

/** A weighted mean that is null until something with a weight was added. */
function mean() {
  let weights = 0, sum = 0;
  return {
    add(weight: number, value: number) {
      weights += weight;
      sum += weight * value;
    },
    value: () => weights > 0 ? sum / weights : null,
  };
}

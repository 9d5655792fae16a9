import type { Answer } from "./assessment.ts";
import { holds } from "./condition.ts";
import type { PlanData, Requirement, Scale } from "./plan-data.ts";
import { own } from "./records.ts";
import { isOpen, isRemedy } from "./remedies.ts";
import { KINDS } from "./scale-kinds/kinds.ts";

/** What the answers to some requirements come to. */
export interface Coverage {
  applicable: number;
  answered: number;
}

/** The score of a measure or a group: the part of what is possible, 0..1, or null when nothing in it is rated. */
export interface MeasureScore extends Coverage {
  score: number | null;
  /** Points: what is earned, after what findings take from the whole, and what is possible of the rated ones. */
  earned: number;
  possible: number;
}

/** A sector's score so far, out of the total, or null when nothing is rated; lists hold ids in the plan's order. */
export interface SectorScore extends Coverage {
  score: number | null;
  /** The score as it is shown, rounded to one decimal. */
  displayed: number | null;
  /** Only when every applicable requirement is answered, and none that was carried over waits to be confirmed. */
  grade: string | null;
  measures: Record<string, MeasureScore>;
  groups: Record<string, MeasureScore>;
  /** Rated below full. */
  gaps: string[];
  /** What is, or was, to be put right; and of that what is not closed, even if it is no gap any more. */
  remedies: string[];
  open: string[];
  unanswered: string[];
  /** Answered, but carried over from an earlier period or version. */
  toConfirm: string[];
  /** By points: what the bonus comes to, never more than the plan's most. */
  bonus: number;
  /** Requirements of a veto that are not met: the plan's outcome is named in place of a grade. */
  vetoes: string[];
  /** The thresholds that are reached; when a grade could be shown. */
  reached: string[];
  /** Grades that the score would allow, with the requirements that they need and lack. */
  withheld: Record<string, string[]>;
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

/** The value of a rating, 0..1, or null when it is missing or none the scale knows. */
export function ratingValue(
  requirement: Requirement,
  scales: Record<string, Scale>,
  answer: Answer | undefined,
): number | null {
  const scale = own(scales, requirement.scale);
  return scale ? KINDS[scale.kind].value(answer?.rating, requirement.target, scale.ratings ?? {}) : null;
}

/** Whether the best rating is given without what the requirement needs for it: such an answer does not count. */
export function lacks(
  requirement: Requirement,
  scales: Record<string, Scale>,
  answer: Answer | undefined,
): boolean {
  const { needs } = requirement;
  return needs !== undefined && !answer?.[needs]?.trim() && ratingValue(requirement, scales, answer) === 1;
}

/** The answer's value, 0..1, or null when it does not count: see `ratingValue` and `lacks`. */
export function valueOf(
  requirement: Requirement,
  scales: Record<string, Scale>,
  answer: Answer | undefined,
): number | null {
  return lacks(requirement, scales, answer) ? null : ratingValue(requirement, scales, answer);
}

/** Whether the answer says, with a reason, that the requirement does not apply; where the plan allows it to. */
export function isNotApplicable(answer: Answer | undefined, requirement?: Requirement): boolean {
  return requirement?.na !== "never" && typeof answer?.na === "string" && answer.na.trim() !== "";
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
  const { points } = data;
  const sector: SectorScore = {
    score: null,
    displayed: null,
    grade: null,
    applicable: 0,
    answered: 0,
    measures: {},
    groups: {},
    gaps: [],
    remedies: [],
    open: [],
    unanswered: [],
    toConfirm: [],
    bonus: 0,
    vetoes: [],
    reached: [],
    withheld: {},
  };
  const groups = new Map<string, Sum>();
  for (const { id, group = `=${id}`, requirements } of data.sector.measures) {
    const sum = new Sum();
    for (const requirement of requirements) {
      if (!applies(requirement, known)) continue;
      sum.applicable++;
      const answer = own(answers, requirement.id);
      const na = isNotApplicable(answer, requirement);
      const value = na ? null : valueOf(requirement, data.scales, answer);
      const gap = value !== null && value < 1;
      if (!na && isRemedy(answer, gap)) {
        sector.remedies.push(requirement.id);
        if (isOpen(answer, gap)) sector.open.push(requirement.id);
      }
      if (!na && value === null) {
        sector.unanswered.push(requirement.id);
        continue;
      }
      sum.answered++;
      if (answer?.confirm) sector.toConfirm.push(requirement.id);
      if (value === null) continue;
      const { weight, takes } = requirement;
      if (gap) sector.gaps.push(requirement.id);
      if (requirement.veto) {
        if (gap) sector.vetoes.push(requirement.id);
      } else if (requirement.bonus) sector.bonus += value * weight;
      else if (takes) sum.lost += takes * Number(answer!.rating);
      else sum.add(weight * value, weight);
    }
    sector.measures[id] = sum.score();
    // What findings take from the whole, they take from the group; a measure without one is its own.
    groups.set(group, (groups.get(group) ?? new Sum()).join(sum));
    sector.applicable += sum.applicable;
    sector.answered += sum.answered;
  }
  const whole = new Sum();
  for (const [id, sum] of groups) {
    const group = sum.score();
    if (id[0] !== "=") sector.groups[id] = group;
    if (points) whole.add(group.earned, group.possible);
  }
  if (!points) {
    for (const { id, weight } of data.sector.measures) {
      const { score } = sector.measures[id];
      if (score !== null) whole.add(weight * score, weight);
    }
  }
  const part = whole.score().score;
  sector.bonus = Math.min(sector.bonus, points?.bonus?.most ?? 0);
  if (part !== null) {
    sector.score = points && !points.rescale ? whole.earned : part * (points?.total ?? 100);
    sector.displayed = displayed(sector.score);
    if (isComplete(sector)) setOutcome(data, sector);
  }
  return sector;
}

/** Whether everything that concerns the unit is answered, and nothing carried over waits to be confirmed. */
export function isComplete(score: Pick<SectorScore, "answered" | "applicable" | "toConfirm">): boolean {
  return score.answered === score.applicable && !score.toConfirm.length;
}

/** Grade and thresholds, once everything is answered and confirmed. */
function setOutcome({ points, grades }: PlanData, sector: SectorScore): void {
  const reckoned = displayed(sector.displayed! + (points?.bonus?.counts ? displayed(sector.bonus) : 0));
  const isReached = ({ from }: { from: number }) => from <= reckoned;
  if (sector.vetoes.length) return;
  sector.reached = (points?.thresholds ?? []).filter(isReached).map(({ id }) => id);
  for (const { id, needs = [] } of grades.filter(isReached)) {
    const missing = needs.filter((need) => sector.gaps.includes(need));
    if (!missing.length) {
      sector.grade = id;
      return;
    }
    sector.withheld[id] = missing;
  }
}

/** What some rated requirements come to: weighted values, or points. */
class Sum implements Coverage {
  applicable = 0;
  answered = 0;
  earned = 0;
  possible = 0;
  /** Taken from the whole. */
  lost = 0;

  add(earned: number, possible: number): void {
    this.earned += earned;
    this.possible += possible;
  }

  join(other: Sum): this {
    for (const name of Object.keys(other) as (keyof Coverage)[]) this[name] += other[name];
    return this;
  }

  score(): MeasureScore {
    const { applicable, answered, possible } = this;
    const earned = Math.max(0, this.earned - this.lost);
    return { score: possible > 0 ? earned / possible : null, applicable, answered, earned, possible };
  }
}

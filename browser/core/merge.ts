import type { Answer, Assessment, Refusal } from "./assessment.ts";
import { carryOver, type Move } from "./carry-over.ts";
import { historyOf, lastChange, saysTheSame, timeOf } from "./history.ts";
import { plainName } from "./names.ts";
import { periodKey } from "./period.ts";
import { type PlanData, requirementsOf } from "./plan-data.ts";
import { emptyRecord, own } from "./records.ts";
import { isRemedy } from "./remedies.ts";
import { ratingValue } from "./scoring.ts";

/** What opening a file would do; nothing is done yet. */
export interface Preview {
  ok: true;
  /** The file's content under the present plan's ids, without what was refused. */
  assessment: Assessment;
  /** The file was written under a later version of the plan than this page has. */
  newerPlan: boolean;
  matched: string[];
  moved: Move[];
  retired: string[];
  unknown: string[];
  refused: Refusal[];
  /** Each answer of the file beside the one already here; all are "new" when there is none to compare with. */
  compared: { id: string; state: Comparison }[];
  /** Facets that the file answers otherwise than what is here. */
  facets: { id: string; here: string; file: string }[];
}

/** "older" means that the answer already here stays current. */
export type Comparison = "new" | "newer" | "older" | "same";

/** A preview, or why the file is none of this page's. */
export type PreviewResult = Preview | { ok: false; code: "other-plan" | "other-sector" };

/**
 * What opening a parsed file would do under these data, and against the assessment of the same unit and period
 * that is already here, if there is one. Ratings and facets that the plan does not know are refused; the rest of
 * such an answer is kept. `refused` is the list that reading the file gave.
 */
export function previewOpening(
  data: PlanData,
  file: Assessment,
  refused: Refusal[],
  here?: Assessment,
): PreviewResult {
  if (file.plan.id !== data.plan.id) return { ok: false, code: "other-plan" };
  if (file.sector !== data.sector.id) return { ok: false, code: "other-sector" };
  const { assessment, ...lists } = carryOver(data, file);
  const allRefused = [...refused, ...refuseUnknown(data, assessment)];
  const present = here && carryOver(data, here).assessment;
  return {
    ok: true,
    assessment,
    newerPlan: file.plan.version > data.plan.version,
    ...lists,
    refused: allRefused,
    compared: Object.entries(assessment.answers).map(([id, answer]) => ({
      id,
      state: compare(present && own(present.answers, id), answer),
    })),
    facets: Object.entries(assessment.facets).flatMap(([id, option]) => {
      const chosen = present && own(present.facets, id);
      return chosen === undefined || chosen === option ? [] : [{ id, here: chosen, file: option }];
    }),
  };
}

/** Whether two assessments are of the same unit, sector and period of one plan, however the names are spaced. */
export function isSameSubject(one: Assessment, other: Assessment): boolean {
  return one.plan.id === other.plan.id && one.sector === other.sector &&
    plainName(one.unit) === plainName(other.unit) && periodKey(one.period) === periodKey(other.period);
}

/**
 * Joins a file's assessment, as its preview gives it, into the one already here: of two answers the newer one
 * becomes current and the other goes to its history. Facets are those of the assessment saved last, filled up
 * from the other. Unit, sector and period stay those already here. Neither argument is changed.
 */
export function merge(data: PlanData, here: Assessment, file: Assessment): Assessment {
  const base = carryOver(data, here).assessment;
  const added = carryOver(data, file).assessment;
  const answers = emptyRecord<Answer>();
  const history = emptyRecord<Answer[]>();
  const replacedHere = base.history ?? {};
  const replacedThere = added.history ?? {};
  const ids = [base.answers, added.answers, replacedHere, replacedThere].flatMap((map) => Object.keys(map));
  for (const id of new Set(ids)) {
    const ours = own(base.answers, id);
    const theirs = own(added.answers, id);
    const current = ours && theirs ? newer(ours, theirs) : ours ?? theirs;
    const others = [...(own(replacedHere, id) ?? []), ...(own(replacedThere, id) ?? [])];
    if (current) answers[id] = current;
    if (ours && theirs && !saysTheSame(ours, theirs)) others.push(current === ours ? theirs : ours);
    const kept = historyOf(current, others);
    if (kept.length) history[id] = kept;
  }
  const [late, early] = lastChange(file) > lastChange(here) ? [added, base] : [base, added];
  const result: Assessment = {
    ...base,
    plan: { ...base.plan, version: Math.max(base.plan.version, added.plan.version) },
    facets: { ...early.facets, ...late.facets },
    answers,
    saved_at: late.saved_at,
  };
  const posts = { ...early.posts, ...late.posts };
  if (Object.keys(posts).length) result.posts = posts;
  delete result.history;
  if (Object.keys(history).length) result.history = history;
  return result;
}

/**
 * Joins two assessments that were both made from `base`. What only one of them has changed since, or taken back, is as
 * that one has it: an answer, a facet, the unit's name, the period. Of an answer that both have changed the newer one
 * becomes current and the other goes to its history; of the rest it is `here`. No argument is changed.
 */
export function joinFrom(data: PlanData, base: Assessment, here: Assessment, there: Assessment): Assessment {
  const ours = { ...here, answers: { ...here.answers } };
  const theirs = carryOver(data, there).assessment;
  for (const id of new Set([ours, theirs].flatMap(({ answers }) => Object.keys(answers)))) {
    const was = own(base.answers, id), one = own(ours.answers, id), other = own(theirs.answers, id);
    const kept = isSame(one, was) ? other : isSame(other, was) ? one : null;
    if (kept === null) continue;
    for (const { answers } of [ours, theirs]) {
      if (kept) answers[id] = kept;
      else delete answers[id];
    }
  }
  const pick = (one?: string, other?: string, was?: string) => one === was ? other : one;
  const result = merge(data, theirs, ours);
  result.unit = pick(here.unit, there.unit, base.unit)!;
  result.period = pick(here.period, there.period, base.period)!;
  for (const id of Object.keys(result.facets)) {
    const option = pick(own(here.facets, id), own(there.facets, id), own(base.facets, id));
    if (option) result.facets[id] = option;
    else delete result.facets[id];
  }
  return result;
}

function isSame(one: Answer | undefined, other: Answer | undefined): boolean {
  return one && other ? one.at === other.at && saysTheSame(one, other) : one === other;
}

/**
 * The start of another period's assessment: all answers, each to be confirmed, each with the date it was given. What is
 * still to be put right comes along and says since which period it is; what was closed, and the history, stay behind.
 */
export function duplicateForPeriod(assessment: Assessment, period: string, now: string): Assessment {
  const { history: _history, ...rest } = assessment;
  const answers = emptyRecord<Answer>();
  for (const [id, answer] of Object.entries(assessment.answers)) {
    answers[id] = { ...remaining(answer, assessment.period), confirm: true };
  }
  return { ...rest, plan: { ...rest.plan }, facets: { ...rest.facets }, period, answers, saved_at: now };
}

function remaining(answer: Answer, period: string): Answer {
  if (!isRemedy(answer, false)) return answer;
  if (answer.state !== "closed") return { ...answer, ...(period && { since: answer.since ?? period }) };
  const { action: _a, post: _p, due: _d, state: _s, closed_on: _c, proof: _f, since: _e, ...rest } = answer;
  return rest;
}

function compare(here: Answer | undefined, file: Answer): Comparison {
  if (!here) return "new";
  if (saysTheSame(here, file)) return "same";
  return newer(here, file) === file ? "newer" : "older";
}

/** The later of two answers; at the same moment the one already here. */
function newer(here: Answer, file: Answer): Answer {
  return timeOf(file) > timeOf(here) ? file : here;
}

/** Takes ratings and facets the plan does not know out of a file's answers; gives the list of them. */
function refuseUnknown(data: PlanData, assessment: Assessment): Refusal[] {
  const refused: Refusal[] = [];
  const requirements = requirementsOf(data);
  for (const [id, answer] of Object.entries(assessment.answers)) {
    const requirement = requirements.get(id);
    if (
      !requirement || answer.rating === undefined || ratingValue(requirement, data.scales, answer) !== null
    ) {
      continue;
    }
    delete answer.rating;
    refused.push({ path: `answers/${id}/rating`, code: "unknown-rating" });
  }
  const options = new Map(data.sector.facets.map((facet) => [facet.id, facet.options]));
  for (const [id, option] of Object.entries(assessment.facets)) {
    if (options.get(id)?.includes(option)) continue;
    delete assessment.facets[id];
    refused.push({ path: `facets/${id}`, code: "unknown-option" });
  }
  return refused;
}

import type { Answer } from "./assessment.ts";
import { applies, isNotApplicable, knownFacets, valueOf } from "./scoring.ts";
import type { PlanData, Requirement } from "./plan-data.ts";
import { own } from "./records.ts";
import { isOpen } from "./remedies.ts";

/** What an earlier and a later assessment are compared by. */
export interface Answered {
  facets: Record<string, string>;
  answers: Record<string, Answer>;
}

/** How the answer to a requirement has changed. "other": neither better nor worse, as when it no longer applies. */
export const WAYS = ["worse", "better", "other", "answered", "unanswered"] as const;
/** One of them. */
export type Way = typeof WAYS[number];

/** The requirements whose answers have changed, each once; and what became of what was to be put right. */
export interface Changes {
  ratings: Record<Way, string[]>;
  remedies: {
    /** To be put right in the earlier one, and closed or met and no longer on the list now. */
    closed: string[];
    /** To be put right then and now. */
    left: string[];
    /** Only now. */
    fresh: string[];
  };
}

/** What has changed from an earlier assessment to a later one, both under this plan; ids in the plan's order. */
export function changesOf(data: PlanData, earlier: Answered, later: Answered): Changes {
  const changes: Changes = {
    ratings: { worse: [], better: [], other: [], answered: [], unanswered: [] },
    remedies: { closed: [], left: [], fresh: [] },
  };
  const before = look(data, earlier), after = look(data, later);
  for (const { requirements } of data.sector.measures) {
    for (const requirement of requirements) {
      const one = before(requirement), other = after(requirement);
      const way = wayOf(one.value, other.value);
      if (way) changes.ratings[way].push(requirement.id);
      if (one.open && !other.open) changes.remedies.closed.push(requirement.id);
      if (other.open) changes.remedies[one.open ? "left" : "fresh"].push(requirement.id);
    }
  }
  return changes;
}

/** The value of an answer, 0..1; "na" where it does not apply, null for none. */
type Value = number | "na" | null;

/** Looks at one assessment, requirement by requirement. */
function look(data: PlanData, { facets, answers }: Answered) {
  const known = knownFacets(data, facets);
  return (requirement: Requirement): { value: Value; open: boolean } => {
    const answer = own(answers, requirement.id);
    if (!applies(requirement, known) || isNotApplicable(answer, requirement)) {
      return { value: "na", open: false };
    }
    const value = valueOf(requirement, data.scales, answer);
    const isGap = value !== null && value < 1;
    return { value, open: isOpen(answer, isGap) };
  };
}

function wayOf(before: Value, after: Value): Way | null {
  if (before === after) return null;
  if (before === null) return after === "na" ? "other" : "answered";
  if (after === null) return "unanswered";
  if (before === "na" || after === "na") return "other";
  return after > before ? "better" : "worse";
}

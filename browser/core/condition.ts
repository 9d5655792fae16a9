import { own } from "./records.ts";

/** When a requirement applies: an answer to one of the questions about the unit, or several of them joined. */
export type Condition =
  | { facet: string; is: string }
  | { facet: string; not: string }
  | { all: Condition[] }
  | { any: Condition[] };

/** Whether a unit with these facets (facet id -> option id) may fulfil it: an unanswered question rules nothing out. */
export function holds(condition: Condition, facets: Record<string, string>): boolean {
  if ("all" in condition) return condition.all.every((part) => holds(part, facets));
  if ("any" in condition) return condition.any.some((part) => holds(part, facets));
  const chosen = own(facets, condition.facet);
  if (chosen === undefined) return true;
  return "is" in condition ? chosen === condition.is : chosen !== condition.not;
}

/** The facets that a condition asks about. */
export function facetsOf(condition: Condition): string[] {
  if ("facet" in condition) return [condition.facet];
  return ("all" in condition ? condition.all : condition.any).flatMap(facetsOf);
}

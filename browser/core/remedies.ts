import type { Answer } from "./assessment.ts";
import { own } from "./records.ts";

/** The gaps whose remedy was due before this day (YYYY-MM-DD), in the order given. */
export function overdue(gaps: string[], answers: Record<string, Answer>, day: string): string[] {
  return gaps.filter((id) => (own(answers, id)?.due ?? day) < day);
}

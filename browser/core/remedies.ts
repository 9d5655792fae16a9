import type { Answer } from "./assessment.ts";
import { own } from "./records.ts";

/** The gaps whose remedy was due before this day (YYYY-MM-DD), in the order given. */
export function overdue(gaps: string[], answers: Record<string, Answer>, day: string): string[] {
  return gaps.filter((id) => isOverdue(own(answers, id), day));
}

/** Whether the remedy of a gap was due before this day. */
export function isOverdue(answer: Answer | undefined, day: string): boolean {
  return (answer?.due ?? day) < day;
}

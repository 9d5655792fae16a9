import type { Answer } from "./assessment.ts";
import { own } from "./records.ts";

/** Days before which a remedy's date is near. */
const NEAR = 30;

/** Whether something is, or was, to be put right: a gap, or what was planned for one before its rating rose. */
export function isRemedy(answer: Answer | undefined, gap: boolean): boolean {
  return gap || [answer?.action, answer?.post, answer?.due, answer?.state].some(Boolean);
}

/** Whether that is not closed yet; a higher rating alone closes nothing. */
export function isOpen(answer: Answer | undefined, gap: boolean): boolean {
  return isRemedy(answer, gap) && answer?.state !== "closed";
}

/** Remedies that press: due before today, or within 30 days. */
export interface Pressing {
  overdue: string[];
  soon: string[];
}

/** Which of the open remedies press on this day (YYYY-MM-DD), in the order given. */
export function pressing(open: string[], answers: Record<string, Answer>, day: string): Pressing {
  const end = new Date(Date.parse(`${day}T00:00:00Z`) + NEAR * 24 * 60 * 60 * 1000).toISOString().slice(
    0,
    10,
  );
  const due = (id: string) => own(answers, id)?.due ?? "9999";
  return {
    overdue: open.filter((id) => due(id) < day),
    soon: open.filter((id) => due(id) >= day && due(id) <= end),
  };
}

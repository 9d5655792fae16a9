import { type Answer, MAX_HISTORY } from "./assessment.ts";

/** When an answer was given, as a number that can be compared. */
export function timeOf({ at }: { at: string }): number {
  return Date.parse(at) || 0;
}

/** Whether two answers say the same, whenever they were given. */
export function saysTheSame(one: Answer, other: Answer): boolean {
  return content(one) === content(other);
}

/**
 * The history of one requirement out of all its answers but the current one (if there is one): newest first, each once,
 * without repeats of the current one, at most 20.
 */
export function historyOf(current: Answer | undefined, others: Answer[]): Answer[] {
  if (!others.length) return [];
  const seen = new Set(current ? [key(current)] : []);
  return [...others]
    .sort((a, b) => timeOf(b) - timeOf(a))
    .filter((answer) => !seen.has(key(answer)) && seen.add(key(answer)))
    .slice(0, MAX_HISTORY);
}

function key(answer: Answer): string {
  return answer.at + content(answer);
}

function content({ at: _at, ...rest }: Answer): string {
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => a < b ? -1 : 1));
}

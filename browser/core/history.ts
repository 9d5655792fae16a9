import { type Answer, type Assessment, MAX_HISTORY } from "./assessment.ts";

/** When an answer was given, as a number that can be compared. */
export function timeOf({ at }: { at: string }): number {
  return Date.parse(at) || 0;
}

/**
 * When an assessment was changed last, as a number: when it was saved or its latest answer given, whichever is later. The
 * clock of the computer may have been ahead when it was saved before, and set right since.
 */
export function lastChange({ saved_at, answers }: Pick<Assessment, "saved_at" | "answers">): number {
  return Object.values(answers).reduce(
    (latest, answer) => Math.max(latest, timeOf(answer)),
    timeOf({ at: saved_at }),
  );
}

/**
 * The date of an answer that is given now, in place of `before`: never earlier than that, although the clock of the
 * computer it was given at may have been ahead; else the older one would win wherever the two meet.
 */
export function momentAfter(before: { at: string } | undefined, now: string): string {
  const earlier = before ? timeOf(before) : 0;
  if (earlier <= timeOf({ at: now })) return now;
  const next = new Date(earlier + 1000).toISOString().replace(/\.\d+Z$/, "Z");
  return next.length === now.length ? next : before!.at; // the year 9999 is the last one that files can name
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

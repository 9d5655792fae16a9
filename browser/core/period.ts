import type { Assessment } from "./assessment.ts";
import { isSameSubject } from "./merge.ts";

const DIGITS = "〇一二三四五六七八九";
const digits = (text: string) => text.replace(/./g, (one) => `${Math.max(DIGITS.indexOf(one), 0)}`); // 零 is 0 too
/** What stands for a number; longer ones first, as 十二 is no 二. */
const NUMERALS: [RegExp, (found: string) => number | string][] = [
  [/[一二三四五六七八九]?十[一二三四五六七八九]?/g, (text) => {
    const [tens, ones] = text.split("十").map(digits);
    return +(tens || 1) * 10 + +ones;
  }],
  [/[〇零一二三四五六七八九]{4}|[一二三四五六七八九]/g, digits],
  [/上|\b(first|i)\b/gi, () => 1],
  [/下|\b(second|ii)\b/gi, () => 2],
  [/\b(third|iii)\b/gi, () => 3],
  [/\b(fourth|iv)\b/gi, () => 4],
];

/**
 * Which of two periods is the earlier one (negative: the first). Periods are free texts, so only what is plain is
 * read from them: the year, then the half, quarter or month; a whole year comes after its parts. 0 when they do
 * not tell.
 */
export function comparePeriods(one: string, other: string): number {
  const a = numbers(one), b = numbers(other);
  if (!a || !b) return 0;
  for (let n = 0; n < Math.max(a.length, b.length); n++) {
    const left = a[n] ?? Infinity, right = b[n] ?? Infinity;
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** The year and the numbers beside it, the year first; null without a year. */
function numbers(period: string): number[] | null {
  let text = period.normalize("NFKC");
  for (const [numeral, value] of NUMERALS) text = text.replace(numeral, (found) => ` ${value(found)} `);
  const found = (text.match(/\d+/g) ?? []).map(Number);
  const year = found.findIndex((number) => number >= 1900 && number <= 2199);
  return year < 0 ? null : [found[year], ...found.filter((_, n) => n !== year)];
}

type Dated = Pick<Assessment, "period" | "saved_at">;

/**
 * Which of two assessments of one unit is the earlier one (negative: the first): by their periods, and where the
 * periods' names do not tell ("last year"), by when they were saved, as a unit fills in one period after the other.
 */
export function compareInTime(one: Dated, other: Dated): number {
  return comparePeriods(one.period, other.period) || Date.parse(one.saved_at) - Date.parse(other.saved_at);
}

/** The assessment among `others` that comes just before this one: the same unit's latest earlier period. */
export function earlierOf(assessment: Assessment, others: Assessment[]): Assessment | undefined {
  return others
    .filter((one) =>
      isSameSubject({ ...one, period: assessment.period }, assessment) && !isSameSubject(one, assessment) &&
      // Of two that were saved in the same second, as when a period is copied, the other one was there before.
      compareInTime(one, assessment) <= 0
    )
    .sort(compareInTime)
    .pop();
}

const ORDINALS: [RegExp, string][] = [
  [/[上一]|\b(first|i)\b/gi, " 1 "],
  [/[下二]|\b(second|ii)\b/gi, " 2 "],
  [/三|\b(third|iii)\b/gi, " 3 "],
  [/四|\b(fourth|iv)\b/gi, " 4 "],
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
  for (const [word, digit] of ORDINALS) text = text.replace(word, digit);
  const found = (text.match(/\d+/g) ?? []).map(Number);
  const year = found.findIndex((number) => number >= 1900 && number <= 2199);
  return year < 0 ? null : [found[year], ...found.filter((_, n) => n !== year)];
}

import { plainName } from "./names.ts";

/**
 * A period whose name could be read: its own short form (2026, 2026-H1, 2026-Q3, 2026-03, 2026-03-09, 2026-autumn …),
 * the same for every way to write it, and its first and last day, as month × 100 + day counted from its year's start.
 */
interface Period {
  form: string;
  year: number;
  first: number;
  last: number;
  /** Beside what it can be put in order; periods of two counts (third round, third quarter) do not tell. */
  count: "calendar" | "term" | "number";
}

const NUMERAL = "〇一二三四五六七八九";
const ORDINALS = ["first|1st|i", "second|2nd|ii", "third|3rd|iii", "fourth|4th|iv"];
const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const SEASONS: [pattern: RegExp, name: string, first: number, last: number][] = [
  [/^(?:春季?|spring)$/, "spring", 301, 531],
  [/^(?:夏季?|summer)$/, "summer", 601, 831],
  [/^(?:秋季?|autumn|fall)$/, "autumn", 901, 1130],
  [/^(?:冬季?|winter)$/, "winter", 1201, 1331],
  [/^(?:春季?学期|spring(?:term|semester))$/, "spring-term", 201, 731],
  [/^(?:秋季?学期|(?:autumn|fall)(?:term|semester))$/, "autumn-term", 801, 1331],
  [/^(?:年?初|startoftheyear|beginningoftheyear)$/, "start", 101, 131],
  [/^(?:年?中|mid-?year)$/, "middle", 601, 630],
  [/^(?:年?[末底终]|yearend|endoftheyear)$/, "end", 1201, 1231],
];

/**
 * The name by which a period is the same as another: however its year is written, `2026`, `2026年` and `二〇二六年度` are
 * one. A name that cannot be read stands for itself.
 */
export function periodKey(name: string): string {
  return read(name)?.form ?? plainName(name);
}

/**
 * Which of two periods is the earlier one (negative: the first). They are free texts: 0 when they do not tell. A whole
 * year comes after its parts.
 */
export function comparePeriods(one: string, other: string): number {
  const a = read(one), b = read(other);
  if (!a || !b) return 0;
  if (a.year !== b.year && a.count === "calendar" && b.count === "calendar") {
    return (a.year * 10_000 + a.last) - (b.year * 10_000 + b.last) || b.first - a.first;
  }
  if (a.year !== b.year) return a.year - b.year;
  const whole = (period: Period) => period.form === String(period.year);
  if (a.count !== b.count && !whole(a) && !whole(b)) return 0;
  if (whole(a) !== whole(b)) return whole(a) ? 1 : -1;
  return a.last - b.last || b.first - a.first;
}

/** Parts of a year in their order, as people write them. */
const PARTS = [
  ["上半年", "下半年"],
  ["第一季度", "第二季度", "第三季度", "第四季度"],
  ["一季度", "二季度", "三季度", "四季度"],
  ["第1季度", "第2季度", "第3季度", "第4季度"],
  ["Q1", "Q2", "Q3", "Q4"],
  ["H1", "H2"],
  ["first half", "second half"],
  ["第一学期", "第二学期"],
  ["上学期", "下学期"],
];

/** The period after this one, written the same way; empty where that cannot be told. */
export function nextPeriod(name: string): string {
  const later = name.replace(/(19|20|21)\d\d/g, (year) => String(+year + 1));
  const parts = PARTS.find((words) => words.some((word) => name.includes(word)));
  const at = parts?.findIndex((word) => name.includes(word)) ?? 0;
  const next = parts
    ? (at < parts.length - 1 ? name : later).replace(parts[at], parts[(at + 1) % parts.length])
    : later;
  return comparePeriods(name, next) < 0 ? next : "";
}

function read(name: string): Period | null {
  let text = plainName(name).toLowerCase()
    .replace(/[\u1810-\u1819]/g, (digit) => String(digit.charCodeAt(0) - 0x1810))
    .replace(/[○◯零]/g, "〇").replace(/[‐‑–—−~～至]/g, "-").replace(
      /[\s.,，、（）()/]+/g,
      (sign) => /[./]/.test(sign) ? "-" : " ",
    );
  text = digits(text).trim();
  const academic = /(?:^|\D)((?:19|20|21)\d\d) ?- ?((?:19|20|21)?\d\d) ?(?:学年|academic year|school year)?/
    .exec(text);
  if (
    academic && (+academic[2] % 100) === (+academic[1] + 1) % 100 &&
    /学年|学期|term|semester|academic|school/.test(text)
  ) {
    const rest = rid(text, academic[0]);
    return term(+academic[1], rest);
  }
  const found = /(?<!\d)((?:19|20|21)\d\d)(?!\d)/.exec(text) ?? /^['’]?(\d\d)(?=年)/.exec(text);
  const leading = found ?? /^((?:19|20|21)\d\d)(?=\d\d?月)/.exec(text);
  if (!leading) return null;
  const year = leading[1].length === 2 ? 2000 + +leading[1] : +leading[1];
  return part(year, rid(text, leading[0]));
}

/** What is left of a text without the year, without words that say no more than "year", and without blanks. */
function rid(text: string, year: string): string {
  return text.replace(year, " ").replace(/^ ?学年/, "学年").replace(
    /\b(of|the|in|year|annual)\b(?! ?end)/g,
    "",
  )
    .replace(/^[ -]*年度?|全年|整年/g, "").replace(/(自查|自评|考核|测评)$/, "").replace(/[ ]+/g, "").replace(
      /^-+|-+$/g,
      "",
    );
}

function part(year: number, rest: string): Period | null {
  const calendar = (form: string, first: number, last: number): Period => ({
    form: form ? `${year}-${form}` : String(year),
    year,
    first,
    last,
    count: "calendar",
  });
  if (!rest) return calendar("", 101, 1231);
  const two = (number: number) => String(number).padStart(2, "0");
  let match: RegExpExecArray | null;
  const half = /^(?:上半年|前半年|1half|half1|h1|1h)$/.test(rest)
    ? 1
    : /^(?:下半年|后半年|2half|half2|h2|2h)$/.test(rest)
    ? 2
    : 0;
  if (half) return calendar(`H${half}`, half * 600 - 499, half * 600 + 31 * (half - 1) + 30 * (2 - half));
  if ((match = /^(?:第?([1-4])季度?|q([1-4])|([1-4])q|([1-4])quarter|quarter([1-4]))$/.exec(rest))) {
    const quarter = +match.slice(1).find(Boolean)!;
    return calendar(`Q${quarter}`, quarter * 300 - 199, quarter * 300 + 31);
  }
  if ((match = /^(\d\d?)(?:月份?)?$/.exec(rest)) && +match[1] >= 1 && +match[1] <= 12) {
    return calendar(two(+match[1]), +match[1] * 100 + 1, +match[1] * 100 + 31);
  }
  if (
    (match = /^(\d\d?)(?:月|-)(\d\d?)[日号]?$/.exec(rest)) && +match[1] >= 1 && +match[1] <= 12 &&
    +match[2] <= 31
  ) {
    const day = +match[1] * 100 + +match[2];
    return calendar(`${two(+match[1])}-${two(+match[2])}`, day, day);
  }
  const month = MONTHS.findIndex((name) => new RegExp(`^${name}[a-z]*$`).test(rest));
  if (month >= 0 && /^[a-z]{3,9}$/.test(rest)) {
    return calendar(two(month + 1), (month + 1) * 100 + 1, (month + 1) * 100 + 31);
  }
  for (const [pattern, form, first, last] of SEASONS) {
    if (pattern.test(rest)) return calendar(form, first, last);
  }
  if (/学年|学期|term|semester/.test(rest)) return term(year, rest);
  if ((match = /^第?(\d{1,2})(?:次|期|轮|批|阶段|round)$/.exec(rest))) {
    return { form: `${year}-no-${match[1]}`, year, first: +match[1], last: +match[1], count: "number" };
  }
  return null;
}

/** A school's term: the first of the school year 2025 (to 2026) is its autumn. */
function term(year: number, rest: string): Period | null {
  const word = rest.replace(/学年/, "");
  const ofYear = (form: string, first: number, last: number): Period => ({
    form: `${year}-school-year${form}`,
    year,
    first,
    last,
    count: "term",
  });
  if (!word) return ofYear("", 801, 1931);
  const first =
    /^(?:第?1学期|上学期|秋季?学期|1(?:term|semester)|(?:term|semester)1|autumn(?:term|semester))$/.test(
      word,
    );
  const second =
    /^(?:第?2学期|下学期|春季?学期|2(?:term|semester)|(?:term|semester)2|spring(?:term|semester))$/.test(
      word,
    );
  if (first) return ofYear("-1", 801, 1331);
  return second ? ofYear("-2", 1401, 1931) : null;
}

/** Numbers however they are written: 十二, 二〇二六, Ⅱ (iii by then), second. */
function digits(text: string): string {
  return ORDINALS.reduce(
    (all, words, n) => all.replace(new RegExp(`\\b(?:${words})\\b`, "g"), String(n + 1)),
    text
      .replace(/[一二三四五六七八九]?十[一二三四五六七八九]?/g, (found) => {
        const [tens, ones] = found.split("十");
        return String((tens ? NUMERAL.indexOf(tens) : 1) * 10 + Math.max(NUMERAL.indexOf(ones || "〇"), 0));
      })
      .replace(/[〇一二三四五六七八九]/g, (one) => String(NUMERAL.indexOf(one))),
  );
}

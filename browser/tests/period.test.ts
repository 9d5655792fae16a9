/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { comparePeriods, nextPeriod, periodKey } from "../core/period.ts";
import { earlierOf } from "../core/timeline.ts";
import { assessment, AT, LATER } from "./samples.ts";

const MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const ORDERS: Record<string, string[]> = {
  "years and halves": ["2025", "2026 上半年", "2026 下半年", "2026"],
  "quarters": ["2026年第一季度", "2026年第2季度", "2026年第三季度", "2026年四季度", "2026年"],
  "months in Chinese": [...MONTHS.map((month) => `2026年${month}月`), "2026年", "2027年一月"],
  "months beside the year": MONTHS.map((month) => `2026${month}月份`),
  "days": ["2026年三月九日", "2026年三月十日", "2026年三月十九日", "2026年三月二十日", "2026年三月二十一日"],
  "months in digits": ["2026-03", "2026-11", "2027-01"],
  "digits and Chinese": ["2026年9月", "2026年十月", "2026年11月", "2026年十二月"],
  "a year in Chinese": ["二〇二五年", "二零二六年上半年", "二〇二六年下半年", "2027"],
  "English": ["first half of 2026", "second half of 2026"],
  "letters": ["H1 2026", "2026 H2"],
  "terms of schools": ["2025-2026学年第一学期", "2025-2026学年第二学期", "2026-2027学年第一学期"],
  "terms of a year": ["2026年春季学期", "2026年秋季学期", "2026年", "2027年春季学期"],
  "seasons": ["spring 2026", "summer 2026", "autumn 2026", "2026"],
  "parts of a year": ["2026年初", "2026年中", "2026年末", "2026年"],
  "rounds": ["2026年第一次", "2026年第二次", "2026年第十次", "2026年"],
  "full width": ["２０２５年", "2026年"],
};

for (const [name, order] of Object.entries(ORDERS)) {
  Deno.test(`Periods follow each other however they are written: ${name}.`, () => {
    for (let n = 1; n < order.length; n++) {
      assert.ok(comparePeriods(order[n - 1], order[n]) < 0, `${order[n - 1]} < ${order[n]}`);
      assert.ok(comparePeriods(order[n], order[n - 1]) > 0);
    }
    assert.deepEqual([...order].reverse().sort(comparePeriods), order);
  });
}

/** Names of one period each, and names that cannot be read; Python's code is held to them too. */
const { same: SAME, unread: UNREAD }: { same: string[][]; unread: string[] } = JSON.parse(
  Deno.readTextFileSync(new URL("../../tests/vectors/periods/same.json", import.meta.url)),
);

Deno.test("However a period is written, it is the same one, and no other.", () => {
  const keys = SAME.map((names) => [...new Set(names.map(periodKey))]);
  for (const [n, names] of SAME.entries()) {
    assert.equal(keys[n].length, 1, `${names.map((name) => `${name} = ${periodKey(name)}`).join(", ")}`);
    for (const name of names) assert.equal(comparePeriods(name, names[0]), 0, name);
  }
  assert.equal(new Set(keys.flat()).size, SAME.length);
});

Deno.test("What cannot be read stays apart.", () => {
  for (const name of UNREAD) {
    assert.equal(periodKey(name), name);
    assert.equal(comparePeriods(name, "2026"), 0, name);
  }
});

Deno.test("Of a period without a year nothing is known.", () => {
  assert.equal(comparePeriods("去年", "2026"), 0);
  assert.equal(comparePeriods("十二月", "三月"), 0);
});

const of = (period: string, saved_at = AT, unit = "旗民委") => assessment({}, { unit, period, saved_at });

Deno.test("The period beside a result is the latest one before it, whenever the others were saved.", () => {
  const stored = ["2024", "2026 下半年", "2025", "2027"].map((period, n) =>
    of(period, ["2026-09-01T08:00:00Z", LATER, AT, "2026-12-01T08:00:00Z"][n])
  );
  const before = (period: string) => earlierOf(of(period), stored)?.period;
  assert.equal(before("2026 上半年"), "2025");
  assert.equal(before("2026"), "2026 下半年");
  assert.equal(before("2025"), "2024");
  assert.equal(before("2024"), undefined);
});

Deno.test("The period beside a result is of the same unit, and not the same one written with other spaces.", () => {
  assert.equal(earlierOf(of("2026"), [of("2025", AT, "旗教育局"), of(" 2026 ")]), undefined);
  assert.equal(earlierOf(of("2026"), [of("2025", AT, "旗民委 ")])?.period, "2025");
});

Deno.test("Where the names of periods do not tell, the one saved last before this one counts as its earlier one.", () => {
  const stored = [of("前年", "2026-01-01T08:00:00Z"), of("去年", AT), of("明年", LATER)];
  assert.equal(earlierOf(of("今年", "2026-03-15T08:00:00Z"), stored)?.period, "去年");
  assert.equal(earlierOf(of("今年", AT), stored)?.period, "去年");
  assert.equal(earlierOf(of("今年", "2025-01-01T08:00:00Z"), stored), undefined);
});

Deno.test("The next period is written as this one is; nothing is proposed where it cannot be told.", () => {
  const next: Record<string, string> = {
    "2026": "2027",
    "2026年度": "2027年度",
    "2026 上半年": "2026 下半年",
    "2026年下半年": "2027年上半年",
    "2026 Q4": "2027 Q1",
    "2026年第三季度": "2026年第四季度",
    "2025-2026学年第二学期": "2026-2027学年第一学期",
    "2025学年": "2026学年",
    "first half of 2026": "second half of 2026",
    "二〇二六年": "",
    "第三轮": "",
    "去年": "",
    "": "",
  };
  for (const [period, expected] of Object.entries(next)) assert.equal(nextPeriod(period), expected, period);
});

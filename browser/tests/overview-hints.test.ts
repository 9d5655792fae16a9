/// <reference lib="deno.ns" />
// Hints for asking back: found among a thousand invented units, of which some were given a fault on purpose.
import assert from "node:assert/strict";
import type { Answer, Assessment } from "../core/assessment.ts";
import { findHints } from "../overview/hints/finding.ts";
import { KINDS } from "../overview/hints/kinds.ts";
import type { OverviewData } from "../overview/page-data.ts";
import { Intake, type Row } from "../overview/reading/intake.ts";
import { succession } from "../overview/statistics.ts";
import { assessment, plan } from "./samples.ts";

const NOW = Date.parse("2026-11-28T00:00:00Z");
const IDS = Array.from({ length: 30 }, (_, n) => `r${n}`);
const NUMBERS = IDS.filter((_, n) => n % 10 === 9);

/** A plan of thirty requirements; every tenth asks for a number, four times. */
function wide() {
  const data = plan();
  const [measure] = data.sector.measures;
  data.sector.measures = [{
    ...measure,
    requirements: IDS.map((id, n) => ({
      id: `${data.sector.id}.${id}`,
      scale: n % 10 === 9 ? "count" : "has",
      weight: 1,
      ...(n % 10 === 9 && { target: 4 }),
    })),
  }];
  return data;
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function chances(seed: number): () => number {
  return () => {
    seed = seed + 0x6d2b79f5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

type Answers = Record<string, Partial<Answer>>;
const PLACES = ["档案柜第一格", "办公室文件夹", "党建室资料盒"];
const SHORT = ["已完成", "见年度总结", "正在办理中", "下半年开展"];

/** Answers as units give them: most in order, notes of their own or short ones that many use. */
function ordinary(chance: () => number, unit: string): Answers {
  const level = 0.55 + 0.4 * chance();
  const answers: Answers = {};
  for (const id of IDS) {
    const good = chance() < level;
    const rating = NUMBERS.includes(id)
      ? Math.floor(chance() * 8)
      : good
      ? "yes"
      : chance() < 0.7
      ? "partly"
      : "no";
    answers[id] = {
      rating,
      ...(chance() < 0.3 && { evidence: PLACES[Math.floor(chance() * 3)] }),
      ...(chance() < 0.3 &&
        {
          note: chance() < 0.5
            ? SHORT[Math.floor(chance() * 4)]
            : `${unit}于${1 + Math.floor(chance() * 12)}月${id}办理`,
        }),
    };
  }
  return answers;
}

/** A thousand units, twenty with each fault; the names of those that have it. */
function units(): { rows: Row[]; faulty: Record<string, Set<string>> } {
  const chance = chances(7);
  const intake = new Intake([wide()]);
  const faulty: Record<string, Set<string>> = Object.fromEntries(
    Object.keys(KINDS).map((kind) => [kind, new Set()]),
  );
  const put = (unit: string, answers: Answers, more: Partial<Assessment> = {}) => {
    const item = intake.accept(`${unit}.json`, assessment(answers, { unit, period: "2026", ...more }));
    assert.ok(item.row, `${item.reason}`);
  };
  const copied = "按照上级部署逐条对照落实并建立工作台账";
  for (let n = 0; n < 1000; n++) {
    const unit = `第${n}单位`;
    const mine = ordinary(chance, unit);
    const kind = Object.keys(KINDS)[Math.floor(n / 20)];
    if (kind) faulty[kind].add(unit);
    switch (kind) {
      case "no-evidence":
        for (const id of IDS) mine[id] = { rating: NUMBERS.includes(id) ? 4 : "yes" };
        break;
      case "same-note":
        mine.r0.note = copied;
        break;
      case "count-out-of-range":
        mine.r9.rating = n % 2 ? 400 : 2.5;
        break;
      case "jump": {
        for (const id of IDS) mine[id].rating = NUMBERS.includes(id) ? 4 : "yes";
        const before = Object.fromEntries(IDS.map((id) => [id, { rating: NUMBERS.includes(id) ? 1 : "no" }]));
        put(unit, before, { period: "2025", saved_at: "2025-03-01T08:00:00Z" });
        break;
      }
      case "twin-files":
        put(`甲${unit}`, mine);
        faulty[kind].add(`甲${unit}`);
        mine.r3 = { rating: "no" };
        break;
    }
    put(unit, mine, kind === "future-date" ? { saved_at: "2027-03-01T00:00:00Z" } : {});
  }
  return { rows: intake.rows, faulty };
}

Deno.test("Of the faults put in at least 95 of a hundred hints are right, and as many faults are found, of each kind.", async (t) => {
  const { rows, faulty } = units();
  const { earlier, latest } = succession(rows);
  const data = { sectors: [wide()], texts: {} } as unknown as OverviewData;
  const chosen = rows.filter((row) => latest.has(row));
  const hints = await findHints(data, chosen, { earlier, now: NOW }, () => Promise.resolve());
  for (const kind of Object.keys(KINDS)) {
    await t.step(kind, () => {
      const found = new Set(
        hints.filter((hint) => hint.kind === kind).flatMap(({ rows }) => rows).map(({ unit }) => unit),
      );
      const right = [...found].filter((unit) => faulty[kind].has(unit)).length;
      assert.ok(right / found.size >= 0.95, `precision ${right}/${found.size}`);
      assert.ok(right / faulty[kind].size >= 0.95, `recall ${right}/${faulty[kind].size}`);
    });
  }
});

Deno.test("A unit that repeats its own words the next year, or two that do well without a text, are no hint.", async () => {
  const intake = new Intake([wide()]);
  const full = Object.fromEntries(
    IDS.map((id) => [id, { rating: NUMBERS.includes(id) ? 4 : "yes", evidence: "档案柜" }]),
  );
  const note = { ...full, r0: { rating: "yes", evidence: "档案柜", note: "按照上级部署逐条对照落实" } };
  for (
    const [unit, period, answers] of [["甲", "2025", note], ["甲", "2026", note], ["乙", "2026", full], [
      "丙",
      "2026",
      full,
    ]] as const
  ) {
    intake.accept("x", assessment(answers, { unit, period }));
  }
  const data = { sectors: [wide()], texts: {} } as unknown as OverviewData;
  const context = { earlier: succession(intake.rows).earlier, now: NOW };
  assert.deepEqual(await findHints(data, intake.rows, context, () => Promise.resolve()), []);
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { carryOver } from "../core/carry-over.ts";
import type { Retirement } from "../core/plan-data.ts";
import { assessment, AT, LATER, plain, plan } from "./samples.ts";

function retire(id: string, fate: Retirement["fate"], ...to: string[]): Retirement {
  return { id: `agencies.${id}`, fate, to: to.map((one) => `agencies.${one}`), since: 2 };
}

Deno.test("Renaming: the answer follows as it is, with its history.", () => {
  const data = plan({ version: 2, retired: [retire("scheme", "moved", "plan")] });
  const history = { "agencies.scheme": [{ rating: "no", at: AT }] };
  const result = carryOver(data, assessment({ scheme: { rating: "yes", at: LATER } }, { history }));
  assert.deepEqual(plain(result.assessment.answers), { "agencies.plan": { rating: "yes", at: LATER } });
  assert.deepEqual(plain(result.assessment.history), { "agencies.plan": [{ rating: "no", at: AT }] });
  assert.deepEqual(result.moved, [{ from: "agencies.scheme", to: ["agencies.plan"], fate: "moved" }]);
  assert.equal(result.assessment.plan.version, 2);
});

Deno.test("Splitting: each part gets a copy to be confirmed, and the copies are independent.", () => {
  const data = plan({ version: 2, retired: [retire("display", "split", "plan", "window")] });
  const { assessment: carried } = carryOver(data, assessment({ display: { rating: "yes", note: "n" } }));
  const copy = { rating: "yes", note: "n", at: AT, confirm: true };
  assert.deepEqual(plain(carried.answers), { "agencies.plan": copy, "agencies.window": copy });
  assert.notEqual(carried.answers["agencies.plan"], carried.answers["agencies.window"]);
});

Deno.test("Merging: the newest answer is current and to be confirmed, the others are its history.", () => {
  const data = plan({
    version: 2,
    retired: [retire("course", "merged", "respect"), retire("lecture", "merged", "respect")],
  });
  const { assessment: carried } = carryOver(
    data,
    assessment({
      course: { rating: "none", at: AT },
      lecture: { rating: "full", at: LATER },
      respect: { rating: "partly", at: "2025-01-01T00:00:00Z" },
    }),
  );
  assert.deepEqual(plain(carried.answers), {
    "agencies.respect": { rating: "full", at: LATER, confirm: true },
  });
  assert.deepEqual(carried.history!["agencies.respect"].map(({ rating }) => rating), ["none", "partly"]);
});

Deno.test("Answers that meet under one id, the old one and the new, are to be confirmed, and neither is lost.", () => {
  const data = plan({ version: 2, retired: [retire("scheme", "moved", "plan")] });
  const { assessment: carried } = carryOver(
    data,
    assessment({ plan: { rating: "yes", at: LATER }, scheme: { rating: "no" } }),
  );
  assert.deepEqual(plain(carried.answers), { "agencies.plan": { rating: "yes", at: LATER, confirm: true } });
  assert.deepEqual(plain(carried.history), { "agencies.plan": [{ rating: "no", at: AT }] });
});

Deno.test("Removal: the answer is kept under its old id and listed as retired.", () => {
  const data = plan({ version: 2, retired: [retire("fax", "dropped")] });
  const result = carryOver(data, assessment({ fax: { rating: "yes" }, plan: { rating: "no" } }));
  assert.deepEqual(result.retired, ["agencies.fax"]);
  assert.deepEqual(result.matched, ["agencies.plan"]);
  assert.equal(result.assessment.answers["agencies.fax"].rating, "yes");
});

Deno.test("Chains: an answer follows over several versions, and one split on the way makes it to be confirmed.", () => {
  const data = plan({
    version: 4,
    retired: [
      retire("a", "moved", "b"),
      retire("b", "split", "c", "fax"),
      retire("c", "moved", "plan"),
      retire("fax", "dropped"),
    ],
  });
  const result = carryOver(data, assessment({ a: { rating: "yes" } }));
  assert.deepEqual(plain(result.assessment.answers), {
    "agencies.plan": { rating: "yes", at: AT, confirm: true },
  });
  assert.deepEqual(result.moved, [{ from: "agencies.a", to: ["agencies.plan"], fate: "moved" }]);
});

Deno.test("A circle in the list ends, and its answers are kept.", () => {
  const data = plan({ retired: [retire("a", "moved", "b"), retire("b", "moved", "a")] });
  const result = carryOver(data, assessment({ a: { rating: "yes" } }));
  assert.equal(result.assessment.answers["agencies.a"].rating, "yes");
  assert.deepEqual(result.retired, ["agencies.a"]);
});

Deno.test("However long the chain, and however often it forks and joins, each change is followed once.", () => {
  const chain = Array.from({ length: 10_000 }, (_, n) => retire(`c${n}`, "moved", `c${n + 1}`));
  const forks = Array.from({ length: 60 }, (_, n) => [
    retire(`f${n}`, "split", `g${n}`, `h${n}`),
    retire(`g${n}`, "merged", `f${n + 1}`),
    retire(`h${n}`, "merged", `f${n + 1}`),
  ]).flat();
  const data = plan({
    version: 2,
    retired: [...chain, retire("c10000", "moved", "plan"), ...forks, retire("f60", "moved", "window")],
  });
  const { assessment: carried } = carryOver(
    data,
    assessment({ c0: { rating: "yes" }, f0: { rating: "no" } }),
  );
  assert.deepEqual(plain(carried.answers), {
    "agencies.plan": { rating: "yes", at: AT },
    "agencies.window": { rating: "no", at: AT, confirm: true },
  });
});

Deno.test("An id the plan never had, or one that went to another sector, is kept and listed.", () => {
  const gone = { id: "agencies.school", fate: "moved" as const, to: ["schools.plan"], since: 2 };
  const result = carryOver(
    plan({ retired: [gone] }),
    assessment({ parking: { rating: "no" }, school: { rating: "yes" } }),
  );
  assert.deepEqual(result.unknown, ["agencies.parking"]);
  assert.deepEqual(result.retired, ["agencies.school"]);
  assert.deepEqual(Object.keys(result.assessment.answers), ["agencies.parking", "agencies.school"]);
});

Deno.test("Carrying over changes nothing it was given, and a second time changes nothing more.", () => {
  const data = plan({
    version: 2,
    retired: [retire("display", "split", "plan", "window"), retire("course", "merged", "plan")],
  });
  const before = assessment({ display: { rating: "yes" }, course: { rating: "no", at: LATER } });
  const copy = plain(before);
  const once = carryOver(data, before).assessment;
  assert.deepEqual(before, copy);
  const twice = carryOver(data, once);
  assert.deepEqual(plain(twice.assessment), plain(once));
  assert.deepEqual(twice.moved, []);
});

Deno.test("A file from a later version of the plan keeps its version: it is not made older.", () => {
  const file = assessment({}, { plan: { id: "tengger-2019", version: 9 } });
  assert.equal(carryOver(plan({ version: 2 }), file).assessment.plan.version, 9);
});

Deno.test("The history of an answer that was taken back follows its requirement too.", () => {
  const history = { "agencies.scheme": [{ rating: "no", at: AT }] };
  const data = plan({ version: 2, retired: [retire("scheme", "moved", "plan")] });
  assert.deepEqual(plain(carryOver(data, assessment({}, { history })).assessment.history), {
    "agencies.plan": [{ rating: "no", at: AT }],
  });
});

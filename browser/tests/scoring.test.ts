/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { applies, displayed, scoreSector } from "../core/scoring.ts";
import { assessment, plan } from "./samples.ts";

Deno.test("Carried-over answers are listed to be confirmed, but only where they count.", () => {
  const { facets, answers } = assessment({
    plan: { rating: "yes", confirm: true },
    window: { rating: "yes", confirm: true },
    respect: { rating: "gone", confirm: true },
    visits: { na: "no visits possible", confirm: true },
  });
  assert.deepEqual(scoreSector(plan(), facets, answers).toConfirm, [
    "agencies.plan",
    "agencies.window",
    "agencies.visits",
  ]);
  const closed = scoreSector(plan(), { "service-window": "no" }, answers);
  assert.deepEqual(closed.toConfirm, ["agencies.plan", "agencies.visits"]);
});

Deno.test("What is left to answer is listed, and each measure has a coverage of its own.", () => {
  const { facets, answers } = assessment({ plan: { rating: "no" }, respect: { note: "in work" } });
  const score = scoreSector(plan(), facets, answers);
  assert.deepEqual(score.unanswered, ["agencies.window", "agencies.respect", "agencies.visits"]);
  assert.deepEqual(score.measures, {
    mechanism: { score: 0, applicable: 2, answered: 1, earned: 0, possible: 1 },
    conduct: { score: null, applicable: 2, answered: 0, earned: 0, possible: 0 },
  });
});

Deno.test("A condition is decided by the facet's own value, never by an inherited property.", () => {
  assert.equal(applies({ when: { facet: "constructor", is: "yes" } }, {}), true);
  assert.equal(applies({ when: { facet: "toString", not: "yes" } }, {}), true);
  assert.equal(applies({ when: { facet: "meals", is: "canteen" } }, { meals: "allowance" }), false);
});

Deno.test("Rounding is half up although binary fractions fall short of the half.", () => {
  assert.equal(displayed(0.05), 0.1);
  assert.equal(displayed(575 / 2000 * 100), 28.8); // 28.749999999999996
  assert.equal(displayed(1759 / 2000 * 100), 88); // 87.94999999999999
  assert.equal(displayed(89.95), 90);
  assert.equal(displayed(89.9499), 89.9);
  assert.equal(displayed(100), 100);
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { MAX_HISTORY, parseAssessment } from "../core/assessment.ts";
import { duplicateForPeriod, isSameSubject, joinFrom, merge, previewOpening } from "../core/merge.ts";
import { scoreSector } from "../core/scoring.ts";
import { assessment, AT, LATER, plain, plan } from "./samples.ts";

function preview(...args: Parameters<typeof previewOpening>) {
  const result = previewOpening(...args);
  assert.ok(result.ok);
  return result;
}

Deno.test("Before anything is overwritten, the preview says for each answer whether the file's is newer.", () => {
  const here = assessment({
    plan: { rating: "no", at: AT },
    window: { rating: "yes", at: LATER },
    respect: { rating: "full", at: AT },
  });
  const file = assessment({
    plan: { rating: "yes", at: LATER },
    window: { rating: "no", at: AT },
    respect: { rating: "full", at: LATER },
    visits: { rating: 2 },
  }, { facets: { "service-window": "no" } });
  const result = preview(plan(), file, [], here);
  assert.deepEqual(result.compared, [
    { id: "agencies.plan", state: "newer" },
    { id: "agencies.window", state: "older" },
    { id: "agencies.respect", state: "same" },
    { id: "agencies.visits", state: "new" },
  ]);
  assert.deepEqual(result.facets, [{ id: "service-window", here: "yes", file: "no" }]);
});

Deno.test("The preview lists what matched, moved, was retired, is unknown and was refused.", () => {
  const data = plan({
    version: 2,
    retired: [
      { id: "agencies.scheme", fate: "moved", to: ["agencies.plan"], since: 2 },
      { id: "agencies.fax", fate: "dropped", to: [], since: 2 },
    ],
  });
  const file = assessment({
    scheme: { rating: "yes" },
    fax: { rating: "no" },
    parking: { rating: "yes" },
    respect: { rating: "yes", note: "stays" },
  }, { facets: { "service-window": "maybe", pool: "yes" } });
  const result = preview(data, file, [{ path: "score", code: "unknown-field" }]);
  assert.deepEqual(result.matched, ["agencies.respect"]);
  assert.deepEqual(result.moved.map(({ from }) => from), ["agencies.scheme"]);
  assert.deepEqual(result.retired, ["agencies.fax"]);
  assert.deepEqual(result.unknown, ["agencies.parking"]);
  assert.deepEqual(result.refused, [
    { path: "score", code: "unknown-field" },
    { path: "answers/agencies.respect/rating", code: "unknown-rating" },
    { path: "facets/service-window", code: "unknown-option" },
    { path: "facets/pool", code: "unknown-option" },
  ]);
  assert.deepEqual(plain(result.assessment.answers["agencies.respect"]), { note: "stays", at: AT });
  assert.equal(file.answers["agencies.respect"].rating, "yes");
});

Deno.test("An invented rating such as item9-99 is refused and moves no score.", () => {
  const file = assessment({ plan: { rating: "yes" }, respect: { rating: "item9-99" } });
  const parsed = parseAssessment(file);
  assert.ok(parsed.ok);
  const opened = preview(plan(), parsed.assessment, parsed.refused).assessment;
  assert.equal(scoreSector(plan(), opened.facets, opened.answers).score, 100);
});

Deno.test("A file of another plan or sector is not mixed in, and a later version of the plan is said.", () => {
  const other = (more: Parameters<typeof assessment>[1]) => previewOpening(plan(), assessment({}, more), []);
  assert.deepEqual(other({ plan: { id: "elsewhere", version: 1 } }), { ok: false, code: "other-plan" });
  assert.deepEqual(other({ sector: "schools" }), { ok: false, code: "other-sector" });
  assert.equal(
    preview(plan(), assessment({}, { plan: { id: "tengger-2019", version: 2 } }), []).newerPlan,
    true,
  );
});

Deno.test("Of two answers the newer one becomes current and the older one its history, in either direction.", () => {
  const one = assessment({ plan: { rating: "no", at: AT }, window: { rating: "yes", at: AT } });
  const two = assessment({ plan: { rating: "yes", at: LATER }, visits: { rating: 1, at: AT } });
  for (const joined of [merge(plan(), one, two), merge(plan(), two, one)]) {
    assert.equal(joined.answers["agencies.plan"].rating, "yes");
    assert.equal(joined.answers["agencies.window"].rating, "yes");
    assert.equal(joined.answers["agencies.visits"].rating, 1);
    assert.deepEqual(plain(joined.history), { "agencies.plan": [{ rating: "no", at: AT }] });
  }
});

Deno.test("Times are compared as times: half a second later is newer although its text sorts before.", () => {
  const here = assessment({ plan: { rating: "no", at: "2026-03-01T08:00:00Z" } });
  const file = assessment({ plan: { rating: "yes", at: "2026-03-01T08:00:00.500Z" } });
  assert.equal(merge(plan(), here, file).answers["agencies.plan"].rating, "yes");
});

Deno.test("Opening the same file again changes nothing more.", () => {
  const here = assessment({ plan: { rating: "no", at: AT } });
  const file = assessment({ plan: { rating: "yes", at: LATER }, window: { rating: "no" } });
  const once = merge(plan(), here, file);
  assert.deepEqual(plain(merge(plan(), once, file)), plain(once));
});

Deno.test("Opening an older file twice puts its answer into the history once.", () => {
  const here = assessment({ plan: { rating: "yes", at: LATER } });
  const file = assessment({ plan: { rating: "no", at: AT } });
  const twice = merge(plan(), merge(plan(), here, file), file);
  assert.deepEqual(plain(twice.history), { "agencies.plan": [{ rating: "no", at: AT }] });
});

Deno.test("The history keeps the newest twenty.", () => {
  const at = (n: number) => `2026-01-${String(n).padStart(2, "0")}T00:00:00Z`;
  const older = Array.from({ length: 15 }, (_, n) => ({ rating: "no", at: at(15 - n) }));
  const newer = Array.from({ length: 15 }, (_, n) => ({ rating: "partly", at: at(30 - n) }));
  const joined = merge(
    plan(),
    assessment({ plan: { rating: "yes" } }, { history: { "agencies.plan": older } }),
    assessment({ plan: { rating: "yes" } }, { history: { "agencies.plan": newer } }),
  );
  const kept = joined.history!["agencies.plan"];
  assert.equal(kept.length, MAX_HISTORY);
  assert.deepEqual([kept[0].at, kept[19].at], [at(30), at(11)]);
});

Deno.test("Merging leaves both sides as they were, so that it can be undone.", () => {
  const here = assessment({ plan: { rating: "no" } });
  const file = assessment({ plan: { rating: "yes", at: LATER } }, { saved_at: LATER, facets: {} });
  const copies = plain([here, file]);
  const joined = merge(plan(), here, file);
  assert.deepEqual([here, file], copies);
  assert.deepEqual(plain(joined.facets), { "service-window": "yes" });
  assert.equal(joined.saved_at, LATER);
});

Deno.test("The same unit and period is recognised however its name is spaced or its digits are typed.", () => {
  const same = (more: Parameters<typeof assessment>[1]) => isSameSubject(assessment(), assessment({}, more));
  assert.equal(same({ unit: " 旗民族事务局", period: "２０２６　上半年" }), true);
  assert.equal(same({ unit: "旗民族\u200b事务局\ufeff" }), true);
  assert.equal(same({ unit: "旗民族\u180e事务局" }), false);
  assert.equal(same({ period: "2026 下半年" }), false);
  assert.equal(same({ unit: "旗教育局" }), false);
  assert.equal(same({ sector: "schools" }), false);
});

Deno.test("A new period starts from the old answers, to be confirmed, with what was to be put right.", () => {
  const old = assessment(
    {
      plan: { rating: "no", action: "制定方案", post: "办公室", due: "2026-09-01" },
      window: { na: "无窗口" },
      visits: {
        rating: 4,
        note: "n",
        action: "补足",
        state: "closed",
        closed_on: "2026-02-01",
        proof: "记录",
      },
      respect: { rating: "full", action: "培训", state: "under-way", since: "2025" },
    },
    { history: { "agencies.plan": [{ rating: "no", at: AT }] } },
  );
  const copy = plain(old);
  const next = duplicateForPeriod(old, "2026 下半年", LATER);
  assert.deepEqual(plain(next.answers), {
    "agencies.plan": {
      rating: "no",
      action: "制定方案",
      post: "办公室",
      due: "2026-09-01",
      since: "2026 上半年",
      at: AT,
      confirm: true,
    },
    "agencies.window": { na: "无窗口", at: AT, confirm: true },
    // What was closed is done with; what was not stays on the list although the rating has risen.
    "agencies.visits": { rating: 4, note: "n", at: AT, confirm: true },
    "agencies.respect": {
      rating: "full",
      action: "培训",
      state: "under-way",
      since: "2025",
      at: AT,
      confirm: true,
    },
  });
  assert.deepEqual([next.period, next.saved_at, next.unit], ["2026 下半年", LATER, old.unit]);
  assert.equal(next.history, undefined);
  assert.deepEqual(old, copy);
});

Deno.test("Of two that were made from one, each keeps what it alone has changed, and neither is changed by it.", () => {
  const base = assessment({ plan: { rating: "no" }, window: { rating: "no" }, respect: { rating: "full" } });
  const here = assessment(
    { plan: { rating: "yes", at: LATER }, window: { rating: "no" }, visits: { rating: 1 } },
    { unit: "甲", facets: {} },
  );
  const there = assessment(
    { plan: { rating: "no" }, window: { rating: "partly", at: LATER }, respect: { rating: "full" } },
    { period: "2027", facets: { "service-window": "yes", other: "x" } },
  );
  const copies = plain([base, here, there]);
  const joined = joinFrom(plan(), base, here, there);
  assert.deepEqual(plain(joined.answers), {
    "agencies.plan": { rating: "yes", at: LATER },
    "agencies.window": { rating: "partly", at: LATER },
    "agencies.visits": { rating: 1, at: AT },
  });
  assert.deepEqual([joined.unit, joined.period, joined.history], ["甲", "2027", undefined]);
  assert.deepEqual(plain(joined.facets), { other: "x" });
  assert.deepEqual([base, here, there], copies);
});

Deno.test("An answer that one has taken back and the other has changed stays: it can be taken back again.", () => {
  const base = assessment({ plan: { rating: "no" } }), here = assessment();
  const there = assessment({ plan: { rating: "yes", at: LATER } });
  for (const [one, other] of [[here, there], [there, here]]) {
    assert.equal(joinFrom(plan(), base, one, other).answers["agencies.plan"].rating, "yes");
  }
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { changesOf, WAYS } from "../core/changes.ts";
import { merge } from "../core/merge.ts";
import { pressing } from "../core/remedies.ts";
import { assessment, LATER, plan } from "./samples.ts";

Deno.test("What has changed between two periods is told once each, in the plan's order.", () => {
  const before = assessment({
    plan: { rating: "no" },
    window: { rating: "yes" },
    respect: { na: "没有" },
  });
  const after = assessment({
    plan: { rating: "yes", action: "x", state: "closed" },
    window: { rating: "partly" },
    respect: { rating: "full" },
    visits: { rating: 4 },
  });
  const { ratings, remedies } = changesOf(plan(), before, after);
  assert.deepEqual(ratings, {
    worse: ["agencies.window"],
    better: ["agencies.plan"],
    other: ["agencies.respect"],
    answered: ["agencies.visits"],
    unanswered: [],
  });
  assert.deepEqual(remedies, { closed: ["agencies.plan"], left: [], fresh: ["agencies.window"] });
});

Deno.test("Whatever the answers, no requirement is told twice, and none when nothing has changed.", () => {
  const answer = fc.oneof(
    fc.constant({}),
    fc.constant({ na: "x" }),
    fc.constantFrom("yes", "partly", "no").map((rating) => ({ rating })),
    fc.record({
      rating: fc.constantFrom("yes", "no"),
      action: fc.constant("x"),
      state: fc.constantFrom("under-way" as const, "closed" as const, undefined),
    }),
  );
  const answers = fc.record({ plan: answer, window: answer });
  fc.assert(fc.property(answers, answers, (one, other) => {
    const [before, after] = [assessment(one), assessment(other)];
    const { ratings, remedies } = changesOf(plan(), before, after);
    for (const lists of [WAYS.map((way) => ratings[way]), Object.values(remedies)]) {
      const all = lists.flat();
      assert.equal(new Set(all).size, all.length);
    }
    const none = changesOf(plan(), before, before);
    assert.deepEqual([
      ...WAYS.flatMap((way) => none.ratings[way]),
      ...none.remedies.closed,
      ...none.remedies.fresh,
    ], []);
  }));
});

Deno.test("Due yesterday is overdue, today and in thirty days is near, in thirty-one is not; what has no date is neither.", () => {
  const answers = assessment({
    a: { due: "2026-02-27" },
    b: { due: "2026-02-28" },
    c: { due: "2026-03-30" },
    d: { due: "2026-03-31" },
    e: {},
  }).answers;
  const ids = Object.keys(answers);
  const { overdue, soon } = pressing(ids, answers, "2026-02-28");
  assert.deepEqual([overdue, soon], [["agencies.a"], ["agencies.b", "agencies.c"]]);
});

Deno.test("Whose measures they are is joined like facts: of two posts for one measure the one saved last counts.", () => {
  const here = assessment({}, { posts: { mechanism: "办公室", conduct: "人事科" } });
  const file = assessment({}, { posts: { mechanism: "宣传科" }, saved_at: LATER });
  assert.deepEqual(merge(plan(), here, file).posts, { mechanism: "宣传科", conduct: "人事科" });
  assert.equal(merge(plan(), assessment(), assessment()).posts, undefined);
});

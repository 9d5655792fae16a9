/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Area } from "./samples.ts";
import { PLAN, storage, Tab, twoTabs, VISITS, WINDOW } from "./tabs.ts";
import { runs } from "./runs.ts";

Deno.test("Two tabs change different things: joined, all of them are there, and what was taken back stays away.", () => {
  const [one, two] = twoTabs({ plan: { rating: "no" }, visits: { rating: 1 } });
  one.session.assessment.unit = "旗民委";
  one.session.assessment.facets = { "service-window": "no" };
  one.answer(PLAN, { rating: undefined });
  two.session.assessment.period = "2027";
  two.answer(WINDOW, { rating: "yes" });
  two.keeping.join(two.conflict!);
  assert.equal(two.codes, "saved");
  const { unit, period, facets, history } = two.session.assessment;
  assert.deepEqual([unit, period, { ...facets }], ["旗民委", "2027", { "service-window": "no" }]);
  assert.deepEqual(two.answers, { [WINDOW]: "yes", [VISITS]: 1 });
  assert.equal(history, undefined);
  one.session.follow();
  assert.deepEqual(one.session.assessment, two.session.assessment);
});

Deno.test("Two tabs change the same answer: the newer one counts, and the other is in its history.", () => {
  const [one, two] = twoTabs();
  one.answer(PLAN, { rating: "partly" });
  two.session.assessment.answers[PLAN] = { rating: "yes", at: "2999-01-01T00:00:00Z" };
  two.session.touch();
  two.session.flush();
  two.keeping.join(two.conflict!);
  assert.equal(two.answers[PLAN], "yes");
  assert.deepEqual(two.session.assessment.history![PLAN].map(({ rating }) => rating), ["partly"]);
});

Deno.test("Two tabs write at one moment, unseen by each other: the one that was overwritten says so, and both survive.", () => {
  const [one, two, area] = twoTabs();
  const before = new Map(area.entries);
  one.answer(WINDOW, { rating: "yes" });
  area.entries = before; // what the other process still sees
  two.answer(VISITS, { rating: 2 });
  assert.equal(two.codes, "saved");
  one.session.follow();
  one.keeping.join(one.conflict!);
  assert.deepEqual(one.answers, { [PLAN]: "no", [WINDOW]: "yes", [VISITS]: 2 });
  two.session.follow();
  assert.deepEqual(two.answers, one.answers);
});

Deno.test("A third save between the conflict and the joining is joined too.", () => {
  const [one, two] = twoTabs();
  one.answer(WINDOW, { rating: "yes" });
  two.answer(VISITS, { rating: 2 });
  const conflict = two.conflict!;
  one.answer(PLAN, { rating: "yes" });
  two.keeping.join(conflict);
  assert.deepEqual([two.codes, two.answers], ["saved", { [PLAN]: "yes", [WINDOW]: "yes", [VISITS]: 2 }]);
});

Deno.test("Removed in one tab while the other writes: nothing comes back by itself, and nothing is lost.", () => {
  const [one, two, area] = twoTabs();
  const removed = one.keeping.removeCurrent();
  assert.ok(removed);
  two.answer(WINDOW, { rating: "yes" });
  assert.equal(two.conflict, null);
  assert.equal(area.length, 0);
  two.keeping.separate();
  assert.deepEqual([two.codes, two.answers], ["saved", { [PLAN]: "no", [WINDOW]: "yes" }]);
  assert.ok(one.keeping.restore(removed));
  assert.deepEqual(one.answers, { [PLAN]: "no" });
  assert.equal(area.length, 2);
});

Deno.test("Removed in another tab, or all storage cleared, while nothing is written here: this tab says so at once.", () => {
  const [one, two] = twoTabs();
  const removed = one.keeping.removeCurrent()!;
  two.session.follow();
  assert.equal(two.conflict, null);
  one.keeping.restore(removed);
  two.session.follow();
  assert.equal(two.codes, "saved");
  const other = twoTabs()[1];
  localStorage.clear = () => {};
  (localStorage as unknown as Area).entries.clear();
  other.session.follow();
  assert.equal(other.conflict, null);
  other.keeping.separate();
  assert.deepEqual(other.answers, { [PLAN]: "no" });
});

Deno.test("Whatever two tabs do in whatever order, the last answer to each requirement is current in the end.", () => {
  const step = fc.record({
    tab: fc.nat(1),
    act: fc.constantFrom("answer", "answer", "flush", "follow", "join", "blind"),
    id: fc.constantFrom(PLAN, WINDOW, VISITS),
  });
  const real = Date;
  let clock = real.parse("2026-05-01T00:00:00Z");
  class Clock extends real {
    constructor(...given: [] | [string | number]) {
      super(given.length ? given[0] : clock += 1000);
    }
  }
  globalThis.Date = Clock as DateConstructor;
  try {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const [one, two, area] = twoTabs({});
        const tabs = [one, two];
        const last: Record<string, string> = {};
        const settle = (tab: Tab) => {
          tab.session.flush();
          tab.session.follow();
          if (tab.told && !tab.told.ok && tab.told.code === "conflict") {
            tab.keeping.join(tab.conflict!);
          }
        };
        for (const { tab, act, id } of steps) {
          const { session } = tabs[tab];
          if (act === "answer") session.answer(id, { note: last[id] = String(clock) });
          else if (act === "flush") session.flush();
          else if (act === "follow") session.follow();
          else if (act === "join") settle(tabs[tab]);
          else {
            // Both store at one moment: the second has not seen the first, and is told of no conflict with it.
            const before = new Map(area.entries);
            session.flush();
            area.entries = before;
            tabs[1 - tab].session.flush();
            session.follow();
          }
        }
        for (const tab of [one, two, one, two]) settle(tab);
        for (const tab of tabs) assert.deepEqual(tab.answers, last);
      }),
      { numRuns: runs(500), seed: 7 },
    );
  } finally {
    globalThis.Date = real;
  }
});

Deno.test("An answer that holds for two requirements is given once, changed once and cleared once, from either.", () => {
  storage();
  const tab = new Tab();
  tab.session.data.sector.measures[1].requirements[0].same = PLAN;
  tab.answer(PLAN, { rating: "partly", note: "方案" });
  const both = () => [PLAN, "agencies.respect"].map((id) => tab.session.assessment.answers[id]);
  const [one, two] = both();
  assert.deepEqual([one.rating, one.note, two], ["partly", "方案", one]);
  tab.answer("agencies.respect", { rating: "yes" });
  assert.deepEqual(both().map(({ rating }) => rating), ["yes", "yes"]);
  tab.answer("agencies.respect", { rating: undefined, note: undefined });
  assert.deepEqual(tab.answers, {});
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Answer } from "../core/assessment.ts";
import { joinFrom } from "../core/merge.ts";
import type { Stored } from "../core/storage.ts";
import { type Saved, Session } from "../form/session.ts";
import { Area, assessment, AT, LATER, plan } from "./samples.ts";

const PLAN = "agencies.plan", WINDOW = "agencies.window", VISITS = "agencies.visits";

/** The browser's storage for one test, with room for so many characters. */
function storage(room = Infinity): Area {
  const area = new Area(room);
  for (const [name, value] of Object.entries({ localStorage: area, sessionStorage: new Area() })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return area;
}

/** A tab: its session, and what it was told last. */
class Tab {
  session = new Session(plan());
  told: Saved | undefined;

  constructor() {
    this.session.saved = (result) => this.told = result;
    this.session.start();
  }

  /** An answer is filled in, and stored when the hand rests. */
  answer(id: string, fields: Partial<Answer>): this {
    this.session.answer(id, fields);
    this.session.flush();
    return this;
  }

  /** The conflict it was told last. */
  get conflict(): Stored | null {
    assert.ok(this.told && !this.told.ok && this.told.code === "conflict");
    return this.told.stored;
  }

  get answers(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.session.assessment.answers).map(([id, { rating, note }]) => [id, rating ?? note]),
    );
  }

  get codes(): string {
    return this.told && !this.told.ok ? this.told.code : "saved";
  }
}

/** Two tabs that show one stored assessment with these answers. */
function twoTabs(answers: Parameters<typeof assessment>[0] = { plan: { rating: "no" } }): [Tab, Tab, Area] {
  const area = storage();
  const one = new Tab();
  one.session.add(assessment(answers));
  return [one, new Tab(), area];
}

Deno.test("Two tabs change different things: joined, all of them are there, and what was taken back stays away.", () => {
  const [one, two] = twoTabs({ plan: { rating: "no" }, visits: { rating: 1 } });
  one.session.assessment.unit = "旗民委";
  one.session.assessment.facets = { "service-window": "no" };
  one.answer(PLAN, { rating: undefined });
  two.session.assessment.period = "2027";
  two.answer(WINDOW, { rating: "yes" });
  two.session.join(two.conflict!, joinFrom);
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
  two.session.join(two.conflict!, joinFrom);
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
  one.session.join(one.conflict!, joinFrom);
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
  two.session.join(conflict, joinFrom);
  assert.deepEqual([two.codes, two.answers], ["saved", { [PLAN]: "yes", [WINDOW]: "yes", [VISITS]: 2 }]);
});

Deno.test("Removed in one tab while the other writes: nothing comes back by itself, and nothing is lost.", () => {
  const [one, two, area] = twoTabs();
  const removed = one.session.removeCurrent();
  assert.ok(removed);
  two.answer(WINDOW, { rating: "yes" });
  assert.equal(two.conflict, null);
  assert.equal(area.length, 0);
  two.session.separate();
  assert.deepEqual([two.codes, two.answers], ["saved", { [PLAN]: "no", [WINDOW]: "yes" }]);
  assert.ok(one.session.restore(removed));
  assert.deepEqual(one.answers, { [PLAN]: "no" });
  assert.equal(area.length, 2);
});

Deno.test("Removed in another tab, or all storage cleared, while nothing is written here: this tab says so at once.", () => {
  const [one, two] = twoTabs();
  const removed = one.session.removeCurrent()!;
  two.session.follow();
  assert.equal(two.conflict, null);
  one.session.restore(removed);
  two.session.follow();
  assert.equal(two.codes, "saved");
  const other = twoTabs()[1];
  localStorage.clear = () => {};
  (localStorage as unknown as Area).entries.clear();
  other.session.follow();
  assert.equal(other.conflict, null);
  other.session.separate();
  assert.deepEqual(other.answers, { [PLAN]: "no" });
});

Deno.test("What is on the page alone makes no way for anything else until it is stored or in a file.", () => {
  const area = storage(700);
  const tab = new Tab();
  tab.session.add(assessment());
  const [stored] = (tab.session.list() as { records: Stored[] }).records;
  tab.session.add(assessment({}, { unit: "x" }));
  const large = { [PLAN]: "n".repeat(1000) };
  tab.answer(PLAN, { note: large[PLAN] });
  const kept = new Map(area.entries);
  assert.deepEqual([tab.codes, tab.session.isAtRisk], ["quota", true]);
  assert.equal(tab.session.use(stored), false);
  assert.equal(tab.session.begin(), false);
  assert.equal(tab.session.add(assessment()), "");
  assert.equal(tab.session.removeCurrent(), undefined);
  assert.deepEqual([tab.answers, tab.session.assessment.unit], [large, "x"]);
  assert.deepEqual(area.entries, kept);
  tab.session.noteFiled();
  assert.equal(tab.session.isAtRisk, false);
  assert.ok(tab.session.use(stored));
  assert.deepEqual(area.entries, kept);
  assert.equal(tab.session.isAtRisk, false);
});

Deno.test("What is too large to be opened again is at risk, in a file too, until it is shortened.", () => {
  storage();
  const tab = new Tab();
  tab.session.add(assessment(
    Object.fromEntries(Array.from({ length: 96 }, (_, n) => [`r${n}`, { note: "字".repeat(18_000) }])),
  ));
  tab.answer(PLAN, { note: "字".repeat(18_000) });
  tab.session.noteFiled();
  assert.deepEqual([tab.codes, tab.session.isAtRisk], ["too-large", true]);
  tab.answer(PLAN, { note: "字" });
  assert.deepEqual([tab.codes, tab.session.isAtRisk], ["saved", false]);
});

Deno.test("After a conflict another assessment cannot be mixed in: the page stays until the two are joined.", () => {
  const [one, two] = twoTabs();
  two.session.add(assessment({}, { unit: "另一个单位" }));
  const { records } = two.session.list() as { records: Stored[] };
  two.session.use(records.find(({ id }) => one.session.isCurrent(id))!);
  one.answer(PLAN, { rating: "yes" });
  two.answer(WINDOW, { rating: "yes" });
  const conflict = two.conflict!;
  const other = records.find(({ id }) => id !== conflict.id)!;
  assert.equal(two.session.use(other), false);
  two.session.join(conflict, joinFrom);
  assert.ok(two.session.use(other));
  assert.deepEqual(two.answers, {});
});

Deno.test("A removal that cannot be undone for want of room is still there to be undone.", () => {
  const area = storage(1000);
  const tab = new Tab();
  tab.session.add(assessment({ plan: { note: "n".repeat(300) } }));
  const removed = tab.session.removeCurrent()!;
  area.setItem("other", "x".repeat(900));
  assert.equal(tab.session.restore(removed), false);
  assert.equal(tab.codes, "quota");
  area.removeItem("other");
  assert.ok(tab.session.restore(removed));
  assert.equal(String(tab.answers[PLAN]).length, 300);
});

Deno.test("Keeping an assessment for this window alone takes nothing away that another tab has written.", () => {
  const [one, two, area] = twoTabs();
  one.answer(WINDOW, { rating: "yes" });
  assert.equal(two.session.keepOnlyHere(true), true);
  assert.deepEqual(two.answers, { [PLAN]: "no", [WINDOW]: "yes" });
  assert.equal(area.length, 0);

  const [first, second, shared] = twoTabs();
  first.answer(WINDOW, { rating: "yes" });
  second.session.answer(VISITS, { rating: 2 });
  assert.equal(
    second.session.keepOnlyHere(true),
    false,
    "the other tab's record stays, and the user is told",
  );
  assert.equal(shared.length, 1);
  assert.deepEqual([second.codes, second.answers], ["saved", { [PLAN]: "no", [VISITS]: 2 }]);
  second.session.flush();
  assert.deepEqual(first.answers, { [PLAN]: "no", [WINDOW]: "yes" });
});

Deno.test("Where there is no room for this window alone, the assessment stays where it is.", () => {
  const [one, , area] = twoTabs();
  const before = new Map(area.entries);
  Object.defineProperty(globalThis, "sessionStorage", { value: new Area(10), configurable: true });
  one.session.keepOnlyHere(true);
  assert.deepEqual([one.codes, one.session.temporary], ["quota", false]);
  assert.deepEqual(area.entries, before);
  assert.equal(one.answer(PLAN, { rating: "yes" }).codes, "saved");
  assert.equal(area.length, 1);
});

Deno.test("A record that something has damaged stays as it is, and the page becomes a further one.", () => {
  const [one, , area] = twoTabs();
  const [key] = [...area.entries.keys()];
  for (const text of ["{half", JSON.stringify({ revision: 1e300, assessment: assessment() })]) {
    area.setItem(key, text);
    assert.equal(one.answer(PLAN, { note: text }).codes, "saved");
    assert.equal(area.getItem(key), text);
  }
  assert.equal(area.length, 2);
});

Deno.test("An answer given after one from a computer whose clock was ahead is the newer of the two.", () => {
  storage();
  const tab = new Tab();
  tab.session.add(assessment({ plan: { rating: "no", at: "2099-01-01T00:00:00Z" }, visits: { at: LATER } }));
  tab.answer(PLAN, { rating: "yes" }).answer(VISITS, { rating: 1 });
  assert.equal(tab.session.assessment.answers[PLAN].at, "2099-01-01T00:00:01Z");
  assert.ok(tab.session.assessment.answers[VISITS].at > AT);
  tab.session.assessment.answers[PLAN].at = "9999-12-31T23:59:59Z";
  tab.answer(PLAN, { rating: "partly" });
  assert.equal(tab.session.assessment.answers[PLAN].at, "9999-12-31T23:59:59Z");
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
            tab.session.join(tab.conflict!, joinFrom);
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
      { numRuns: 500, seed: 7 },
    );
  } finally {
    globalThis.Date = real;
  }
});

Deno.test("What comes from a file keeps the time it was saved at, which sheets print; a change gives its own.", () => {
  storage();
  const tab = new Tab();
  const { session } = tab;
  for (const put of [session.add.bind(session), session.replace.bind(session)]) {
    put(assessment({ plan: { rating: "no" } }));
    assert.equal(session.assessment.saved_at, AT);
    tab.answer(PLAN, { rating: "yes" });
    assert.notEqual(session.assessment.saved_at, AT);
  }
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import type { Stored } from "../core/storage.ts";
import { Area, assessment, AT, LATER } from "./samples.ts";
import { PLAN, storage, Tab, twoTabs, VISITS, WINDOW } from "./tabs.ts";

Deno.test("What is on the page alone makes no way for anything else until it is stored or in a file.", () => {
  const area = storage(700);
  const tab = new Tab();
  tab.keeping.add(assessment());
  const [stored] = (tab.session.list() as { records: Stored[] }).records;
  tab.keeping.add(assessment({}, { unit: "x" }));
  const large = { [PLAN]: "n".repeat(1000) };
  tab.answer(PLAN, { note: large[PLAN] });
  const kept = new Map(area.entries);
  assert.deepEqual([tab.codes, tab.session.isAtRisk], ["quota", true]);
  assert.equal(tab.session.use(stored), false);
  assert.equal(tab.session.begin(), false);
  assert.equal(tab.keeping.add(assessment()), "");
  assert.equal(tab.keeping.removeCurrent(), undefined);
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
  tab.keeping.add(assessment(
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
  two.keeping.add(assessment({}, { unit: "另一个单位" }));
  const { records } = two.session.list() as { records: Stored[] };
  two.session.use(records.find(({ id }) => one.session.isCurrent(id))!);
  one.answer(PLAN, { rating: "yes" });
  two.answer(WINDOW, { rating: "yes" });
  const conflict = two.conflict!;
  const other = records.find(({ id }) => id !== conflict.id)!;
  assert.equal(two.session.use(other), false);
  two.keeping.join(conflict);
  assert.ok(two.session.use(other));
  assert.deepEqual(two.answers, {});
});

Deno.test("A removal that cannot be undone for want of room is still there to be undone.", () => {
  const area = storage(1000);
  const tab = new Tab();
  tab.keeping.add(assessment({ plan: { note: "n".repeat(300) } }));
  const removed = tab.keeping.removeCurrent()!;
  area.setItem("other", "x".repeat(900));
  assert.equal(tab.keeping.restore(removed), false);
  assert.equal(tab.codes, "quota");
  area.removeItem("other");
  assert.ok(tab.keeping.restore(removed));
  assert.equal(String(tab.answers[PLAN]).length, 300);
});

Deno.test("Keeping an assessment for this window alone takes nothing away that another tab has written.", () => {
  const [one, two, area] = twoTabs();
  one.answer(WINDOW, { rating: "yes" });
  assert.equal(two.keeping.keepOnlyHere(true), true);
  assert.deepEqual(two.answers, { [PLAN]: "no", [WINDOW]: "yes" });
  assert.equal(area.length, 0);

  const [first, second, shared] = twoTabs();
  first.answer(WINDOW, { rating: "yes" });
  second.session.answer(VISITS, { rating: 2 });
  assert.equal(
    second.keeping.keepOnlyHere(true),
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
  one.keeping.keepOnlyHere(true);
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
  tab.keeping.add(assessment({ plan: { rating: "no", at: "2099-01-01T00:00:00Z" }, visits: { at: LATER } }));
  tab.answer(PLAN, { rating: "yes" }).answer(VISITS, { rating: 1 });
  assert.equal(tab.session.assessment.answers[PLAN].at, "2099-01-01T00:00:01Z");
  assert.ok(tab.session.assessment.answers[VISITS].at > AT);
  tab.session.assessment.answers[PLAN].at = "9999-12-31T23:59:59Z";
  tab.answer(PLAN, { rating: "partly" });
  assert.equal(tab.session.assessment.answers[PLAN].at, "9999-12-31T23:59:59Z");
});

Deno.test("What comes from a file keeps the time it was saved at, which sheets print; a change gives its own.", () => {
  storage();
  const tab = new Tab();
  const { session, keeping } = tab;
  for (const put of [keeping.add.bind(keeping), keeping.replace.bind(keeping)]) {
    put(assessment({ plan: { rating: "no" } }));
    assert.equal(session.assessment.saved_at, AT);
    tab.answer(PLAN, { rating: "yes" });
    assert.notEqual(session.assessment.saved_at, AT);
  }
});

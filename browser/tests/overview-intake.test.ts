/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { formatAssessment } from "../core/assessment.ts";
import { Intake, type Item, tally } from "../overview/reading/intake.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT, LATER, plan } from "./samples.ts";

const text = (unit: string, more = {}) => formatAssessment(assessment(answers("yes"), { unit, ...more }));

Deno.test("A bad file is listed with its reason, and the files after it are read.", () => {
  const intake = new Intake([plan()]);
  const bad: [string, string][] = [
    ["", "empty"],
    ["{", "not-json"],
    ["[]", "not-an-assessment"],
    [text("a").replace("self-check/1", "self-check/2"), "newer-format"],
    [text("a", { plan: { id: "other", version: 1 } }), "other-plan"],
    [text("a", { sector: "towns" }), "other-sector"],
    [text("a", { sector: "towns", plan: { id: "other", version: 1 } }), "other-plan"],
    [text(" \u3000 "), "no-unit"],
  ];
  bad.forEach(([source, reason], n) => {
    assert.equal(intake.accept(`${n}.json`, source).reason, reason);
    assert.equal(intake.accept(`good ${n}.json`, text(`单位${n}`)).outcome, "read");
  });
  assert.deepEqual(tally(intake.items), { read: 8, older: 0, refused: 8, carried: 0 });
  assert.equal(intake.rows.length, 8);
});

Deno.test("Of one unit, sector and period the file saved last counts, in whatever order they come.", () => {
  for (const order of [[0, 1], [1, 0]]) {
    const files = [text("旗 民委", { saved_at: AT }), text(" 旗　民委", { saved_at: LATER })];
    const intake = new Intake([plan()]);
    for (const n of order) intake.accept(`${n}.json`, files[n]);
    assert.deepEqual(intake.rows.map(({ name }) => name), ["1.json"]);
    const older = intake.items.find(({ outcome }) => outcome === "older");
    assert.deepEqual([older?.name, older?.instead], ["0.json", "1.json"]);
  }
});

Deno.test("Another period or another unit is no duplicate; the same file twice is one.", () => {
  const intake = new Intake([plan()]);
  intake.accept("a", text("甲", { period: "2025" }));
  intake.accept("b", text("甲", { period: "2026" }));
  intake.accept("c", text("乙", { period: "2026" }));
  intake.accept("d", text("乙", { period: "2026" }));
  assert.deepEqual(tally(intake.items), { read: 3, older: 1, refused: 0, carried: 0 });
});

Deno.test("A file of an older plan version is carried over to the present ids and marked.", () => {
  const retired = [{ id: "agencies.old-plan", fate: "moved" as const, to: ["agencies.plan"], since: 2 }];
  const intake = new Intake([plan({ version: 2, retired })]);
  const { notes, row } = intake.accept("a", assessment({ "old-plan": { rating: "yes" } }));
  assert.deepEqual(notes, [{ code: "older-plan", version: 1, moved: 1 }]);
  assert.equal(row?.stored.answers["agencies.plan"].rating, "yes");
  assert.equal(tally(intake.items).carried, 1);
});

Deno.test("What was left out, stays an orphan, waits for confirmation or is newer than the page is said.", () => {
  const intake = new Intake([plan()]);
  const { notes } = intake.accept(
    "a",
    assessment({
      plan: { rating: "bogus" },
      gone: { rating: "yes" },
      window: { rating: "no", confirm: true },
    }, {
      plan: { id: "tengger-2019", version: 3 },
    }),
  );
  assert.deepEqual(notes, [
    { code: "newer-plan", version: 3 },
    { code: "left-out", number: 1 },
    { code: "orphans", number: 1 },
    { code: "to-confirm", number: 1 },
  ]);
});

Deno.test("Of two files of one unit the one changed last counts, although a clock was ahead before.", () => {
  const intake = new Intake([plan()]);
  const ahead = intake.accept(
    "a.json",
    assessment({ plan: { at: "2030-11-24T12:00:00Z" } }, { saved_at: "2030-11-24T12:00:00Z" }),
  );
  const after = intake.accept(
    "b.json",
    assessment({ plan: { at: "2030-11-24T12:00:01Z" } }, { saved_at: "2026-11-24T12:00:00Z" }),
  );
  assert.deepEqual([ahead.outcome, after.outcome], ["older", "read"]);
  assert.ok(after.notes.some(({ code }) => code === "future"));
});

Deno.test("Periods that mean the same are one; names of units that look alike are a question.", () => {
  const intake = new Intake([plan()]);
  const units = ["第一中学", "第1中学", "第一 中学", "第一\u200b中学", "第二中学"];
  const items = units.map((unit) => intake.accept("x.json", assessment({}, { unit, period: "2026年" })));
  const again = intake.accept(
    "y.json",
    assessment({}, { unit: "第二中学", period: "2026年度", saved_at: "2027-01-01T00:00:00Z" }),
  );
  const question = (item: Item) =>
    item.notes.flatMap((note) => note.code === "similar-name" ? [note.name] : []);
  assert.deepEqual(items.map(question), [[], ["第一中学"], ["第一中学"], [], []]);
  assert.deepEqual(items.map(({ outcome }) => outcome), ["read", "read", "read", "older", "older"]);
  assert.equal(again.row!.period, "2026年");
});

Deno.test("A unit's name of nothing that is seen is no name.", () => {
  for (const unit of ["", " ", "\u200b", "\u2060\ufeff", "\u3000"]) {
    assert.equal(new Intake([plan()]).accept("x.json", assessment({}, { unit })).reason, "no-unit");
  }
});

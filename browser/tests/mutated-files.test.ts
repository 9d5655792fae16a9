/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Assessment, formatAssessment, MAX_HISTORY, parseAssessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { toCsv } from "../core/csv.ts";
import { fileName } from "../core/file-name.ts";
import { duplicateForPeriod, merge, previewOpening } from "../core/merge.ts";
import { type PlanData, requirementsOf } from "../core/plan-data.ts";
import { scoreSector } from "../core/scoring.ts";
import { openStore } from "../core/storage.ts";
import { Area, assessment, AT, LATER, plain, plan } from "./samples.ts";
import { runs } from "./runs.ts";

const DATA: PlanData = plan({
  version: 3,
  retired: [
    { id: "agencies.scheme", fate: "moved", to: ["agencies.plan"], since: 2 },
    { id: "agencies.display", fate: "split", to: ["agencies.scheme", "agencies.window"], since: 2 },
    { id: "agencies.course", fate: "merged", to: ["agencies.respect"], since: 3 },
    { id: "agencies.fax", fate: "dropped", to: [], since: 3 },
  ],
});
const IDS = ["plan", "window", "respect", "visits", "scheme", "display", "course", "fax", "parking"];
const HERE = assessment(
  { plan: { rating: "no" }, respect: { rating: "mostly", at: LATER }, visits: { rating: 2 } },
  { history: { "agencies.plan": [{ rating: "yes", at: "2025-01-01T00:00:00Z" }] } },
);

const at = fc.constantFrom(AT, LATER, "2020-01-01T00:00:00Z", "2999-12-31T23:59:59Z");
const answer = fc.record({
  at,
  rating: fc.constantFrom<string | number>("yes", "partly", "no", "full", "mostly", "none", 0, 1, 2.5, 4, 99),
  na: fc.constantFrom("无此业务", "x"),
  note: fc.string({ unit: "binary", maxLength: 8 }),
  action: fc.constant("<b onclick=alert(1)>x</b>"),
  due: fc.constantFrom("2026-12-31", "2024-02-29"),
  confirm: fc.constant<true>(true),
}, { requiredKeys: ["at"] });
const byId = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.constantFrom(...IDS.map((id) => `agencies.${id}`)), value, { maxKeys: 6 });
const file = fc.record({
  answers: byId(answer),
  history: byId(fc.array(answer, { maxLength: 4 })),
  saved_at: at,
})
  .map((more) => ({ ...assessment(), ...more }));

const KEYS = [
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "rating",
  "answers",
  "at",
  "",
  "agencies.plan",
  "agencies.constructor",
  "schools.plan",
  "weight",
  "format",
  "字",
];
const VALUES = [
  null,
  true,
  -1,
  1e308,
  "item9-99",
  "__proto__",
  "constructor",
  "self-check/2",
  "2026-02-30",
  "9999-99-99T99:99:99Z",
  [],
  {},
  [[]],
  { rating: "yes" },
  { rating: { toString: "yes" } },
  "\ud800",
  "<script>alert(1)</script>",
];
const mutation = fc.record({
  where: fc.nat(),
  how: fc.constantFrom("replace", "rename", "delete", "add", "swap"),
  key: fc.oneof(fc.constantFrom(...KEYS), fc.string({ maxLength: 5 })),
  value: fc.oneof(fc.constantFrom<unknown>(...VALUES), fc.jsonValue({ maxDepth: 2 })),
});
const slip = fc.option(
  fc.record({ where: fc.nat(), text: fc.constantFrom('"', "{", "1e999", "\\", ",", "\u0000") }),
  {
    freq: 8,
  },
);

/** Spoils one place of a parsed file. */
function mutate(
  root: unknown,
  { where, how, key, value }: typeof mutation extends fc.Arbitrary<infer M> ? M : never,
) {
  const places: [Record<string, unknown>, string][] = [];
  (function walk(node: unknown) {
    if (typeof node !== "object" || node === null) return;
    for (const name of Object.keys(node)) {
      places.push([node as Record<string, unknown>, name]);
      walk((node as Record<string, unknown>)[name]);
    }
  })(root);
  if (!places.length) return;
  const [node, name] = places[where % places.length];
  const set = (name: string, value: unknown) =>
    Object.defineProperty(node, name, {
      value: plain(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const old = node[name];
  if (Array.isArray(node) && (how === "rename" || how === "delete" || how === "add")) set(name, value);
  else if (how === "replace") set(name, value);
  else if (how === "delete") delete node[name];
  else if (how === "rename") delete node[name], set(key, old);
  else if (how === "add") set(key, value);
  else {
    const [other, otherName] = places[(where * 7 + 3) % places.length];
    set(name, other[otherName]);
  }
}

/** Whether a rating is one of the scale's; an oracle that shares no code with the scoring. */
function isRated(id: string, { rating, na }: { rating?: unknown; na?: unknown }): boolean {
  if (typeof na === "string" && /\S/.test(na)) return false;
  switch (id) {
    case "agencies.plan":
    case "agencies.window":
      return rating === "yes" || rating === "partly" || rating === "no";
    case "agencies.respect":
      return rating === "full" || rating === "mostly" || rating === "partly" || rating === "none";
    case "agencies.visits":
      return typeof rating === "number" && rating >= 0 && rating < Infinity;
    default:
      return false;
  }
}

/** What must hold for any assessment that the code has let in. */
function checkSound(one: Assessment): void {
  const again = parseAssessment(formatAssessment(one));
  assert.ok(again.ok);
  assert.deepEqual(again.refused, []);
  assert.deepEqual(plain(again.assessment), plain(one));
  for (const answers of Object.values(one.history ?? {})) assert.ok(answers.length <= MAX_HISTORY);

  const score = scoreSector(DATA, one.facets, one.answers);
  const rated = Object.entries(one.answers).filter(([id, answer]) => isRated(id, answer));
  const clean = Object.fromEntries(
    rated.concat(
      Object.entries(one.answers).filter(([, { na }]) => na).map(([id, { na, at }]) => [id, { na, at }]),
    ),
  );
  assert.deepEqual(scoreSector(DATA, one.facets, clean).measures, score.measures);
  if (score.score === null) assert.equal(score.displayed, null);
  else assert.ok(score.score >= 0 && score.score <= 100 && rated.length > 0);
  assert.ok(score.answered <= score.applicable);
  assert.equal(score.answered + score.unanswered.length, score.applicable);
  if (score.grade !== null) assert.equal(score.unanswered.length, 0);
}

let letIn = 0;

Deno.test("Whatever is done to a file: no exception, no score from an unknown rating, stored data untouched.", () => {
  const area = new Area(), store = openStore(() => area, DATA.plan.id);
  assert.ok(store.create(HERE).ok);
  const before = new Map(area.entries), here = plain(HERE), data = plain(DATA);
  fc.assert(
    fc.property(file, fc.array(mutation, { maxLength: 5 }), slip, (source, mutations, slip) => {
      const spoilt = plain(source);
      for (const one of mutations) mutate(spoilt, one);
      let text = JSON.stringify(spoilt);
      if (slip) {
        text = text.slice(0, slip.where % text.length) + slip.text + text.slice(slip.where % text.length);
      }

      const parsed = parseAssessment(text);
      if (!parsed.ok) return;
      letIn++;
      const kept = plain(parsed.assessment);
      checkSound(parsed.assessment);
      checkSound(carryOver(DATA, parsed.assessment).assessment);
      const preview = previewOpening(DATA, parsed.assessment, parsed.refused, HERE);
      plain(preview);
      if (preview.ok) {
        checkSound(preview.assessment);
        for (const [id, { rating }] of Object.entries(preview.assessment.answers)) {
          const known = requirementsOf(DATA).has(id);
          if (known && rating !== undefined) assert.ok(isRated(id, { rating }), `${id}: ${rating}`);
        }
        const joined = merge(DATA, HERE, preview.assessment);
        checkSound(joined);
        // The newer of two answers is never lost to the older one.
        for (const [id, { at }] of Object.entries(HERE.answers)) {
          assert.ok(Date.parse(joined.answers[id].at) >= Date.parse(at));
        }
        checkSound(duplicateForPeriod(joined, "2027", LATER));
        toCsv([{ label: "note", value: ([, { note }]) => note }], Object.entries(joined.answers));
        fileName({
          unit: joined.unit,
          sector: "机关",
          period: joined.period,
          date: "2026-11-23",
          extension: "json",
        });
      }
      assert.deepEqual(plain(parsed.assessment), kept);
      assert.deepEqual([...area.entries], [...before]);
    }),
    { numRuns: runs(12_000) },
  );
  assert.deepEqual(plain(HERE), here);
  assert.deepEqual(plain(DATA), data);
  assert.equal(Object.keys(Object.prototype).length, 0);
});

Deno.test("The mutated files reach the code behind the reading: a quarter of them at least is let in.", () => {
  assert.ok(letIn > runs(12_000) / 4, `${letIn} let in`);
});

Deno.test("Any value at all can be given to the reading, and stored records of any text to the storage.", () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.string(), (value, raw) => {
      parseAssessment(value);
      parseAssessment(raw);
      const area = new Area(), store = openStore(() => area, "p");
      area.setItem("self-check:p:a", raw);
      store.list();
      store.load("a");
      assert.equal(store.save("a", 1, HERE).ok, false);
      assert.equal(area.getItem("self-check:p:a"), raw);
    }),
    { numRuns: runs(3000) },
  );
});

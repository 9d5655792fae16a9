/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { formatAssessment, parseAssessment } from "../core/assessment.ts";
import { openStore, type StorageLike, type Store } from "../core/storage.ts";
import { Area, assessment, AT, LATER, plain } from "./samples.ts";

function create(store: Store, ...args: Parameters<typeof assessment>): string {
  const result = store.create(assessment(...args));
  assert.ok(result.ok);
  return result.id;
}

function loaded(store: Store, id: string) {
  const result = store.load(id);
  assert.ok(result.ok);
  return result;
}

/** The revision that lies in the storage. */
function revisionOf(store: Store, id: string): number {
  return loaded(store, id).revision;
}

function listed(store: Store) {
  const result = store.list();
  assert.ok(result.ok);
  return result;
}

Deno.test("Several assessments lie side by side and come back as they were saved, the last saved first.", () => {
  const store = openStore(() => area, "tengger-2019"), area = new Area();
  const first = create(store, { plan: { rating: "yes" } });
  const second = create(store, {}, { unit: "旗教育局", saved_at: LATER });
  assert.deepEqual(listed(store).records.map(({ id }) => id), [second, first]);
  assert.deepEqual(plain(loaded(store, first).assessment), assessment({ plan: { rating: "yes" } }));
  assert.deepEqual(store.load("none"), { ok: false, code: "missing" });
});

Deno.test("Other keys, other plans' too, are neither read nor written nor removed.", () => {
  const area = new Area();
  area.setItem("theme", "dark");
  area.setItem("self-check:tengger-2019", "x");
  const other = create(openStore(() => area, "tengger"), {}), own = openStore(() => area, "tengger:2");
  const before = new Map(area.entries);
  const id = create(own, {});
  assert.equal(listed(own).records.length, 1);
  assert.equal(listed(openStore(() => area, "tengger")).records[0].id, other);
  assert.equal(listed(openStore(() => area, "tengger")).records.length, 1);
  own.remove(id);
  assert.deepEqual(area.entries, before);
});

Deno.test("Of two tabs the second to save is told, is given what is stored, and overwrites nothing.", () => {
  const area = new Area();
  const one = openStore(() => area, "p"), two = openStore(() => area, "p");
  const id = create(one, {});
  const first = revisionOf(one, id);
  assert.ok(one.save(id, first, assessment({ plan: { rating: "yes" } })).ok);
  const second = revisionOf(one, id);
  const before = new Map(area.entries);
  const late = two.save(id, first, assessment({ plan: { rating: "no" } }));
  assert.ok(!late.ok && late.code === "conflict");
  assert.deepEqual([late.stored?.revision, late.stored?.past], [second, [first]]);
  assert.equal(late.stored?.assessment.answers["agencies.plan"].rating, "yes");
  assert.deepEqual(area.entries, before);
  const removing = two.remove(id, first);
  assert.ok(!removing.ok && removing.code === "conflict");
  assert.deepEqual(area.entries, before);
});

Deno.test("Saving what another tab has removed is a conflict, and does not bring it back by itself.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, {});
  const revision = revisionOf(store, id);
  store.remove(id);
  assert.deepEqual(store.save(id, revision, assessment()), { ok: false, code: "conflict", stored: null });
  assert.equal(area.length, 0);
});

Deno.test("A removal can be undone, exactly, and the undo overwrites nothing.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, { plan: { note: "n" } });
  const before = new Map(area.entries), revision = revisionOf(store, id);
  const result = store.remove(id, revision);
  assert.ok(result.ok);
  assert.equal(area.length, 0);
  assert.deepEqual(store.restore(result.removed), { ok: true, id, revision });
  assert.deepEqual(area.entries, before);
  const again = store.restore({ id, raw: "other" });
  assert.ok(!again.ok && again.code === "conflict");
  assert.deepEqual(area.entries, before);
  assert.deepEqual(store.remove("none"), { ok: false, code: "missing" });
});

Deno.test("When there is no room left, saving says so and what was stored stays.", () => {
  const area = new Area(600), store = openStore(() => area, "p"), id = create(store, {});
  const before = new Map(area.entries);
  const big = assessment({ plan: { note: "n".repeat(1000) } });
  assert.deepEqual(store.save(id, revisionOf(store, id), big), { ok: false, code: "quota" });
  assert.deepEqual(store.create(big), { ok: false, code: "quota" });
  assert.deepEqual(area.entries, before);
});

Deno.test("A browser that refuses storage, at the door or at any step, gives a code and no exception.", () => {
  const fail = (): never => {
    throw new DOMException("denied", "SecurityError");
  };
  const areas: (() => StorageLike)[] = [
    fail,
    () => null as never,
    () => ({
      get length() {
        return fail();
      },
      key: fail,
      getItem: fail,
      setItem: fail,
      removeItem: fail,
    }),
    () => {
      throw null;
    },
  ];
  for (const open of areas) {
    const store = openStore(open, "p"), blocked = { ok: false, code: "blocked" };
    assert.deepEqual(store.list(), blocked);
    assert.deepEqual(store.load("a"), blocked);
    assert.deepEqual(store.create(assessment()), blocked);
    assert.deepEqual(store.save("a", 1, assessment()), blocked);
    assert.deepEqual(store.remove("a"), blocked);
    assert.deepEqual(store.restore({ id: "a", raw: "" }), blocked);
  }
});

Deno.test("A write that the browser forgets at once is not reported as saved.", () => {
  const area = new Area();
  area.setItem = () => {};
  assert.deepEqual(openStore(() => area, "p").create(assessment()), { ok: false, code: "blocked" });
});

Deno.test("Corrupt records are listed with their text, do not hide the good ones, and are never written over.", () => {
  const area = new Area(), store = openStore(() => area, "p"), good = create(store, {});
  const bad: Record<string, [string, string]> = {
    cut: ['{"revision": 1, "assess', "corrupt"],
    list: ["[]", "corrupt"],
    nothing: ["null", "corrupt"],
    empty: ["", "corrupt"],
    huge: [JSON.stringify({ revision: 1e300, assessment: assessment() }), "corrupt"],
    norevision: [JSON.stringify({ assessment: assessment() }), "corrupt"],
    none: [JSON.stringify({ revision: 1 }), "not-json"],
    future: [
      JSON.stringify({ revision: 1, assessment: { ...assessment(), format: "self-check/2" } }),
      "newer-format",
    ],
  };
  for (const [id, [raw]] of Object.entries(bad)) area.setItem(`self-check:p:${id}`, raw);
  const before = new Map(area.entries);
  const { records, unreadable } = listed(store);
  assert.deepEqual(records.map(({ id }) => id), [good]);
  assert.deepEqual(unreadable, Object.entries(bad).map(([id, [raw, reason]]) => ({ id, reason, raw })));
  for (const [id, [raw, reason]] of Object.entries(bad)) {
    const failure = { ok: false, code: "unreadable", id, reason, raw };
    assert.deepEqual(store.load(id), failure);
    assert.deepEqual(store.save(id, 1, assessment()), failure);
    assert.deepEqual(store.save(id, 0, assessment()), failure);
  }
  assert.deepEqual(area.entries, before);
  const removed = store.remove("cut");
  assert.ok(removed.ok && removed.removed.raw === bad.cut[0]);
});

/** The text of a record of which a part cannot be read. */
const SPOILT = JSON.stringify({
  revision: 4,
  assessment: assessment({ plan: { rating: "yes", due: "soon" } }),
});

Deno.test("A record with unreadable parts is put aside once, when it is loaded, and then says what was read.", () => {
  const area = new Area(), store = openStore(() => area, "p");
  area.setItem("self-check:p:a", SPOILT);
  assert.deepEqual(loaded(store, "a").refused, [{ path: "answers/agencies.plan/due", code: "bad-date" }]);
  const aside = { id: "a~4", reason: "put-aside", raw: SPOILT };
  assert.deepEqual(listed(store).unreadable, [aside]);
  const { refused, revision, assessment: read } = loaded(store, "a");
  assert.deepEqual([refused, revision], [[], 4]);
  store.remove("a~4");
  const first = store.save("a", 4, read);
  assert.ok(first.ok && store.save("a", first.revision, read).ok);
  assert.deepEqual(listed(store).unreadable, []);
});

Deno.test("What was filled in under an earlier version of the plan is put aside, to the byte, when it is first saved under a later one.", () => {
  const area = new Area(), store = openStore(() => area, "p");
  const before = { ...assessment(), plan: { id: "p", version: 1 } };
  const first = store.create(before);
  assert.ok(first.ok);
  const text = area.getItem(`self-check:p:${first.id}`);
  const later = { ...before, plan: { id: "p", version: 2 }, answers: {} };
  const second = store.save(first.id, first.revision, later);
  assert.ok(second.ok && store.save(first.id, second.revision, later).ok);
  const [aside, ...more] = listed(store).unreadable;
  assert.deepEqual([aside.reason, aside.raw, more], ["put-aside", text, []]);
});

Deno.test("Where there is no room for that copy, the save goes before it.", () => {
  const before = { ...assessment(), plan: { id: "p", version: 1 } };
  const area = new Area(JSON.stringify(before).length + 200), store = openStore(() => area, "p");
  const first = store.create(before);
  assert.ok(
    first.ok && store.save(first.id, first.revision, { ...before, plan: { id: "p", version: 2 } }).ok,
  );
  assert.deepEqual(listed(store).unreadable, []);
  assert.equal(loaded(store, first.id).assessment.plan.version, 2);
});

Deno.test("Saving what was never loaded puts a record with unreadable parts aside too, or writes nothing.", () => {
  for (const room of [Infinity, SPOILT.length + 100]) {
    const area = new Area(room), store = openStore(() => area, "p");
    area.setItem("self-check:p:a", SPOILT);
    const saved = store.save("a", 4, assessment());
    assert.equal(saved.ok, room === Infinity);
    assert.equal(loaded(store, "a").refused.length, saved.ok ? 0 : 1);
    assert.equal(area.getItem(saved.ok ? "self-check:p:a~4" : "self-check:p:a"), SPOILT);
  }
});

Deno.test("What reading would refuse is never written, and saving it again and again leaves nothing behind.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, {});
  for (let n = 0, revision = revisionOf(store, id); n < 5; n++) {
    const result = store.save(
      id,
      revision,
      assessment({ plan: { rating: "yes", due: "20266-01-01" }, visits: { rating: -1, note: "n" } }),
    );
    assert.ok(result.ok);
    revision = result.revision;
  }
  assert.equal(area.length, 1);
  const { refused, assessment: read } = loaded(store, id);
  assert.deepEqual(refused, []);
  assert.deepEqual(plain(read.answers), {
    "agencies.plan": { rating: "yes", at: AT },
    "agencies.visits": { note: "n", at: AT },
  });
});

Deno.test("More than could be opened again is not stored; whatever is stored can be opened from its file.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, {});
  const notes = (count: number) =>
    assessment(
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, { note: "字".repeat(18_000) }])),
    );
  let revision = revisionOf(store, id), stored = 0;
  for (let count = 90; count <= 100; count++) {
    const before = new Map(area.entries);
    const result = store.save(id, revision, notes(count));
    if (!result.ok) {
      assert.deepEqual(result, { ok: false, code: "too-large" });
      assert.deepEqual(area.entries, before);
      continue;
    }
    revision = result.revision;
    stored = count;
    assert.ok(parseAssessment(formatAssessment(loaded(store, id).assessment)).ok);
  }
  assert.equal(stored, 96);
  assert.equal(Object.keys(loaded(store, id).assessment.answers).length, stored);
});

Deno.test("Each save has a higher revision than the one before, and names the last twenty it was made from.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, {});
  const revisions = [revisionOf(store, id)];
  for (let n = 0; n < 30; n++) {
    const result = store.save(id, revisions[0], assessment({}, { saved_at: AT }));
    assert.ok(result.ok && result.revision > revisions[0]);
    revisions.unshift(result.revision);
  }
  assert.deepEqual(loaded(store, id).past, revisions.slice(1, 21));
  assert.equal(area.length, 1);
});

Deno.test("Two tabs that write at one moment are told apart: neither is made from the other.", () => {
  const area = new Area(), store = openStore(() => area, "p"), id = create(store, {});
  const before = new Map(area.entries), revision = revisionOf(store, id);
  const one = store.save(id, revision, assessment({ plan: { rating: "yes" } }));
  assert.ok(one.ok);
  area.entries = before; // the other tab has not seen it yet
  const other = store.save(id, revision, assessment({ plan: { rating: "no" } }));
  assert.ok(other.ok && other.revision !== one.revision);
  assert.deepEqual(loaded(store, id).past, [revision]);
  const late = store.save(id, one.revision, assessment());
  assert.ok(!late.ok && late.code === "conflict");
});

Deno.test("A record that an earlier version of the site has written is read and continued.", () => {
  const area = new Area(), store = openStore(() => area, "p");
  area.setItem("self-check:p:a", JSON.stringify({ revision: 7, assessment: assessment() }));
  assert.deepEqual([loaded(store, "a").revision, loaded(store, "a").past], [7, []]);
  assert.ok(store.save("a", 7, assessment()).ok);
  assert.deepEqual(loaded(store, "a").past, [7]);
});

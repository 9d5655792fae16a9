/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { formatAssessment, parseAssessment, UNDATED } from "../core/assessment.ts";
import { assessment, AT, plain } from "./samples.ts";

function accepted(source: unknown) {
  const result = parseAssessment(source);
  assert.ok(result.ok);
  return result;
}

function codes(source: unknown): string[] {
  return accepted(source).refused.map(({ path, code }) => `${path}: ${code}`);
}

Deno.test("A saved file comes back exactly as it was, also with a byte order mark in front.", () => {
  const full = assessment({
    plan: { rating: "yes", note: " 两 行\r\n文字 ", evidence: "档案柜 3", confirm: true },
    window: { rating: "partly", action: "增设标识", post: "办公室主任", due: "2026-12-31" },
    visits: { rating: 3 },
    gone: { na: "无此业务" },
  }, { history: { "agencies.plan": [{ rating: "no", at: AT }] } });
  for (const text of [formatAssessment(full), "\uFEFF" + JSON.stringify(full)]) {
    const result = accepted(text);
    assert.deepEqual(plain(result.assessment), full);
    assert.deepEqual(result.refused, []);
  }
});

Deno.test("A file that is none of ours is refused as a whole, with a code that says why.", () => {
  const code = (source: unknown) => {
    const result = parseAssessment(source);
    return result.ok ? "ok" : result.code;
  };
  const good = assessment();
  assert.equal(code(""), "not-json");
  assert.equal(code("{"), "not-json");
  assert.equal(code(undefined), "not-json");
  assert.equal(code("[]"), "not-an-assessment");
  assert.equal(code("null"), "not-an-assessment");
  assert.equal(code("{}"), "other-format");
  assert.equal(code({ ...good, format: { toString: 1 } }), "other-format");
  assert.equal(code({ ...good, format: "self-check/0" }), "other-format");
  assert.equal(code({ ...good, format: "self-check/1.5" }), "other-format");
  assert.equal(code({ ...good, format: "self-check/2" }), "newer-format");
  assert.equal(code({ ...good, format: "self-check/10" }), "newer-format");
  assert.equal(code({ ...good, plan: "tengger-2019" }), "no-plan");
  assert.equal(code({ ...good, plan: { id: "tengger-2019", version: 0 } }), "no-plan");
  assert.equal(code({ ...good, plan: { id: "tengger-2019", version: 1e15 } }), "no-plan");
  assert.equal(code({ ...good, sector: 7 }), "no-sector");
});

Deno.test("More than 5 MB is refused before it is read, counted in bytes and not in characters.", () => {
  const notes = (letter: string, count: number) =>
    assessment(
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`r${n}`, { note: letter.repeat(20_000) }])),
    );
  assert.equal(parseAssessment(notes("a", 200)).ok, true);
  assert.deepEqual(parseAssessment(notes("字", 200)), { ok: false, code: "too-large" });
  assert.deepEqual(parseAssessment("a".repeat(6_000_000)), { ok: false, code: "too-large" });
});

Deno.test("A bad field is left out and named, and the rest of its answer stays.", () => {
  const { assessment: kept, refused } = accepted(assessment({
    plan: { rating: -1, note: "stays" },
    window: { rating: "yes", due: "2026-02-30", na: "  " },
    respect: { rating: "x".repeat(101), note: "n".repeat(20_001), evidence: "stays" },
    visits: { rating: Object.assign([], { length: 1 }) as never, confirm: false as never },
  }));
  assert.deepEqual(plain(kept.answers), {
    "agencies.plan": { note: "stays", at: AT },
    "agencies.window": { rating: "yes", at: AT },
    "agencies.respect": { evidence: "stays", at: AT },
    "agencies.visits": { at: AT },
  });
  assert.deepEqual(refused.map(({ path, code }) => `${path}: ${code}`), [
    "answers/agencies.plan/rating: bad-value",
    "answers/agencies.window/due: bad-date",
    "answers/agencies.window/na: bad-value",
    "answers/agencies.respect/rating: too-long",
    "answers/agencies.respect/note: too-long",
    "answers/agencies.visits/rating: bad-value",
    "answers/agencies.visits/confirm: bad-value",
  ]);
});

Deno.test("An infinite count is refused: JSON writes one as 1e999.", () => {
  const text = JSON.stringify(assessment({ visits: { rating: 12345 } })).replace("12345", "1e999");
  assert.deepEqual(codes(text), ["answers/agencies.visits/rating: bad-value"]);
});

Deno.test("Fields and answers that cannot be one are refused one by one, and unknown fields reported.", () => {
  const bad = { ...assessment({ plan: { rating: "yes" } }), unit: 5, saved_at: "yesterday", score: 100 };
  Object.assign(bad.answers, {
    "agencies.a": 3,
    "agencies.b": null,
    "agencies.c": { ratings: "yes", at: AT },
  });
  Object.assign(bad.answers["agencies.plan"], { weight: 99 });
  assert.deepEqual(codes({ ...bad, facets: ["yes"], history: { "agencies.plan": "x" } }), [
    "unit: wrong-type",
    "saved_at: bad-date",
    "score: unknown-field",
    "facets: wrong-type",
    "answers/agencies.plan/weight: unknown-field",
    "answers/agencies.a: wrong-type",
    "answers/agencies.b: wrong-type",
    "answers/agencies.c/ratings: unknown-field",
    "history/agencies.plan: wrong-type",
  ]);
});

Deno.test("An answer without a readable date is kept, but is older than any other.", () => {
  const { assessment: kept, refused } = accepted(
    JSON.stringify(assessment({ plan: { rating: "yes", at: "2026-13-01T00:00:00Z" } })),
  );
  assert.equal(kept.answers["agencies.plan"].at, UNDATED);
  assert.deepEqual(refused, [{ path: "answers/agencies.plan/at", code: "bad-date" }]);
});

Deno.test("Texts, lists and depths that no form writes are refused in pieces or as a whole, and soon.", () => {
  const megabyte = "x".repeat(1_000_000);
  const noted = assessment({ plan: { note: megabyte, rating: "yes" } }, { unit: megabyte });
  assert.deepEqual(codes(noted), ["unit: too-long", "answers/agencies.plan/note: too-long"]);
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, n) => [`a.r${n}`, 1]));
  const { assessment: kept, refused } = accepted({ ...assessment(), answers: many });
  assert.deepEqual([Object.keys(kept.answers).length, refused.length], [0, 501]);
  const deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
  for (const text of [deep, JSON.stringify(assessment()).replace('"2026 上半年"', deep)]) {
    assert.deepEqual(parseAssessment(text), { ok: false, code: "not-json" });
  }
  const key = JSON.stringify(assessment()).replace('"facets":{', `"facets":{"${megabyte}":"yes",`);
  assert.deepEqual(accepted(key).refused.map(({ path }) => path.length), [207]);
});

Deno.test("Keys such as __proto__ and constructor reach no prototype and are refused.", () => {
  const text = `{"format": "self-check/1", "plan": {"id": "p", "version": 1, "__proto__": {"x": 1}},
    "unit": "u", "sector": "s", "period": "p", "saved_at": "${AT}", "__proto__": {"polluted": true},
    "facets": {"constructor": "yes", "__proto__": "yes"},
    "answers": {"__proto__": {"rating": "yes", "polluted": true}, "constructor": {"prototype": {"polluted": true}},
      "s.r": {"__proto__": {"polluted": true}, "at": "${AT}"}}}`;
  assert.deepEqual(codes(text), [
    "plan/__proto__: unknown-field",
    "__proto__: unknown-field",
    "facets/constructor: bad-key",
    "facets/__proto__: bad-key",
    "answers/__proto__: bad-key",
    "answers/constructor: bad-key",
    "answers/s.r/__proto__: unknown-field",
  ]);
  const { assessment: kept } = accepted(text);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  assert.equal((kept.answers["s.r"] as unknown as Record<string, unknown>).polluted, undefined);
  assert.equal(kept.answers["toString"], undefined);
});

Deno.test("Too many answers, old answers or complaints are cut and said to be cut.", () => {
  const many = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`r${n}`, { rating: "yes" }]));
  const result = accepted(assessment(many));
  assert.equal(Object.keys(result.assessment.answers).length, 5000);
  assert.deepEqual(result.refused, [{ path: "answers", code: "too-many" }]);

  const history = { "agencies.plan": Array.from({ length: 21 }, () => ({ at: AT })) };
  assert.deepEqual(codes(assessment({}, { history })), ["history/agencies.plan: too-many"]);

  const noise = Object.fromEntries(Array.from({ length: 900 }, (_, n) => [`x${n}`, n]));
  const { refused } = accepted({ ...assessment(), ...noise });
  assert.equal(refused.length, 501);
  assert.deepEqual(refused[500], { path: "", code: "and-more" });
});

Deno.test("Markup stays the text it is.", () => {
  const note = `<img src=x onerror="alert(1)">&amp;</script>`;
  const { assessment: kept } = accepted(assessment({ plan: { note } }, { unit: note }));
  assert.equal(kept.answers["agencies.plan"].note, note);
  assert.equal(kept.unit, note);
});

Deno.test("Reading a value that is no JSON, or fights back, gives a code and no exception.", () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const hostile = new Proxy({}, {
    ownKeys() {
      throw new Error("no");
    },
  });
  for (const source of [cyclic, hostile, 10n, Symbol("x"), () => 1, new Date(NaN)]) {
    assert.equal(parseAssessment(source).ok, false);
  }
});

Deno.test("What is read shares nothing with the value it was read from.", () => {
  const source = assessment({ plan: { rating: "yes" } });
  accepted(source).assessment.answers["agencies.plan"].rating = "no";
  assert.equal(source.answers["agencies.plan"].rating, "yes");
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { periodsOf, select, type Selection } from "../overview/selection.ts";
import { change, quartiles, succession, summarise } from "../overview/statistics.ts";
import { answers, row } from "./overview-samples.ts";
import { AT, LATER, plan } from "./samples.ts";

Deno.test("Quartiles are those of Python's statistics.quantiles(n=4, method='inclusive').", () => {
  const known: [number[], [number, number, number]][] = [
    [[1, 2, 3, 4], [1.75, 2.5, 3.25]],
    [[10, 1, 5, 3, 8], [3, 5, 8]],
    [[0, 100], [25, 50, 75]],
    [[7], [7, 7, 7]],
  ];
  for (const [values, [q1, median, q3]] of known) {
    const found = quartiles(values)!;
    assert.deepEqual([found.q1, found.median, found.q3], [q1, median, q3]);
    assert.deepEqual([found.min, found.max, found.count], [
      Math.min(...values),
      Math.max(...values),
      values.length,
    ]);
  }
  assert.equal(quartiles([]), null);
});

Deno.test("Whatever the values, the five numbers rise from the smallest to the largest.", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
      const { min, q1, median, q3, max } = quartiles(values)!;
      assert.ok(min <= q1 && q1 <= median && median <= q3 && q3 <= max);
    }),
  );
});

Deno.test("A summary counts assessments, complete ones and gaps, and puts the lowest measure first.", () => {
  const rows = [
    row("甲", "2026", answers("yes")),
    row("乙", "2026", { ...answers("yes"), plan: { rating: "no" }, window: { rating: "no" } }),
    row("丙", "2026", { plan: { rating: "partly" } }),
    row("丁", "2026"),
  ];
  const summary = summarise(plan(), rows);
  assert.deepEqual([summary.count, summary.complete, summary.scores?.count], [4, 2, 3]);
  assert.deepEqual(summary.gaps, [{ id: "agencies.plan", count: 2 }, { id: "agencies.window", count: 1 }]);
  assert.deepEqual(summary.measures.map(({ id, values }) => [id, values?.median, values?.count]), [
    ["mechanism", 0.5, 3],
    ["conduct", 1, 2],
  ]);
});

Deno.test("A measure nobody has answered stands last, without numbers.", () => {
  const { measures } = summarise(plan(), [row("甲", "2026", { visits: { rating: 4 } })]);
  assert.deepEqual(measures.map(({ id, values }) => [id, values?.median]), [["conduct", 1], [
    "mechanism",
    undefined,
  ]]);
});

Deno.test("A unit's earlier period is the latest one before; where names do not tell, the time of saving does.", () => {
  const rows = [
    row("甲", "2026", answers("yes"), { saved_at: AT }),
    row("甲", "2024", answers("no"), { saved_at: LATER }),
    row("甲", "2025", answers("partly"), { saved_at: LATER }),
    row("乙", "今年", answers("yes"), { saved_at: LATER }),
    row("乙", "去年", answers("no"), { saved_at: AT }),
  ];
  const { earlier, latest } = succession(rows);
  assert.deepEqual(rows.map((one) => earlier.get(one)?.period), [
    "2025",
    undefined,
    "2024",
    "去年",
    undefined,
  ]);
  assert.deepEqual(rows.map((one) => latest.has(one)), [true, false, false, true, false]);
  assert.equal(change(rows[0].score.displayed, rows[2].score.displayed), 50);
  assert.equal(change(null, 3), null);
  assert.equal(change(3, undefined), null);
});

const everything: Selection = {
  sector: "agencies",
  period: { kind: "all" },
  below: null,
  incomplete: false,
  text: "",
  sort: { by: "unit", down: false },
};
const names = (rows: ReturnType<typeof row>[], selection: Partial<Selection>) =>
  select(rows, { ...everything, ...selection }, succession(rows), (a, b) => a < b ? -1 : a > b ? 1 : 0)
    .map(({ unit, period }) => `${unit} ${period}`);

Deno.test("The matrix is filtered by period, threshold, completeness and name.", () => {
  const rows = [
    row("A", "2025", answers("no")),
    row("A", "2026", answers("yes")),
    row("B", "2026", { plan: { rating: "partly" } }),
    row("Ｃ", "2026"),
  ];
  assert.deepEqual(names(rows, {}), ["A 2025", "A 2026", "B 2026", "C 2026"]);
  assert.deepEqual(names(rows, { period: { kind: "latest" } }), ["A 2026", "B 2026", "C 2026"]);
  assert.deepEqual(names(rows, { period: { kind: "one", period: "2025" } }), ["A 2025"]);
  assert.deepEqual(names(rows, { below: 60 }), ["A 2025", "B 2026"]);
  assert.deepEqual(names(rows, { incomplete: true }), ["B 2026", "C 2026"]);
  assert.deepEqual(names(rows, { text: "c" }), ["C 2026"]);
  assert.deepEqual(names(rows, { sector: "towns" }), []);
  assert.deepEqual(periodsOf(rows), [{ period: "2026", count: 3 }, { period: "2025", count: 1 }]);
});

Deno.test("A unit that is not complete stands below those that are, whatever the table is sorted by.", () => {
  const part = { plan: { rating: "yes" } };
  const waiting = { ...answers("yes"), plan: { rating: "yes", confirm: true as const } };
  const rows = [row("A", "2026", part), row("B", "2026", answers("no")), row("C", "2026", waiting)];
  for (const by of ["unit", "period", "score", "coverage", "gaps", "toConfirm", "overdue"] as const) {
    for (const down of [false, true]) assert.equal(names(rows, { sort: { by, down } })[0], "B 2026");
  }
  assert.deepEqual(names(rows, { incomplete: true }), ["A 2026", "C 2026"]);
});

Deno.test("Sorting by any column puts what has no value last, in both directions.", () => {
  const rows = [
    row("A", "2026"),
    row("B", "2026", answers("yes")),
    row("C", "2026", answers("no")),
    row("C", "2025", answers("partly")),
  ];
  for (const by of ["score", "measure:conduct", "change"] as const) {
    for (const down of [false, true]) {
      const sorted = names(rows, { sort: { by, down }, period: { kind: "latest" } });
      assert.equal(sorted.length, 3);
      if (by === "change") assert.equal(sorted[0], "C 2026");
      else assert.deepEqual(sorted, [...(down ? ["B 2026", "C 2026"] : ["C 2026", "B 2026"]), "A 2026"]);
    }
  }
  assert.deepEqual(names(rows, { sort: { by: "gaps", down: true } })[0], "C 2026");
  assert.deepEqual(names(rows, { sort: { by: "period", down: false } })[0], "C 2025");
});

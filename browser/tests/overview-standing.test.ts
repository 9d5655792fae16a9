/// <reference lib="deno.ns" />
// What the first page tells: standings, movers, courses.
import assert from "node:assert/strict";
import { course, rowsUpTo } from "../overview/course.ts";
import { Figures } from "../overview/figures.ts";
import type { OverviewData } from "../overview/page-data.ts";
import { movers, standingOf } from "../overview/standing.ts";
import { succession } from "../overview/statistics.ts";
import { answers, row } from "./overview-samples.ts";
import { plan } from "./samples.ts";

const past = (rating: "partly" | "no") => {
  const { plan, ...others } = answers(rating);
  return { ...others, plan: { ...plan, due: "2020-01-31" } };
};
const rows = [
  row("A", "2025", answers("no")),
  row("A", "2026", answers("yes")),
  row("B", "2025", answers("yes")),
  row("B", "2026", past("partly")),
  row("C", "2025", answers("partly")),
  row("C", "2026", { plan: { rating: "yes" } }),
  row("D", "2026", past("no")),
];
const { earlier, latest } = succession(rows);
const chosen = rows.filter((one) => latest.has(one));

Deno.test("Scores and changes are of complete assessments; what is overdue is counted in remedies and in units.", () => {
  const { count, complete, scores, change, overdue, gaps } = standingOf(chosen, earlier);
  assert.deepEqual([count, complete], [4, 3]);
  assert.deepEqual([scores?.min, scores?.mean, scores?.max], [0, 50, 100]);
  assert.deepEqual(change, { mean: 25, count: 2 });
  assert.deepEqual(overdue, { remedies: 2, units: 2 });
  assert.deepEqual(gaps[0].count, 2);
});

Deno.test("Nothing read gives no numbers, and no mean of nothing.", () => {
  const { count, scores, change, gaps } = standingOf([], earlier);
  assert.deepEqual([count, scores, change, gaps], [0, null, null, []]);
});

Deno.test("How many are expected of a kind is told only by a list that states kinds.", () => {
  const data = { sectors: [plan()], texts: {} } as unknown as OverviewData;
  const expected = (sector: string) => {
    const unit = { name: "A", sector, parent: "", aliases: [] };
    const { listed, kinds } = new Figures(data, chosen, earlier, "", [unit, { ...unit, name: "Z" }]);
    return [listed?.expected, listed?.missing.length, kinds[0].expected];
  };
  assert.deepEqual(expected(""), [2, 1, undefined]);
  assert.deepEqual(expected("agencies"), [2, 1, 2]);
});

Deno.test("The units that moved most stand first, upwards and downwards; one that did not move in neither list.", () => {
  const told = ({ improved, fallen }: ReturnType<typeof movers>) =>
    [improved, fallen].map((moves) => moves.map(({ row, by }) => `${row.unit} ${by}`));
  assert.deepEqual(told(movers(chosen, earlier, 5)), [["A 100"], ["B -50"]]);
  assert.deepEqual(told(movers(chosen, earlier, 0)), [[], []]);
});

Deno.test("A course holds every period in order, with the mean of what is complete.", () => {
  assert.deepEqual(course(rows), [
    { period: "2025", count: 3, complete: 3, mean: 50 },
    { period: "2026", count: 4, complete: 3, mean: 50 },
  ]);
  assert.deepEqual(rowsUpTo(rows[1], earlier), [rows[0], rows[1]]);
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { TIDY_COLUMNS, tidyHead, tidyLines } from "../overview/tidy.ts";
import { row } from "./overview-samples.ts";
import { plan } from "./samples.ts";

/** The lines as objects; the samples hold no quotes or commas. */
function lines(text: string): Record<string, string>[] {
  return text.trimEnd().split("\r\n").map((line) =>
    Object.fromEntries(line.split(",").map((cell, n) => [TIDY_COLUMNS[n], cell]))
  );
}

Deno.test("Every requirement is a line, answered or not, with its value as it is scored.", () => {
  const table = lines(tidyLines(
    plan(),
    row("甲", "2026", {
      plan: { rating: "partly", note: "一\r\n二", due: "2026-12-31" },
      respect: { na: "没有" },
      visits: { rating: 1 },
      gone: { rating: "yes" },
    }, { facets: { "service-window": "no" } }),
  ));
  const columns = [
    "measure",
    "requirement",
    "applicable",
    "rating",
    "value",
    "na",
    "gap",
    "note",
    "due",
    "weight",
  ];
  assert.deepEqual(table.map((line) => columns.map((column) => line[column]).join("|")), [
    "mechanism|agencies.plan|true|partly|0.5||true|一 二|2026-12-31|1",
    "mechanism|agencies.window|false||||false|||1",
    "conduct|agencies.respect|true|||没有|false|||2",
    "conduct|agencies.visits|true|1|0.25||true|||1",
    "|agencies.gone|false|yes|||false|||",
  ]);
  assert.equal(table[0].measure_weight, "1");
  assert.equal(table[2].measure_weight, "2");
});

Deno.test("Every line has a cell for each column, of an answer without a requirement too.", () => {
  const text = tidyLines(plan(), row("甲", "2026", { plan: { rating: "yes" }, gone: { note: "x" } }));
  for (const line of text.trimEnd().split("\r\n")) assert.equal(line.split(",").length, TIDY_COLUMNS.length);
});

Deno.test("The heading is the same in every language and starts at the first byte of the file.", () => {
  assert.equal(tidyHead(), TIDY_COLUMNS.join(",") + "\r\n");
  assert.match(tidyHead(), /^plan_id,plan_version,unit,sector,period,saved_at,measure,requirement,scale,/);
});

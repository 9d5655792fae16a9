/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { localTime, today } from "../core/local-time.ts";

const MORNING = "2026-12-31T23:00:00Z"; // seven o'clock on New Year's Day in Shanghai
const ZONES: [string, string, string][] = [
  ["Asia/Shanghai", "2027-01-01", "2027-01-01 07:00"],
  ["UTC", "2026-12-31", "2026-12-31 23:00"],
  ["America/New_York", "2026-12-31", "2026-12-31 18:00"],
];

for (const [zone, day, time] of ZONES) {
  Deno.test(`Today is what the user's own calendar says, in ${zone} too.`, () => {
    const real = Date.now, before = Deno.env.get("TZ");
    Deno.env.set("TZ", zone);
    Date.now = () => Date.parse(MORNING);
    try {
      assert.deepEqual([today(), localTime(MORNING)], [day, time]);
    } finally {
      Date.now = real;
      if (before === undefined) Deno.env.delete("TZ");
      else Deno.env.set("TZ", before);
    }
  });
}

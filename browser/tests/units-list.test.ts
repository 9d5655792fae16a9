/// <reference lib="deno.ns" />
// The office's list of units, by the same cases as in Python (tests/vectors/units/).
import assert from "node:assert/strict";
import { matchUnits, nearNames } from "../overview/units/matching.ts";
import { branches } from "../overview/units/roll-up.ts";
import { tableOf, textOf } from "../overview/units/table-text.ts";
import { type ListedUnit, readUnitsList, unitsTable } from "../overview/units/units-list.ts";

const vectors = (name: string) =>
  JSON.parse(Deno.readTextFileSync(new URL(`../../tests/vectors/units/${name}.json`, import.meta.url)));
const unit = (name: string, more: Partial<ListedUnit> = {}): ListedUnit => ({
  name,
  sector: "",
  parent: "",
  aliases: [],
  ...more,
});

Deno.test("A list is read however its table is laid out, and what is wrong is named by row.", async (t) => {
  const { kinds, lists } = vectors("lists");
  for (const { about, table, units, faults } of lists) {
    await t.step(about, () => {
      const list = readUnitsList(table, kinds);
      assert.deepEqual(list.units, units);
      assert.deepEqual(list.faults.map(({ row, code, value }) => [row, code, value]), faults);
    });
  }
});

Deno.test("Spelling and short forms bring a question; another number or direction is another unit.", () => {
  for (const [name, others, near] of vectors("near-names").names) {
    assert.deepEqual(nearNames(others)(name), near, name);
  }
});

Deno.test("A unit is found by its kind where the list states it, and by names that were confirmed.", () => {
  const units = [
    unit("甲", { sector: "towns" }),
    unit("甲", { sector: "schools" }),
    unit("乙"),
    unit("丙", { aliases: ["丙校"] }),
  ];
  const row = (sector: string, name: string) => ({ unit: name, assessment: { sector } });
  const rows = [row("towns", "甲"), row("agencies", "乙"), row("schools", "丙校"), row("schools", "丁")];
  const { missing, unlisted } = matchUnits(units, rows);
  assert.deepEqual(missing, [units[1]]);
  assert.deepEqual(unlisted, [rows[3]]);
});

Deno.test("What is saved of a list is the list when it is read again, in the page's own words.", () => {
  const titles = { name: "Einheit", sector: "Art", parent: "gehört zu", aliases: "auch" };
  const units = [unit("甲", { sector: "towns", aliases: ["甲镇", "=A1"] }), unit("乙", { parent: "甲" })];
  const table = unitsTable(units, titles, (sector) => ({ towns: "Städte" })[sector] ?? "");
  assert.deepEqual(readUnitsList(table, { towns: ["Städte"] }, titles), { units, faults: [] });
});

Deno.test("Villages count with their town and its district; a circle ends.", () => {
  const units = [
    unit("甲镇", { parent: "旗" }),
    unit("东村", { parent: "甲镇" }),
    unit("西村", { parent: "甲镇" }),
    unit("乙镇", { parent: "旗" }),
  ];
  const told = (list: ListedUnit[]) =>
    branches(list).map(({ name, depth, units }) => [name, depth, units.map((one) => one.name).sort()]);
  assert.deepEqual(told(units), [
    ["旗", 0, ["甲镇", "东村", "西村", "乙镇"].sort()],
    ["甲镇", 1, ["甲镇", "东村", "西村"].sort()],
  ]);
  const circle = told([unit("甲", { parent: "乙" }), unit("乙", { parent: "甲" })]);
  assert.deepEqual(circle.map(([name]) => name).sort(), ["乙", "甲"]);
});

Deno.test("Tables come as CSV, as cells from a spreadsheet, quoted, in UTF-8 or in the encoding of Chinese Windows.", () => {
  assert.deepEqual(tableOf('\uFEFF单位,类型\r\n"甲,乙","a ""b"""\r\n\r\n丙,\n'), [
    ["单位", "类型"],
    ["甲,乙", 'a "b"'],
    ["丙", ""],
  ]);
  assert.deepEqual(tableOf("甲\t学校\n乙\t"), [["甲", "学校"], ["乙", ""]]);
  assert.deepEqual(tableOf("甲"), [["甲"]]);
  assert.deepEqual(tableOf(""), []);
  assert.equal(textOf(Uint8Array.from([0xb5, 0xa5, 0xce, 0xbb])), "单位");
  assert.equal(textOf(new TextEncoder().encode("学校")), "学校");
});

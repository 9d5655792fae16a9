/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { toCsv } from "../core/csv.ts";
import { fileName } from "../core/file-name.ts";
import { runs } from "./runs.ts";

const NAME = { unit: "旗民族事务局", sector: "机关", period: "2026 上半年", date: "2026-11-23" };

Deno.test("A file's name tells unit, sector, period and date, in any script.", () => {
  assert.equal(fileName({ ...NAME, extension: "json" }), "旗民族事务局_机关_2026 上半年_2026-11-23.json");
  const mongolian = "ᠮᠣᠩᠭᠣᠯ ᠬᠡᠯᠡ\u180e\u1820"; // with the vowel separator, which is an invisible character
  assert.ok(fileName({ ...NAME, unit: mongolian, extension: "xlsx" }).startsWith(`${mongolian}_`));
});

Deno.test("What Windows refuses or takes for a device does not get into a file's name.", () => {
  const only = (unit: string) => fileName({ unit, sector: "", period: "", date: "", extension: "csv" });
  assert.equal(only("../../etc/passwd"), "etc-passwd.csv");
  assert.equal(only('C:\\a<b>|c?*"d"'), "C-a-b-c-d.csv");
  assert.equal(only("con"), "_con.csv");
  assert.equal(only("Aux.2026"), "_Aux.2026.csv");
  assert.equal(only("COM¹"), "_COM¹.csv");
  assert.equal(only("console"), "console.csv");
  assert.equal(only("name. . "), "name.csv");
  assert.equal(only(".hidden"), "hidden.csv");
  assert.equal(only("a\u202egpj\u0000\n.exe"), "agpj .exe.csv");
  for (const empty of ["", "  ", "...", "\u200b", "\ud800", "???"]) {
    assert.equal(only(empty), "self-check.csv");
  }
});

Deno.test("Whatever the texts, a file's name is safe, not empty and short enough for every file system.", () => {
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 400 }),
    fc.constantFrom("CON", "nul.x", "字".repeat(300), "𠀀".repeat(300)),
  );
  fc.assert(
    fc.property(text, text, text, text, (unit, sector, period, date) => {
      const name = fileName({ unit, sector, period, date, extension: "json" });
      assert.ok(new TextEncoder().encode(name).length <= 255);
      assert.ok(name.length > ".json".length);
      // deno-lint-ignore no-control-regex
      assert.doesNotMatch(name, /[<>:"/\\|?*\x00-\x1f\x7f]|^[\s.]|[\s.]\.json$|[\ud800-\udfff](?![\s\S])/u);
      assert.doesNotMatch(name, /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
      assert.equal(name.isWellFormed(), true);
    }),
    { numRuns: runs(2000) },
  );
});

const one = (value: string | number | null | undefined) =>
  toCsv([{ label: "a", value: (row: { v: typeof value }) => row.v }], [{ v: value }]).slice(
    "\uFEFFa\r\n".length,
  );

Deno.test("A CSV has a byte order mark, CRLF and RFC 4180 quotes, so that Excel shows it as it is.", () => {
  const csv = toCsv([
    { label: "要求", value: (row: { text: string; n: number }) => row.text },
    { label: "次数, 每年", value: (row) => row.n },
  ], [{ text: 'he said "yes", twice', n: -2 }, { text: "two\nlines", n: NaN }]);
  assert.equal(csv, '\uFEFF要求,"次数, 每年"\r\n"he said ""yes"", twice",-2\r\n"two\nlines",\r\n');
  assert.equal(one(null) + one(undefined) + one(""), "\r\n\r\n\r\n");
});

Deno.test("A text that a spreadsheet would run as a formula gets an apostrophe in front.", () => {
  const file = new URL("../../tests/vectors/csv/formulas.json", import.meta.url);
  const { cases }: { cases: { value: string; cell: string }[] } = JSON.parse(Deno.readTextFileSync(file));
  assert.ok(cases.length >= 50, `${cases.length} cases`);
  for (const { value, cell } of cases) {
    assert.deepEqual(readCsv(one(value)), [[cell]], JSON.stringify(value));
  }
  assert.equal(one('=HYPERLINK("http://x")'), '"\'=HYPERLINK(""http://x"")"\r\n');
});

Deno.test("Whatever the texts, a CSV has its rows and columns, no cell starts a formula, and markup is text.", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: fc.constantFrom("=", "+", '"', ",", "\r", "\n", "\t", " ", "a", "@", "-", "'", ";") }),
    fc.constant("<script>alert(1)</script>"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 5 }), (rows) => {
      const csv = toCsv<[string, string]>([{ label: "a", value: (r) => r[0] }, {
        label: "b",
        value: (r) => r[1],
      }], rows);
      const read = readCsv(csv.slice(1));
      assert.equal(read.length, rows.length + 1);
      rows.forEach((row, n) => {
        assert.equal(read[n + 1].length, 2);
        row.forEach((text, column) => {
          const cell = read[n + 1][column];
          assert.doesNotMatch(cell, /^\s*[=+\-@](?!$)|^[\t\r\n]/); // a sign alone is no formula
          // deno-lint-ignore no-control-regex
          assert.equal(cell.replace(/^'(?!')/, ""), text.replace(/\x00/g, "").replace(/^'(?!')/, ""));
        });
      });
    }),
    { numRuns: runs(2000) },
  );
});

/** A reader of its own for RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let row: string[] = [];
  for (let match = field.exec(text); match; match = field.exec(text)) {
    row.push(match[1]?.replace(/""/g, '"') ?? match[2]);
    if (match[3] !== ",") rows.push(row), row = [];
    if (field.lastIndex === text.length) return rows;
  }
  throw new Error("not RFC 4180");
}

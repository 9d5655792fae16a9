/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import { type CellValue, type Sheet, writeWorkbook } from "../export/xlsx.ts";
import { runs } from "./runs.ts";

const FONTS = { heading: "黑体", body: "宋体" };

function sheet(name: string, rows: CellValue[][] = []): Sheet {
  return { name, header: ["要求", "评分"], rows, widths: [60] };
}

async function written(...sheets: Sheet[]): Promise<Uint8Array> {
  const pieces = await writeWorkbook(sheets, FONTS, () => Promise.resolve());
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

async function parts(...[answers, gaps, evidence]: Sheet[]): Promise<Record<string, string>> {
  const files = unzipSync(await written(answers, gaps ?? sheet("g"), evidence ?? sheet("e")));
  return Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]));
}

/** The texts of a sheet's cells by address. */
function texts(xml: string): Record<string, string> {
  const cell = /<c r="([A-Z]+\d+)" s="\d" t="inlineStr"><is><t xml:space="preserve">([^<]*)<\/t><\/is><\/c>/g;
  const plain = (text: string) =>
    text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&amp;/g, "&");
  return Object.fromEntries([...xml.matchAll(cell)].map(([, at, text]) => [at, plain(text)]));
}

Deno.test("The workbook has its three sheets in order, each declared, linked and with a heading that stays.", async () => {
  const files = await parts(sheet("答案"), sheet("整改"), sheet("依据"));
  assert.match(files["xl/workbook.xml"], /name="答案".*name="整改".*name="依据"/);
  for (const n of [1, 2, 3]) {
    const path = `worksheets/sheet${n}.xml`;
    assert.ok(files["[Content_Types].xml"].includes(`/xl/${path}`));
    assert.ok(files["xl/_rels/workbook.xml.rels"].includes(`Id="rId${n}"`));
    assert.ok(files["xl/_rels/workbook.xml.rels"].includes(`Target="${path}"`));
    assert.ok(files[`xl/${path}`].includes('state="frozen"'));
    assert.deepEqual(texts(files[`xl/${path}`]), { A1: "要求", B1: "评分" });
  }
});

Deno.test("A text that looks like a formula stays a text; a number stays a number.", async () => {
  const xml = (await parts(sheet("a", [["=1+1", 12.5], ["@SUM(A1)", Infinity], ["", null]])))[
    "xl/worksheets/sheet1.xml"
  ];
  assert.equal(texts(xml).A2, "=1+1");
  assert.equal(texts(xml).A3, "@SUM(A1)");
  assert.ok(xml.includes('<c r="B2" s="2"><v>12.5</v></c>'));
  assert.ok(xml.includes('<c r="B3" s="2"/>'));
  assert.ok(!xml.includes("<f>"));
});

Deno.test("Markup stays text, and characters that XML cannot carry are dropped, nothing beside them.", async () => {
  const rows = [['<b>&"x"</b>'], ["a\u0000\u0008\u000b\u001fb\ud800c\uffffd😀"], ["1\r\n2\r3\t4"], [
    "_x0041_ _x_",
  ]];
  const read = texts((await parts(sheet("a", rows)))["xl/worksheets/sheet1.xml"]);
  assert.deepEqual([read.A2, read.A3, read.A4], ['<b>&"x"</b>', "abcd😀", "1\n2\n3\t4"]);
  assert.equal(read.A5, "_x005F_x0041_ _x_"); // as Excel itself writes it
});

Deno.test("A text longer than Excel's cell is cut there, not in the middle of a character.", async () => {
  const read = texts((await parts(sheet("a", [["字".repeat(32_766) + "😀😀"]])))["xl/worksheets/sheet1.xml"]);
  assert.equal(read.A2, "字".repeat(32_766));
});

Deno.test("Sheet names that Excel refuses are mended and stay different from each other.", async () => {
  const names = async (...wanted: string[]) =>
    [...(await parts(...wanted.map((name) => sheet(name))))["xl/workbook.xml"].matchAll(
      /<sheet name="([^"]*)"/g,
    )]
      .map((m) => m[1]);
  assert.deepEqual(await names("a/b:[c]*?", "A B C", "'history'"), ["a b c", "A B C 2", "history 2"]);
  assert.deepEqual(await names("", "字".repeat(40), "字".repeat(40)), [
    "1",
    "字".repeat(31),
    "字".repeat(27) + " 2",
  ]);
});

Deno.test("Columns beyond Z are addressed as Excel does.", async () => {
  const row = Array.from({ length: 703 }, (_, n) => `${n}`);
  const read = texts((await parts({ name: "a", header: row, rows: [] }))["xl/worksheets/sheet1.xml"]);
  assert.deepEqual([read.Z1, read.AA1, read.AZ1, read.BA1, read.ZZ1, read.AAA1], [
    "25",
    "26",
    "51",
    "52",
    "701",
    "702",
  ]);
});

Deno.test("Whatever the texts, the parts are well-formed UTF-8 without characters illegal in XML.", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "binary" })),
      fc.string({ unit: "binary" }),
      async (row, name) => {
        for (
          const part of Object.values(
            await parts({ name, header: row, rows: [row] }, sheet(name), sheet(name)),
          )
        ) {
          // deno-lint-ignore no-control-regex
          assert.doesNotMatch(part, /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;)/);
          assert.equal(part.isWellFormed(), true);
          assert.equal(part.match(/<(?!\?|[a-zA-Z/])/), null);
        }
      },
    ),
    { numRuns: runs(300) },
  );
});

Deno.test("The same answers give the same file, byte for byte, however often the work rests.", async () => {
  const sheets = [sheet("a", Array.from({ length: 450 }, (_, n) => [`行 ${n}`, n])), sheet("b")];
  let rests = 0;
  const pieces = await writeWorkbook(sheets, FONTS, () => Promise.resolve(void rests++));
  assert.deepEqual(new Uint8Array(await new Blob(pieces).arrayBuffer()), await written(...sheets));
  assert.ok(rests >= 5);
});

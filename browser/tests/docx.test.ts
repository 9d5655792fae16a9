/// <reference lib="deno.ns" />
// The writer of Word files.
import assert from "node:assert/strict";
import { strFromU8, unzipSync } from "fflate";
import { type Block, writeDocument } from "../export/docx.ts";

const FONTS = { title: "方正小标宋简体", heading: "黑体", body: "仿宋_GB2312", latin: "Times New Roman" };
const blocks: Block[] = [
  { kind: "title", text: "通报 <&>" },
  { kind: "paragraph", text: "第一行\n第二行\u0001" },
  { kind: "table", caption: "表", header: ["甲", "乙"], rows: [["1", "2"], ["3", ""]], widths: [3, 1] },
];
const files = () =>
  Object.fromEntries(
    Object.entries(unzipSync(writeDocument(blocks, FONTS, "zh"))).map((
      [path, bytes],
    ) => [path, strFromU8(bytes)]),
  );

Deno.test("Every part is declared and linked, and the same content gives the same bytes.", () => {
  const parts = files();
  for (const path of ["/word/document.xml", "/word/styles.xml", "/word/footer1.xml"]) {
    assert.ok(parts["[Content_Types].xml"].includes(`PartName="${path}"`));
    assert.ok(parts[path.slice(1)]);
  }
  assert.deepEqual(writeDocument(blocks, FONTS, "zh"), writeDocument(blocks, FONTS, "zh"));
});

Deno.test("Markup is text, a line break is one, and what XML cannot hold is left out.", () => {
  const document = files()["word/document.xml"];
  assert.ok(document.includes(">通报 &lt;&amp;&gt;</w:t>"));
  assert.ok(document.includes('>第一行</w:t><w:br/><w:t xml:space="preserve">第二行</w:t>'));
});

Deno.test("A table has a head that repeats, and columns as wide as they are to be.", () => {
  const document = files()["word/document.xml"];
  assert.equal(document.match(/<w:tr>/g)?.length, 3);
  assert.equal(document.match(/<w:tblHeader\/>/g)?.length, 1);
  const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
  assert.ok(Math.abs(widths[0] / widths[1] - 3) < 0.01);
});

/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { CollectionLines, formatCollection, isCollection, parseCollection } from "../core/collection.ts";
import { LAYOUTS } from "./overview-layouts.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT, plain } from "./samples.ts";

const many = [
  assessment(answers("yes"), { unit: "甲\n]}" }),
  assessment(answers("no"), { unit: "乙" }),
  assessment({ plan: { rating: "no", note: '"],[{' } }, { unit: "丙" }),
];
const text = [...formatCollection({ id: "tengger-2019", version: 1 }, many, AT)].join("");

/** Reads a text in parts that end at these places. */
function read(source: string, cuts: number[] = []) {
  const lines = new CollectionLines();
  const places = [0, ...cuts.map((cut) => cut % (source.length + 1)).sort((a, b) => a - b), source.length];
  const found = places.slice(1).flatMap((place, n) => lines.push(source.slice(places[n], place)));
  const { end, rest } = lines.end();
  return { isOther: lines.isOther, end, found: [...found, ...rest] };
}

Deno.test("A combined file is plain JSON and gives back every assessment, wherever it is cut for reading.", () => {
  assert.ok(isCollection(text));
  assert.deepEqual(parseCollection(text), { end: "complete", assessments: plain(many) });
  fc.assert(fc.property(fc.array(fc.nat()), (cuts) => {
    assert.deepEqual(read(text, cuts), { isOther: false, end: "complete", found: plain(many) });
  }));
  const none = [...formatCollection({ id: "x", version: 1 }, [], AT)].join("");
  assert.deepEqual(read(none), { isOther: false, end: "complete", found: [] });
});

for (const [name, layOut] of Object.entries(LAYOUTS)) {
  Deno.test(`In another layout (${name}) it is known for what it is, and not taken for read when it is not.`, () => {
    const source = layOut(text);
    assert.deepEqual(JSON.parse(source.replace(/^\uFEFF/, "")), JSON.parse(text));
    assert.ok(isCollection(source.slice(0, 1024)));
    assert.deepEqual(parseCollection(source), { end: "complete", assessments: plain(many) });
    const { isOther, end, found } = read(source, [3, 90]);
    const isRead = end === "complete" && JSON.stringify(found) === JSON.stringify(many);
    assert.ok(isOther || isRead || found.some((one) => typeof one === "string"));
  });
}

Deno.test("What is no list of assessments is not taken for one.", () => {
  const note = { plan: { rating: "no", note: '{"format":"self-check-collection/1","assessments":[' } };
  for (
    const other of [JSON.stringify(many[0]), JSON.stringify(assessment(note)), "", "[", "42", "{x", "PK"]
  ) {
    assert.equal(isCollection(other), false, other);
  }
});

Deno.test("A file that breaks off gives what stands before, and says that the rest is missing.", () => {
  const half = read(text.slice(0, text.lastIndexOf("\n{") + 20));
  assert.deepEqual(half, {
    isOther: false,
    end: "cut-off",
    found: [...plain(many.slice(0, 2)), half.found[2]],
  });
  assert.equal(typeof half.found[2], "string");
  assert.equal(read(text.slice(0, 40)).isOther, true);
  assert.equal(parseCollection(text.slice(0, 40)).end, "not-json");
});

Deno.test("A line without end is left once it is larger than a browser can take; what stood before is kept.", () => {
  const head = new CollectionLines(10_000), line = new CollectionLines(10_000);
  head.push('{"format":"self-check-collection/1",');
  assert.equal(line.push(text.slice(0, text.lastIndexOf("\n{"))).length, 1);
  for (const reader of [head, line]) {
    let parts = 0;
    while (!reader.isOver && parts < 100) parts += reader.push("x".repeat(1000)).length + 1;
    assert.ok(parts > 5 && parts <= 12, `${parts} parts`);
  }
  assert.equal(head.isOther, true);
  assert.equal(line.end().end, "too-large");
});

Deno.test("A later format is refused as such, in whatever layout.", () => {
  const later = text.replace("collection/1", "collection/2");
  assert.deepEqual(read(later), { isOther: false, end: "newer-format", found: [] });
  assert.equal(read(text.replace("collection/1", "collection/x")).end, "other-format");
  for (const layOut of Object.values(LAYOUTS)) {
    assert.equal(parseCollection(layOut(later)).end, "newer-format");
  }
});

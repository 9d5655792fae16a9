/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { CollectionReader, formatCollection, isCollection } from "../overview/collection.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT, plain } from "./samples.ts";

const many = [
  assessment(answers("yes"), { unit: "甲\n]}" }),
  assessment(answers("no"), { unit: "乙" }),
  assessment({ plan: { rating: "no", note: '"],[{' } }, { unit: "丙" }),
];
const text = [...formatCollection({ id: "tengger-2019", version: 1 }, many, AT)].join("");

function read(source: string, cuts: number[] = []) {
  const reader = new CollectionReader();
  const found: unknown[] = [];
  const places = [0, ...cuts.map((cut) => cut % (source.length + 1)).sort((a, b) => a - b), source.length];
  for (let n = 1; n < places.length; n++) {
    found.push(...reader.push(source.slice(places[n - 1], places[n])).map((one) => JSON.parse(one)));
  }
  const { end, rest } = reader.end();
  return { end, found: [...found, ...rest] };
}

Deno.test("A combined file is plain JSON and gives back every assessment, wherever it is cut for reading.", () => {
  assert.ok(isCollection(text));
  assert.deepEqual(JSON.parse(text).assessments, plain(many));
  fc.assert(fc.property(fc.array(fc.nat()), (cuts) => {
    assert.deepEqual(read(text, cuts), { end: "complete", found: plain(many) });
  }));
});

Deno.test("Laid out by another program, or empty, it is read all the same.", () => {
  for (const other of [JSON.stringify(JSON.parse(text)), JSON.stringify(JSON.parse(text), null, 2)]) {
    assert.ok(isCollection(other));
    assert.deepEqual(read(other, [3, 90]), { end: "complete", found: plain(many) });
  }
  assert.deepEqual(read([...formatCollection({ id: "x", version: 1 }, [], AT)].join("")), {
    end: "complete",
    found: [],
  });
});

Deno.test("A file that breaks off gives what stands before, and says that the rest is missing.", () => {
  const half = read(text.slice(0, text.lastIndexOf("\n{") + 20));
  assert.deepEqual(half, { end: "cut-off", found: plain(many.slice(0, 2)) });
  assert.equal(read(text.slice(0, 40)).end, "not-json");
});

Deno.test("A file without end is left once it is larger than a browser can take; what stood before is kept.", () => {
  const limits = { line: 10_000, whole: 50_000 };
  const whole = new CollectionReader(limits), line = new CollectionReader(limits);
  whole.push('{"format":"self-check-collection/1",');
  assert.equal(line.push(text.slice(0, text.lastIndexOf("\n{"))).length, 1);
  for (const [reader, most] of [[whole, 50], [line, 12]] as const) {
    let parts = 0;
    while (!reader.isOver && parts < 100) parts += reader.push("x".repeat(1000)).length + 1;
    assert.ok(parts > 5 && parts <= most, `${parts} parts`);
    assert.deepEqual(reader.end(), { end: "too-large", rest: [] });
  }
});

Deno.test("A later format is refused as such, in either layout.", () => {
  const later = text.replace("collection/1", "collection/2");
  assert.deepEqual(read(later), { end: "newer-format", found: [] });
  assert.equal(read(JSON.stringify(JSON.parse(later), null, 2)).end, "newer-format");
  assert.equal(read(text.replace("collection/1", "collection/x")).end, "other-format");
});

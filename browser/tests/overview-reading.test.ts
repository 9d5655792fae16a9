/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { formatAssessment, MAX_BYTES } from "../core/assessment.ts";
import { formatCollection, parseCollection } from "../core/collection.ts";
import { Intake } from "../overview/reading/intake.ts";
import { type Progress, readSources, type Source } from "../overview/reading/reading.ts";
import { LAYOUTS } from "./overview-layouts.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT, plan } from "./samples.ts";
import { runs } from "./runs.ts";

const unit = (name: string) => assessment(answers("partly"), { unit: name });
const file = (name: string, content: BlobPart): Source => ({ name, file: new File([content], name) });
const json = (name: string) => file(`${name}.json`, formatAssessment(unit(name)));

async function read(sources: Source[], onStep: (progress: Progress) => void = () => {}) {
  const intake = new Intake([plan()]);
  const progress: Progress = { done: 0, total: 0, stopped: false, changed: () => onStep(progress) };
  await readSources(sources, intake, progress);
  return { progress, items: intake.items.map(({ name, outcome, reason }) => [name, reason ?? outcome]) };
}

Deno.test("Files, archives and combined files are read together; what is in them is listed by name.", async () => {
  const zip = zipSync({
    "村/丙.json": strToU8(formatAssessment(unit("丙"))),
    "inner.zip": zipSync({ "x.json": strToU8("{}") }),
    "bad.json": strToU8("{"),
  });
  const together = [...formatCollection({ id: "tengger-2019", version: 1 }, [unit("丁"), unit("甲")], AT)];
  const { items, progress } = await read([
    json("甲"),
    file("all.zip", zip),
    file("together.json", together.join("")),
    file("Thumbs.db", "x"),
    json("乙"),
  ]);
  assert.deepEqual(items, [
    ["甲.json", "read"],
    ["all.zip › 村/丙.json", "read"],
    ["all.zip › inner.zip", "zip-nested"],
    ["all.zip › bad.json", "not-json"],
    ["together.json › 1", "read"],
    ["together.json › 2", "older"],
    ["乙.json", "read"],
  ]);
  assert.equal(progress.done, progress.total);
});

Deno.test("What cannot be read is refused with its reason and stops nothing.", async () => {
  const large = new Uint8Array(MAX_BYTES + 1).fill(32);
  const cut = [...formatCollection({ id: "tengger-2019", version: 1 }, [unit("戊"), unit("己")], AT)];
  const { items } = await read([
    { name: "gone.json", file: null },
    file("gbk.json", new Uint8Array([0x7b, 0xbc, 0xd7, 0x7d])),
    file("large.json", large),
    file("large.txt", large),
    file("a.docx", zipSync({ "[Content_Types].xml": strToU8("<x/>") })),
    file("none.zip", zipSync({})),
    file("no.zip", new Uint8Array([0x50, 0x4b, 3, 4, 9])),
    file("cut.json", cut.slice(0, 2).join("")),
    json("庚"),
  ]);
  assert.deepEqual(items, [
    ["gone.json", "unreadable"],
    ["gbk.json", "not-utf8"],
    ["large.json", "too-large"],
    ["large.txt", "too-large"],
    ["a.docx", "not-an-assessment"],
    ["none.zip", "empty"],
    ["no.zip", "zip-broken"],
    ["cut.json › 1", "read"],
    ["cut.json", "cut-off"],
    ["庚.json", "read"],
  ]);
});

const together = (...names: string[]) =>
  [...formatCollection({ id: "tengger-2019", version: 1 }, names.map(unit), AT)].join("");
const outcomes = async (text: string) => (await read([file("all.json", text)])).items;

Deno.test("A combined file opens in any layout, also from an archive and when it is large.", async () => {
  const blank = " ".repeat(6 * 1024 * 1024);
  for (const [layout, layOut] of Object.entries(LAYOUTS)) {
    const text = layOut(together("辛", "壬", "癸"));
    const zip = zipSync({ "all.json": strToU8(text) });
    for (const source of [file("all.json", text), file("all.txt", text + blank), file("all.zip", zip)]) {
      const { items } = await read([source]);
      assert.deepEqual(
        items.map(([, outcome]) => outcome),
        ["read", "read", "read"],
        `${source.name}, ${layout}`,
      );
    }
  }
});

Deno.test("Of a damaged combined file the sound lines are read, and what is wrong is said.", async () => {
  const text = together("辛", "壬", "癸");
  assert.deepEqual(await outcomes(text.replace('"壬"', '"壬')), [
    ["all.json › 1", "read"],
    ["all.json › 2", "not-json"],
    ["all.json › 3", "read"],
  ]);
  assert.deepEqual(await outcomes(text.slice(0, -30)), [
    ["all.json › 1", "read"],
    ["all.json › 2", "read"],
    ["all.json", "cut-off"],
  ]);
  assert.deepEqual(await outcomes(LAYOUTS["4 spaces"](text).slice(0, -30)), [["all.json", "not-json"]]);
});

/** Replaces so many characters at a place by others. */
const slip = fc.record({
  at: fc.nat(),
  length: fc.oneof(fc.constantFrom(0, 1, 1, 2), fc.nat({ max: 600 })),
  by: fc.constantFrom("", '"', "{", "}", "[", "]", ",", ":", "\\", "\n", "\0", "1", "x", "{}", "},{", "字"),
});

Deno.test("Whatever is done to a combined file: no exception, and no assessment is missing without a word.", async () => {
  const names = ["辛", "壬", "癸"];
  const shapes = fc.constantFrom(...["as this site writes it", "2 spaces", "sorted", "two items in a line"]);
  await fc.assert(
    fc.asyncProperty(shapes, fc.array(slip, { minLength: 1, maxLength: 2 }), async (shape, slips) => {
      let text = LAYOUTS[shape](together(...names));
      for (const { at, length, by } of slips) {
        const place = at % text.length;
        text = text.slice(0, place) + by + text.slice(place + length);
      }
      const items = await outcomes(text);
      const wasRead = items.filter(([, outcome]) => outcome === "read" || outcome === "older").length;
      const { end, assessments } = parseCollection(text);
      const held = end === "complete" ? assessments.length : text.split('"self-check/1"').length - 1;
      assert.ok(wasRead >= held || wasRead < items.length, JSON.stringify(items));
    }),
    { numRuns: runs(3000) },
  );
});

Deno.test("Stopping keeps what was read and leaves the rest, in an archive too.", async () => {
  const files = Array.from({ length: 30 }, (_, n) => json(`单位${n}`));
  const stopped = await read(files, (progress) => progress.stopped = progress.done >= 10);
  assert.equal(stopped.items.length, 10);
  const zip = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.json`, strToU8("{")])));
  const inside = await read([file("a.zip", zip)], (progress) => progress.stopped = progress.done >= 5);
  assert.equal(inside.items.length, 5);
});

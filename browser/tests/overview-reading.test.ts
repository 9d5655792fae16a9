/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { formatAssessment } from "../core/assessment.ts";
import { formatCollection } from "../overview/collection.ts";
import { Intake } from "../overview/intake.ts";
import { type Progress, readSources, type Source } from "../overview/reading.ts";
import { answers } from "./overview-samples.ts";
import { assessment, AT, plan } from "./samples.ts";

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
  const large = new Uint8Array(5 * 1024 * 1024 + 1).fill(32);
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

Deno.test("Stopping keeps what was read and leaves the rest, in an archive too.", async () => {
  const files = Array.from({ length: 30 }, (_, n) => json(`单位${n}`));
  const stopped = await read(files, (progress) => progress.stopped = progress.done >= 10);
  assert.equal(stopped.items.length, 10);
  const zip = zipSync(Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${n}.json`, strToU8("{")])));
  const inside = await read([file("a.zip", zip)], (progress) => progress.stopped = progress.done >= 5);
  assert.equal(inside.items.length, 5);
});

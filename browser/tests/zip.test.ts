/// <reference lib="deno.ns" />
import assert from "node:assert/strict";
import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { openZip, unpack, type ZipEntry } from "../core/zip.ts";
import { runs } from "./runs.ts";

const LIMIT = 5000;
const never = () => false;

function entries(bytes: Uint8Array): ZipEntry[] {
  const zip = openZip(bytes);
  assert.ok(zip.ok);
  return zip.entries;
}

/** Unpacks to the end; gives the text or the reason, and how many steps it took. */
function run(entry: ZipEntry, room = { left: 1e6 }, exempt: (start: Uint8Array) => boolean = never) {
  const work = unpack(entry, room, LIMIT, exempt);
  let steps = 1;
  let step = work.next();
  for (; !step.done; step = work.next()) steps++;
  return {
    steps,
    result: typeof step.value === "string" ? step.value : new TextDecoder().decode(step.value),
  };
}

/** The archive with a 32-bit number of its (only) directory record changed. */
function patched(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const start = new TextDecoder("latin1").decode(copy).lastIndexOf("PK\x01\x02");
  new DataView(copy.buffer).setUint32(start + at, value, true);
  return copy;
}

Deno.test("Files are unpacked, stored or deflated; folders and what systems add are left out.", () => {
  const zip = zipSync({
    "甲/a.json": strToU8("一".repeat(200)),
    "b.json": [strToU8("plain"), { level: 0 }],
    "folder/": new Uint8Array(),
    "__MACOSX/._a.json": strToU8("x"),
    ".DS_Store": strToU8("x"),
  });
  const found = entries(zip);
  assert.deepEqual(found.map(({ name }) => name), ["甲/a.json", "b.json"]);
  assert.deepEqual(found.map((entry) => run(entry).result), ["一".repeat(200), "plain"]);
});

Deno.test("A name is only a name: a path that leads out of the folder is shown and leads nowhere.", () => {
  assert.equal(
    entries(zipSync({ "../../etc/passwd": strToU8("x") }, { level: 0 }))[0].name,
    "../../etc/passwd",
  );
});

Deno.test("Names that Windows wrote in GBK are read.", () => {
  const zip = zipSync({ "xxxx.json": strToU8("{}") });
  const gbk = [0xbc, 0xd7, 0xd2, 0xd2]; // 甲乙
  for (let at = 0; at < zip.length - 4; at++) {
    if (zip.slice(at, at + 4).every((byte) => byte === 0x78)) zip.set(gbk, at);
  }
  assert.equal(entries(zip)[0].name, "甲乙.json");
});

Deno.test("An archive that states too much is refused before anything is unpacked.", () => {
  const zip = zipSync({ "a.json": new Uint8Array(1000), "b.json": new Uint8Array(1000) });
  assert.deepEqual(openZip(zip, { entries: 1, unpacked: 1e6 }), { ok: false, code: "zip-too-many" });
  assert.deepEqual(openZip(zip, { entries: 10, unpacked: 1999 }), { ok: false, code: "zip-too-large" });
});

Deno.test("An archive that lies about its size is stopped at the limit, in short steps.", () => {
  const bomb = patched(zipSync({ "a.json": new Uint8Array(20_000_000) }, { level: 9 }), 24, 10);
  const room = { left: 1e9 };
  assert.deepEqual(run(entries(bomb)[0], room), { steps: 1, result: "too-large" });
  assert.ok(room.left > 1e9 - 8_000_000, "no more than one step was unpacked");
  const exhausted = run(entries(bomb)[0], { left: 100_000 }, () => true);
  assert.equal(exhausted.result, "zip-too-large");
  const small = patched(zipSync({ "a.json": new Uint8Array(1000) }), 24, 10);
  assert.equal(run(entries(small)[0]).result, "zip-broken");
});

Deno.test("A file that may be larger is asked for by its first bytes.", () => {
  const zip = zipSync({ "a.json": strToU8("start" + "x".repeat(2 * LIMIT)) });
  const asked = (start: Uint8Array) => new TextDecoder().decode(start).startsWith("start");
  assert.equal(run(entries(zip)[0], { left: 1e6 }, asked).result.length, 5 + 2 * LIMIT);
});

Deno.test("Files that share their bytes with others are refused.", () => {
  const bytes = zipSync({ "a.json": strToU8("x".repeat(50)) }, { level: 0 });
  assert.deepEqual(openZip(patched(bytes, 20, 100_000)), { ok: false, code: "zip-broken" });
});

Deno.test("Passwords and other ways of packing give a reason of their own.", () => {
  const [entry] = entries(zipSync({ "a.json": strToU8("x") }));
  assert.equal(run({ ...entry, encrypted: true }).result, "zip-encrypted");
  assert.equal(run({ ...entry, method: 14 }).result, "zip-method");
});

Deno.test("However an archive is damaged, reading it ends with a result and never throws.", () => {
  const whole = zipSync({ "a.json": strToU8("{}".repeat(300)), "b.json": [strToU8("plain"), { level: 0 }] });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
      fc.nat(whole.length),
      (changes, length) => {
        const bytes = whole.slice(0, length % 3 ? whole.length : length);
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
        const zip = openZip(bytes);
        if (zip.ok) { for (const entry of zip.entries) run(entry); }
      },
    ),
    { numRuns: runs(3000) },
  );
});

Deno.test("Of files with one name each is read, and a cut archive is no archive.", () => {
  const zip = zipSync({ "a.json": strToU8("first"), "b.json": strToU8("second") }, { level: 0 });
  for (let at = 0; at < zip.length - 6; at++) {
    if (new TextDecoder().decode(zip.subarray(at, at + 6)) === "b.json") zip[at] = 0x61;
  }
  const found = entries(zip);
  assert.deepEqual(found.map(({ name }) => name), ["a.json", "a.json"]);
  assert.deepEqual(found.map((entry) => run(entry).result), ["first", "second"]);
  for (const length of [0, 3, 21, zip.length - 1, zip.length - 23]) {
    assert.deepEqual(openZip(zip.slice(0, length)), { ok: false, code: "zip-broken" });
  }
});

Deno.test("A file that states four gigabytes, or more than 32 bits can say, is refused unread.", () => {
  const zip = zipSync({ "a.json": strToU8("x") }, { level: 0 });
  for (const size of [0xfffffffe, 0xffffffff]) { // the latter: "the true size, 10 GB perhaps, stands elsewhere"
    assert.deepEqual(openZip(patched(zip, 24, size)), { ok: false, code: "zip-too-large" });
    assert.deepEqual(openZip(patched(zip, 20, size)), { ok: false, code: "zip-broken" });
    assert.deepEqual(openZip(patched(zip, 42, size)), { ok: false, code: "zip-broken" });
  }
});

Deno.test("A file that unpacks a thousandfold is stopped although it states the truth.", () => {
  const bomb = zipSync({ "a.json": new Uint8Array(50_000_000) }, { level: 9 });
  assert.ok(bomb.length < 60_000);
  const room = { left: 1e9 };
  assert.equal(run(entries(bomb)[0], room).result, "too-large");
  assert.ok(room.left > 1e9 - 8_000_000, "no more than one step was unpacked");
});

Deno.test("A damaged byte is found by the checksum, packed or stored.", () => {
  for (const level of [0, 9] as const) {
    const zip = zipSync({ "a.json": strToU8('{"period": "2026"}') }, { level });
    const at = new TextDecoder("latin1").decode(zip).indexOf("2026");
    const damaged = level
      ? { ...entries(zip)[0], crc: 1 }
      : entries(zip.map((byte, n) => n === at + 3 ? 0x35 : byte))[0];
    assert.equal(run(entries(zip)[0]).result, '{"period": "2026"}');
    assert.equal(run(damaged).result, "zip-broken");
  }
});

/** The archive of one stored file with its numbers where zip64 has them. */
function zip64(text: string): Uint8Array {
  const bytes = zipSync({ "a.json": strToU8(text) }, { level: 0 });
  const view = new DataView(bytes.buffer);
  const size = strToU8(text).length;
  const start = new TextDecoder("latin1").decode(bytes).lastIndexOf("PK\x01\x02");
  const end = start + 46 + 6;
  const field = new Uint8Array(28), large = new Uint8Array(56), locator = new Uint8Array(20);
  const f = new DataView(field.buffer), l = new DataView(large.buffer), p = new DataView(locator.buffer);
  f.setUint16(0, 1, true);
  f.setUint16(2, 24, true);
  [size, size, 0].forEach((value, n) => f.setUint32(4 + 8 * n, value, true));
  l.setUint32(0, 0x06064b50, true);
  l.setUint32(4, 44, true);
  l.setUint32(24, 1, true);
  l.setUint32(32, 1, true);
  l.setUint32(48, start, true);
  p.setUint32(0, 0x07064b50, true);
  p.setUint32(8, end + 28, true);
  p.setUint32(16, 1, true);
  for (const offset of [20, 24, 42]) view.setUint32(start + offset, 0xffffffff, true);
  view.setUint16(start + 30, 28, true);
  view.setUint16(end + 8, 0xffff, true);
  view.setUint16(end + 10, 0xffff, true);
  view.setUint32(end + 16, 0xffffffff, true);
  return new Uint8Array([...bytes.subarray(0, end), ...field, ...large, ...locator, ...bytes.subarray(end)]);
}

Deno.test("Numbers where zip64 has them are read: some programs write them so for the smallest archive.", () => {
  const [entry] = entries(zip64("small"));
  assert.deepEqual([entry.name, run(entry).result], ["a.json", "small"]);
});

import { MAX_BYTES, UNDATED } from "../../core/assessment.ts";
import { kindOf, officeKind } from "../../core/file-kinds.ts";
import { CollectionLines, isCollection, parseCollection } from "../../core/collection.ts";
import type { Intake } from "./intake.ts";
import { Pace } from "./pace.ts";
import { isJunk, LIMITS, openZip, type Room, unpack, type ZipEntry } from "../../core/zip.ts";
import { loadWorkbooks } from "../../workbook/on-demand.ts";

/** A file to read, with the name that the list shows. `null`: it was found but could not be got at. */
export interface Source {
  name: string;
  file: Blob | null;
}

/** How far reading has come. The total grows when an archive or a collection turns out to hold more. */
export interface Progress {
  done: number;
  total: number;
  /** Set by the user: what was read stays, the rest is left. */
  stopped: boolean;
  changed: () => void;
}

const MAX_ZIP = 300 * 1024 * 1024;
/** Characters of a combined file that another program has laid out and that is read as a whole. */
const MAX_WHOLE = 200_000_000;
/** Parts in which a large file is read. */
const PART = 256 * 1024;
/** Files asked for before they are needed: more are hardly faster, and take memory. */
const AHEAD = 16;

/** Reads all sources into the intake, in short stretches of work. */
export async function readSources(sources: Source[], intake: Intake, progress: Progress): Promise<void> {
  const reader = new Reading(intake, progress);
  const useful = sources.filter(({ name }) => !isJunk(name));
  progress.total += useful.length;
  const loading: Promise<ArrayBuffer | null>[] = [];
  for (let n = 0, next = 0; n < useful.length && !progress.stopped; n++) {
    for (; next < useful.length && next < n + AHEAD; next++) loading.push(load(useful[next]));
    const content = await loading.shift()!;
    await reader.read(useful[n], content);
    reader.step();
    await reader.pace.rest();
  }
}

/** The content of a file small enough to be one assessment; of others nothing yet. */
async function load({ name, file }: Source): Promise<ArrayBuffer | null> {
  // Asking a file on disk for its size stops the page until the system answers; a saved file's name is enough.
  if (!file || (!/\.json$/i.test(name) && file.size > MAX_BYTES)) return null;
  try {
    return await file.arrayBuffer();
  } catch {
    return null; // it was taken away, or may not be read
  }
}

class Reading {
  readonly pace = new Pace();

  constructor(private readonly intake: Intake, private readonly progress: Progress) {}

  step(): void {
    this.progress.done++;
    this.progress.changed();
  }

  async read({ name, file }: Source, content: ArrayBuffer | null): Promise<void> {
    try {
      if (!file || (!content && file.size <= MAX_BYTES)) this.intake.refuse(name, "unreadable");
      else if (content) await this.readBytes(name, new Uint8Array(content));
      else await this.readLarge(name, file);
    } catch {
      this.intake.refuse(name, "unreadable");
    }
  }

  private async readLarge(name: string, file: Blob): Promise<void> {
    const start = new Uint8Array(await file.slice(0, 1024).arrayBuffer());
    if (looksLikeCollection(start)) await this.readCollection(name, () => parts(file));
    else if (kindOf(name, start) !== "zip") this.intake.refuse(name, "too-large");
    else if (file.size > MAX_ZIP) this.intake.refuse(name, "zip-too-large");
    else await this.readZip(name, new Uint8Array(await file.arrayBuffer()));
  }

  /** `inside`: the bytes come from an archive, in which no further one is opened. */
  private async readBytes(name: string, bytes: Uint8Array, inside = false): Promise<void> {
    const kind = kindOf(name, bytes);
    if (kind === "zip") await this.readZip(name, bytes, inside);
    else if (looksLikeCollection(bytes)) await this.readCollection(name, () => pieces(bytes));
    else if (kind !== "text") this.intake.refuse(name, kind);
    else if (bytes.length > MAX_BYTES) this.intake.refuse(name, "too-large");
    else {
      const text = decode(bytes);
      if (text === null) this.intake.refuse(name, /\.zip$/i.test(name) ? "zip-broken" : "not-utf8");
      else this.intake.accept(name, text);
    }
  }

  private async readWorkbook(name: string, entries: ZipEntry[]): Promise<void> {
    const { readWorkbook } = await loadWorkbooks();
    const work = readWorkbook(entries, UNDATED);
    let step = work.next();
    while (!step.done) {
      await this.pace.rest();
      step = work.next();
    }
    const result = step.value;
    if (result.ok) this.intake.accept(name, result.assessment, result.refused);
    else this.intake.refuse(name, result.code);
  }

  /** `inside` as above: a workbook in an archive is read all the same. */
  private async readZip(name: string, bytes: Uint8Array, inside = false): Promise<void> {
    const zip = openZip(bytes);
    const kind = zip.ok ? officeKind(zip.entries) : null;
    if (zip.ok && kind === "workbook") await this.readWorkbook(name, zip.entries);
    else if (kind && kind !== "workbook") this.intake.refuse(name, kind);
    else if (inside) this.intake.refuse(name, "zip-nested");
    else if (!zip.ok) this.intake.refuse(name, zip.code);
    else if (!zip.entries.length) this.intake.refuse(name, "empty");
    else await this.readArchive(name, zip.entries);
  }

  private async readArchive(name: string, entries: ZipEntry[]): Promise<void> {
    const room: Room = { left: LIMITS.unpacked };
    this.progress.total += entries.length;
    for (const entry of entries) {
      if (this.progress.stopped) return;
      const inner = `${name} › ${entry.name}`;
      const work = unpack(entry, room, MAX_BYTES, looksLikeCollection);
      let step = work.next();
      while (!step.done) {
        await this.pace.rest();
        step = this.progress.stopped ? work.return("zip-broken") : work.next();
      }
      if (this.progress.stopped) return;
      if (typeof step.value === "string") this.intake.refuse(inner, step.value);
      else await this.readBytes(inner, step.value, true);
      this.step();
      await this.pace.rest();
      if (step.value === "zip-too-large") {
        this.intake.refuse(name, "zip-too-large"); // the rest of it stays unread
        return;
      }
    }
  }

  /** `parts` gives the file from its beginning. */
  private async readCollection(name: string, parts: () => Parts): Promise<void> {
    const lines = new CollectionLines();
    let number = 0;
    const accept = async (one: unknown) => {
      this.progress.total++;
      this.intake.accept(`${name} › ${++number}`, one);
      this.step();
      await this.pace.rest();
    };
    let isWhole: boolean | undefined;
    /** Reads what is left from the whole file, if that is JSON. */
    const readWhole = async () => {
      const text = await whole(parts());
      const { end, assessments } = text === null
        ? { end: "too-large" as const, assessments: [] }
        : parseCollection(text);
      isWhole = end === "complete" || lines.isOther;
      if (end !== "complete" && isWhole) this.intake.refuse(name, end);
      for (const one of assessments.slice(number)) {
        if (this.progress.stopped) return;
        await accept(one);
      }
    };
    /** Whether to go on with the next line. A line that is no JSON is damaged, or holds more than one assessment. */
    const take = async (one: unknown, isLast = false): Promise<boolean> => {
      if (typeof one === "string" && isWhole === undefined) await readWhole();
      if (this.progress.stopped || isWhole) return false;
      if (typeof one !== "string" || !isLast) await accept(one);
      return true;
    };
    try {
      for await (const text of decoded(parts())) {
        for (const one of lines.push(text)) if (!await take(one)) return;
        if (lines.isOver) break;
        await this.pace.rest();
      }
      const { end, rest } = lines.end();
      for (const one of rest) if (!await take(one, true)) return;
      if (lines.isOther) await readWhole();
      else if (end !== "complete") this.intake.refuse(name, end);
      else if (!number) this.intake.refuse(name, "empty");
    } catch (error) {
      if (!(error instanceof NotUtf8)) throw error;
      this.intake.refuse(name, "not-utf8");
    }
  }
}

type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

class NotUtf8 extends Error {}

/** The text of a file part by part. Throws NotUtf8. */
async function* decoded(parts: Parts): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for await (const part of parts) {
    let text;
    try {
      text = decoder.decode(part, { stream: true });
    } catch {
      throw new NotUtf8();
    }
    yield text;
  }
}

/** The whole text of a file; null when it is larger than a browser can take. Throws as `decoded` does. */
async function whole(parts: Parts): Promise<string | null> {
  const texts: string[] = [];
  let length = 0;
  for await (const text of decoded(parts)) {
    length += text.length;
    if (length > MAX_WHOLE) return null;
    texts.push(text);
  }
  return texts.join("");
}

async function* parts(file: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += PART) {
    yield new Uint8Array(await file.slice(at, at + PART).arrayBuffer());
  }
}

function* pieces(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART) yield bytes.subarray(at, at + PART);
}

function looksLikeCollection(bytes: Uint8Array): boolean {
  return isCollection(new TextDecoder().decode(bytes.subarray(0, 1024)));
}

/** The text, or null when the bytes are no UTF-8: other encodings would turn names into rubbish unseen. */
function decode(bytes: Uint8Array): string | null {
  try {
    // As a stream, so that a file that breaks off within a letter counts as damaged, not as another encoding.
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

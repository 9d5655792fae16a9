import { Inflate } from "fflate";

/** Why an archive, or one file in it, is not unpacked. */
export type ZipRefusal =
  | "zip-broken"
  | "zip-encrypted"
  | "zip-method"
  | "zip-nested"
  | "zip-too-many"
  | "zip-too-large";

/** A file in an archive. Its name is only shown: whatever path it holds leads nowhere. */
export interface ZipEntry {
  name: string;
  method: number;
  encrypted: boolean;
  packed: Uint8Array;
  /** Its unpacked size as the archive states it, which may be a lie. */
  size: number;
}

/** The files of an archive, or why it cannot be read. */
export type ZipContent = { ok: true; entries: ZipEntry[] } | { ok: false; code: ZipRefusal };

/** What an archive may hold: far more than an office gathers, far less than what stops a browser. */
export const LIMITS = {
  entries: 20_000,
  unpacked: 400 * 1024 * 1024,
};

/** Compressed bytes unpacked at once: they grow at most a thousandfold, so one step stays short. */
const STEP = 4096;
/** Files that systems put into archives and folders by themselves. */
const JUNK = /(^|[\\/])(__MACOSX[\\/]|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a file is one that a system has put there, and not the user. */
export function isJunk(name: string): boolean {
  return JUNK.test(name);
}

/** Reads an archive's directory and unpacks nothing. Never throws. */
export function openZip(bytes: Uint8Array, limits = LIMITS): ZipContent {
  try {
    return readDirectory(bytes, limits);
  } catch {
    return { ok: false, code: "zip-broken" }; // an offset beyond the end
  }
}

/** The room that is left for all files of an archive together. */
export interface Room {
  left: number;
}

/**
 * Unpacks a file step by step; what it gives in the end is its bytes, or why it stops. The size that the archive
 * states is not believed: it stops when `room`, or `limit` for this file, is used up. `exempt` is asked, with the
 * first bytes, whether the file may be larger than `limit`.
 */
export function* unpack(
  entry: ZipEntry,
  room: Room,
  limit: number,
  exempt: (start: Uint8Array) => boolean,
): Generator<void, Uint8Array | ZipRefusal | "too-large", void> {
  if (entry.encrypted) return "zip-encrypted";
  if (entry.method !== 0 && entry.method !== 8) return "zip-method";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const take = (chunk: Uint8Array): ZipRefusal | "too-large" | undefined => {
    size += chunk.length;
    room.left -= chunk.length;
    if (chunk.length) chunks.push(chunk);
    if (room.left < 0) return "zip-too-large";
    return size > limit && !exempt(chunks[0]) ? "too-large" : undefined;
  };
  if (entry.method === 0) {
    const refused = take(entry.packed);
    return refused ?? entry.packed;
  }
  let refused: ZipRefusal | "too-large" | undefined;
  const inflate = new Inflate((chunk) => refused ??= take(chunk));
  for (let at = 0; at < entry.packed.length; at += STEP) {
    if (at) yield;
    try {
      inflate.push(entry.packed.subarray(at, at + STEP), at + STEP >= entry.packed.length);
    } catch {
      return "zip-broken";
    }
    if (refused) return refused;
  }
  if (size !== entry.size) return "zip-broken";
  return chunks.length === 1 ? chunks[0] : join(chunks, size);
}

function readDirectory(bytes: Uint8Array, limits: typeof LIMITS): ZipContent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { ok: false, code: "zip-broken" };
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // An archive with more than 65,534 files, or of 4 GB, states all ones here and the truth elsewhere.
  if (count > limits.entries) return { ok: false, code: "zip-too-many" };
  if (at === 0xffffffff) return { ok: false, code: "zip-too-large" };
  const entries: ZipEntry[] = [];
  let packed = 0, unpacked = 0;
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== 0x02014b50) return { ok: false, code: "zip-broken" };
    const flags = view.getUint16(at + 8, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0);
    packed += packedSize;
    unpacked += size;
    // Files that share their bytes with others: how a small archive states a vast content.
    if (packed > bytes.length) return { ok: false, code: "zip-broken" };
    if (unpacked > limits.unpacked) return { ok: false, code: "zip-too-large" };
    if (!/[\\/]$/.test(name) && !isJunk(name)) {
      if (view.getUint32(local, true) !== 0x04034b50) return { ok: false, code: "zip-broken" };
      const data = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      if (data + packedSize > bytes.length) return { ok: false, code: "zip-broken" };
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (flags & 1) !== 0,
        packed: bytes.subarray(data, data + packedSize),
        size,
      });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { ok: true, entries };
}

/** Where the record at the archive's end starts; a comment of up to 65,535 bytes may follow it. */
function findEnd(view: DataView): number {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return -1;
}

/** Windows in Chinese writes names in GBK and does not say so. */
function nameOf(bytes: Uint8Array, utf8: boolean): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(utf8 ? "utf-8" : "gb18030").decode(bytes);
  }
}

function join(chunks: Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

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
  /** The checksum of its unpacked bytes. */
  crc: number;
}

/** The files of an archive, or why it cannot be read. */
export type ZipContent = { ok: true; entries: ZipEntry[] } | { ok: false; code: ZipRefusal };

/** What an archive may hold: far more than an office gathers, far less than what stops a browser. */
export const LIMITS = {
  entries: 20_000,
  unpacked: 400 * 1024 * 1024,
  /** A combined file within an archive is unpacked as a whole; outside of one it is read part by part. */
  combined: 64 * 1024 * 1024,
};

type Limits = Pick<typeof LIMITS, "entries" | "unpacked">;
const ONES = 0xffffffff;
/** Compressed bytes unpacked at once: they grow at most a thousandfold, so one step stays short. */
const STEP = 4096;
/** Files that systems put into archives and folders by themselves. */
const JUNK = /(^|[\\/])(__MACOSX[\\/]|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/** Whether a file is one that a system has put there, and not the user. */
export function isJunk(name: string): boolean {
  return JUNK.test(name);
}

/** Reads an archive's directory and unpacks nothing. Never throws. */
export function openZip(bytes: Uint8Array, limits: Limits = LIMITS): ZipContent {
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
  let size = 0, crc = 0;
  const take = (chunk: Uint8Array): ZipRefusal | "too-large" | undefined => {
    size += chunk.length;
    crc = crc32(chunk, crc);
    room.left -= chunk.length;
    if (chunk.length) chunks.push(chunk);
    if (room.left < 0) return "zip-too-large";
    return size > limit && (size > LIMITS.combined || !exempt(chunks[0])) ? "too-large" : undefined;
  };
  if (entry.method === 0) {
    const refused = take(entry.packed);
    return refused ?? (size === entry.size && crc === entry.crc ? entry.packed : "zip-broken");
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
  if (size !== entry.size || crc !== entry.crc) return "zip-broken";
  return chunks.length === 1 ? chunks[0] : join(chunks, size);
}

function readDirectory(bytes: Uint8Array, limits: Limits): ZipContent {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return { ok: false, code: "zip-broken" };
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  // All ones mean that the truth stands in a larger record before this one (zip64).
  if ((count === 0xffff || at === ONES) && end >= 20 && view.getUint32(end - 20, true) === 0x07064b50) {
    const large = wide(view, end - 12);
    if (view.getUint32(large, true) !== 0x06064b50) return { ok: false, code: "zip-broken" };
    count = wide(view, large + 32);
    at = wide(view, large + 48);
  }
  if (count > limits.entries) return { ok: false, code: "zip-too-many" };
  const entries: ZipEntry[] = [];
  let packed = 0, unpacked = 0;
  for (let n = 0; n < count; n++) {
    if (view.getUint32(at, true) !== 0x02014b50) return { ok: false, code: "zip-broken" };
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const [size, packedSize, local] = places(view, at, nameLength);
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
        crc: view.getUint32(at + 16, true),
      });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { ok: true, entries };
}

/** The unpacked and packed size of a file and where it begins; what 32 bits cannot say stands in a further field. */
function places(view: DataView, at: number, nameLength: number): number[] {
  const values = [24, 20, 42].map((offset) => view.getUint32(at + offset, true));
  let field = at + 46 + nameLength;
  const end = field + view.getUint16(at + 30, true);
  while (field + 4 <= end) {
    const next = field + 4 + view.getUint16(field + 2, true);
    let from = field + 4;
    for (let n = 0; n < values.length && view.getUint16(field, true) === 1; n++) {
      if (values[n] !== ONES || from + 8 > next) continue;
      values[n] = wide(view, from);
      from += 8;
    }
    field = next;
  }
  return values;
}

function wide(view: DataView, at: number): number {
  return view.getUint32(at + 4, true) * 2 ** 32 + view.getUint32(at, true);
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

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  for (let bit = 0; bit < 8; bit++) byte = byte & 1 ? byte >>> 1 ^ 0xedb88320 : byte >>> 1;
  return byte;
});

/** The checksum that archives use, of bytes that follow those with the checksum `before`. */
function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before;
  for (let n = 0; n < bytes.length; n++) crc = CRC[(crc ^ bytes[n]) & 255] ^ crc >>> 8;
  return ~crc >>> 0;
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

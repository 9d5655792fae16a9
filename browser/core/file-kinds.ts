import type { ZipEntry } from "./zip.ts";

/** What a file is that is no text, or why it cannot be handed in. */
export type FileKind =
  | "zip"
  | "text"
  | "csv-file"
  | "word-file"
  | "workbook-old"
  | "workbook-encrypted"
  | "other-archive"
  | "not-an-assessment";

/** How files begin that people hand in by mistake. */
const STARTS: [start: number[], kind: FileKind][] = [
  [[0x52, 0x61, 0x72, 0x21], "other-archive"], // .rar
  [[0x37, 0x7a, 0xbc, 0xaf], "other-archive"], // .7z
  [[0x1f, 0x8b], "other-archive"], // .gz
  [[0x42, 0x5a, 0x68], "other-archive"], // .bz2
  [[0xfd, 0x37, 0x7a, 0x58], "other-archive"], // .xz
  [[0x25, 0x50, 0x44, 0x46], "not-an-assessment"], // .pdf
  [[0x4d, 0x5a], "not-an-assessment"], // .exe
  [[0x89, 0x50, 0x4e, 0x47], "not-an-assessment"], // .png
  [[0xff, 0xd8, 0xff], "not-an-assessment"], // .jpg
];
/** Office files before 2007, and encrypted ones of today: .xls, .et, .doc, .wps. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

/** What a file is, by its first bytes; by its name alone only where any text could stand in it. */
export function kindOf(name: string, bytes: Uint8Array): FileKind {
  const begins = (start: number[]) => start.every((byte, n) => bytes[n] === byte);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)) return "zip";
  if (begins(COMPOUND)) return compound(bytes);
  const found = STARTS.find(([start]) => begins(start));
  if (found) return found[1];
  return /\.(csv|tsv)$/i.test(name) && !/^\ufeff?\s*[{[]/.test(beginning(bytes)) ? "csv-file" : "text";
}

function beginning(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, 64));
}

/** The names of the streams in it tell which program's it is; they are in UTF-16, at even places. */
function compound(bytes: Uint8Array): FileKind {
  const text = new TextDecoder("utf-16le").decode(bytes.subarray(0, bytes.length & ~1));
  if (text.includes("EncryptedPackage")) return "workbook-encrypted";
  return text.includes("WordDocument") ? "word-file" : "workbook-old";
}

/** What an archive is: an office program's file is one too. */
export function officeKind(
  entries: ZipEntry[],
): "workbook" | "word-file" | "workbook-old" | "not-an-assessment" | null {
  const has = (name: RegExp) => entries.some((entry) => name.test(entry.name));
  if (!has(/^(\[Content_Types\]\.xml|mimetype)$/)) return null;
  if (has(/^word\//)) return "word-file";
  if (has(/^[\\/]?xl[\\/]workbook\.xml$/i)) return "workbook";
  // Binary and OpenDocument tables; their programs save the common format too.
  return has(/^xl[\\/]|^content\.xml$/i) ? "workbook-old" : "not-an-assessment";
}

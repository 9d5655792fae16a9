import type { ZipEntry } from "../core/zip.ts";
import { type BookRefusal, readBook } from "./cells.ts";

/** Far more than any list of units has. */
const MAX_COLUMNS = 50;

/** The first sheet of any workbook in which something stands, step by step, as rows of texts; or why there is none. */
export function* readTable(entries: ZipEntry[]): Generator<void, string[][] | BookRefusal, void> {
  const book = yield* readBook(entries);
  if (typeof book === "string") return book;
  const sheet = book.sheets.find(({ rows }) => rows.size);
  const numbers = [...sheet?.rows.keys() ?? []].sort((a, b) => a - b);
  return numbers.map((number) => {
    const row = sheet!.rows.get(number)!;
    const last = Math.min(Math.max(...row.keys()), MAX_COLUMNS);
    return Array.from({ length: last }, (_, column) => String(row.get(column + 1)?.value ?? ""));
  });
}

/** The rows of a text that was pasted or read from a file: CSV, or cells that a spreadsheet has parted by tabs. */
export function tableOf(text: string): string[][] {
  const plain = text.replace(/^\uFEFF/, "");
  const separator = plain.includes("\t") ? "\t" : ",";
  const rows: string[][] = [[]];
  let isDue = false;
  // A quoted cell with doubled quotation marks inside, or a plain one; then what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n?|\\n|$)`, "g");
  for (const [all, quoted, bare, end] of plain.matchAll(cell)) {
    if (!all && !isDue) break; // behind the last line
    rows[rows.length - 1].push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end === "") break;
    isDue = end === separator;
    if (end !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some((one) => one.trim()));
}

/** The text of a file: UTF-8, or what a Chinese Windows writes where it is not told otherwise. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** A column: its heading, and what stands in it for a row. Headings and values are the caller's display text. */
export interface Column<Row> {
  label: string;
  value: (row: Row) => string | number | null | undefined;
}

/** A CSV file that Excel and WPS open as it is: UTF-8 with a byte order mark, CRLF, quoted as in RFC 4180. */
export function toCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = [
    columns.map(({ label }) => label),
    ...rows.map((row) => columns.map(({ value }) => value(row))),
  ];
  return "\uFEFF" + lines.map(csvLine).join("");
}

/** One line of a CSV file, with its end; texts that a spreadsheet would run are made plain texts. */
export function csvLine(cells: (string | number | null | undefined)[]): string {
  return cells.map(cell).join(",") + "\r\n";
}

function cell(value: string | number | null | undefined): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  // deno-lint-ignore no-control-regex
  let text = (value ?? "").replace(/\x00/g, "");
  // A spreadsheet would run such a text as a formula; the apostrophe makes it a text. The glossary's CSV, made in
  // Python, has the same rule; tests/vectors/csv/ holds both to it.
  if (/^([\s\u0085]*[=+\-@\uff1d\uff0b\uff0d\uff20](?!$)|[\t\r\n])/.test(text)) text = "'" + text;
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { type Assessment, formatAssessment } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { finished } from "../core/steps.ts";
import { cellXml, columnName } from "../export/sheet-xml.ts";
import { openZip } from "../core/zip.ts";
import { type About, FIRST, readAbout } from "./about.ts";
import { type Book, readBook, type Sheet } from "./cells.ts";
import { FACET, FIELDS, isDay, shown, UNIT, UNIT_FIELD, WANTED } from "./fields.ts";
import { cellText, numberOfDay } from "./words.ts";

/** A cell holds 32,767 characters; fewer here, as a character may be written as several. */
const CHUNK = 30_000;

/** The site's blank workbook of a sector with an assessment filled in: the same file that is handed out and read back. */
export function fillWorkbook(blank: Uint8Array, assessment: Assessment): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(blank);
  const book = bookOf(blank);
  const about = readAbout(book) as About; // the site's own
  for (const [path, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(path)) continue;
    const n = Number(/\d+/.exec(path)![0]) - 1;
    const sheet = book.sheets[n];
    const xml = withoutResults(strFromU8(part));
    const cells = entries(sheet, about, assessment);
    parts[path] = strToU8(isAbout(sheet) ? withAssessment(xml, sheet, assessment) : filled(xml, cells));
  }
  return zipSync(parts, { mtime: new Date(2000, 0, 1), level: 6 });
}

function bookOf(bytes: Uint8Array): Book {
  const zip = openZip(bytes);
  return finished(readBook(zip.ok ? zip.entries : [], WANTED)) as Book;
}

function isAbout({ rows }: Sheet): boolean {
  return rows.get(1)?.get(1)?.value === FIRST;
}

/** What stands in which cell, for the sheet that takes entries. */
function entries(sheet: Sheet, about: About, assessment: Assessment): Map<string, string | number> {
  const cells = new Map<string, string | number>();
  const head = [...sheet.rows.values()].find((row) =>
    [...row.values()].some(({ value }) => value === FIELDS)
  );
  if (!head) return cells;
  const columns = new Map([...head].map(([column, { value }]) => [String(value), column]));
  const put = (row: number, field: string, value: string | number | undefined) => {
    const column = columns.get(field);
    if (column !== undefined && value !== undefined && value !== "") {
      cells.set(columnName(column - 1) + row, value);
    }
  };
  for (const [row, line] of sheet.rows) {
    const id = String(line.get(columns.get(FIELDS)!)?.value ?? "");
    if (id === UNIT) {
      put(row, UNIT_FIELD, cellText(assessment.unit));
      put(row, "rating", cellText(assessment.period));
    } else if (id.startsWith(FACET)) {
      const facet = id.slice(FACET.length);
      put(row, "rating", own(own(about.optionLabels, facet) ?? {}, own(assessment.facets, facet) ?? ""));
    }
    const answer = own(assessment.answers, id);
    if (!answer) continue;
    for (const [name, value] of Object.entries(shown(about, id, answer))) {
      put(row, name, isDay(name) ? numberOfDay(String(value)) ?? value : value);
    }
  }
  return cells;
}

const CELL = /<c r="([A-Z]+\d+)"(?: s="(\d+)")?(?:\/>|[^>]*>(?:(?!<f>)[\s\S])*?<\/c>)/g;

/** The sheet with these cells; what is computed stays computed. */
function filled(xml: string, cells: Map<string, string | number>): string {
  if (!cells.size) return xml;
  return xml.replace(CELL, (cell, place, style) => {
    const value = cells.get(place);
    return value === undefined ? cell : cellXml(value, place, Number(style ?? 0));
  });
}

/** The sheet without the results of the blank one: whoever opens it computes them. */
function withoutResults(xml: string): string {
  return xml.replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1");
}

/** The hidden sheet with the assessment itself, from which unchanged answers take their dates and history. */
function withAssessment(xml: string, { rows }: Sheet, assessment: Assessment): string {
  const text = JSON.stringify(JSON.parse(formatAssessment(assessment))).replace(
    /[^\x20-\x7e]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  const first = Math.max(...rows.keys()) + 1;
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += CHUNK) {
    const row = first + lines.length;
    lines.push(
      `<row r="${row}">${cellXml("assessment", `A${row}`, 0)}${
        cellXml(text.slice(at, at + CHUNK), `B${row}`, 0)
      }</row>`,
    );
  }
  return xml.replace("</sheetData>", `${lines.join("")}</sheetData>`);
}

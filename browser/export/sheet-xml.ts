import { escapeXml, HEAD, legalXml, OFFICE } from "./office-package.ts";

/** Text is text, never a formula; a number stays a number; anything else leaves the cell empty. */
export type CellValue = string | number | null | undefined;

/** One sheet. Name, headings and rows are the caller's display text; widths are in characters. */
export interface Sheet {
  name: string;
  header: string[];
  rows: CellValue[][];
  widths?: number[];
  /** What stands in each column; text where it is not said. */
  kinds?: (ColumnKind | undefined)[];
}

/** Font names of the headings, and of all else. */
export interface SheetFonts {
  heading: string;
  body: string;
}

/** `score`: a number with one decimal. `date`: a text that begins with YYYY-MM-DD, and may go on with HH:MM. */
export type ColumnKind = "text" | "score" | "date" | "time";

const MAX_CELL = 32_767; // Excel's own limit; a longer text makes it repair the file

/** Numbers of the cell formats that `styles` lists. */
const HEADING = 1;
const BODY: Record<ColumnKind, number> = { text: 2, score: 3, date: 4, time: 5 };
/** 31 December 1899, from which spreadsheets count days as if 1900 had had a leap day. */
const DAY_ZERO = Date.UTC(1899, 11, 30), DAY = 24 * 60 * 60 * 1000;
const ROWS_AT_ONCE = 100;

/**
 * A worksheet part, piece by piece, as a sheet may have very many rows: the heading stays in view and on every printed
 * page, texts wrap, A4 takes the whole width.
 */
export function* sheetParts({ header, rows, widths = [], kinds = [] }: Sheet): Generator<string> {
  const columns = header.map((_, n) =>
    `<col min="${n + 1}" max="${n + 1}" width="${widths[n] ?? 20}" customWidth="1"/>`
  );
  const [head, foot] = xml(
    "worksheet",
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
      '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
      'state="frozen"/></sheetView></sheetViews>' +
      (columns.length ? `<cols>${columns.join("")}</cols>` : "") +
      "<sheetData></sheetData>" +
      (header.length
        ? `<autoFilter ref="A1:${columnName(header.length - 1)}${Math.max(rows.length + 1, 2)}"/>`
        : "") +
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  ).split("</sheetData>");
  yield head + rowXml(header, 1, () => HEADING);
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    yield rows.slice(at, at + ROWS_AT_ONCE).map((row, n) =>
      rowXml(
        row.map((value, column) => typed(value, kinds[column])),
        at + n + 2,
        (column) => BODY[kinds[column] ?? "text"],
      )
    ).join("");
  }
  yield "</sheetData>" + foot;
}

/** A date as the number that a spreadsheet counts it by; a text that is none stays as it is. */
function typed(value: CellValue, kind: ColumnKind | undefined): CellValue {
  if (typeof value !== "string" || (kind !== "date" && kind !== "time")) return value;
  const found = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d))?/.exec(value);
  if (!found) return value;
  const [year, month, day, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return (Date.UTC(year, month - 1, day, hour, minute) - DAY_ZERO) / DAY;
}

function rowXml(row: CellValue[], number: number, style: (column: number) => number): string {
  const cells = row.map((value, column) => cellXml(value, columnName(column) + number, style(column)));
  return `<row r="${number}">${cells.join("")}</row>`;
}

/** The cell formats: plain, heading, and one for each kind of column, as the sheets for filling in look. */
export function stylesXml({ heading, body: text }: SheetFonts): string {
  const xf = (format: number, look: string, align = "") =>
    `<xf numFmtId="${format}" ${look} borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" ` +
    `applyBorder="1" applyAlignment="1"><alignment vertical="center" wrapText="1"${align}/></xf>`;
  const body = 'fontId="0" fillId="0"', centred = ' horizontal="center"';
  const font = (name: string) => `<font><sz val="10.5"/><name val="${name}"/></font>`;
  const sides = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");
  return xml(
    "styleSheet",
    '<numFmts count="3"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd"/>' +
      '<numFmt numFmtId="166" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
      `<fonts count="2">${font(text)}${font(heading)}</fonts>` +
      '<fills count="3"><fill><patternFill patternType="none"/></fill>' +
      '<fill><patternFill patternType="gray125"/></fill>' +
      '<fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills>' +
      '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>' +
      `<border>${sides}<diagonal/></border></borders>` +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      xf(0, 'fontId="1" fillId="2"', centred) + xf(0, body) + xf(164, body, centred) +
      xf(165, body, centred) +
      xf(166, body, centred) + "</cellXfs>" +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  );
}

/** The workbook part; `names` are sheet names as `sheetNames` gives them. */
export function workbookXml(names: string[]): string {
  const sheets = names.map((name, n) =>
    `<sheet name="${escapeXml(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`
  );
  const titles = names.map((name, n) =>
    `<definedName name="_xlnm.Print_Titles" localSheetId="${n}">'${
      escapeXml(name.replace(/'/g, "''"))
    }'!$1:$1</definedName>`
  );
  return xml(
    "workbook",
    `<sheets>${sheets.join("")}</sheets><definedNames>${titles.join("")}</definedNames>`,
    ` xmlns:r="${OFFICE}/relationships"`,
  );
}

/** Names that Excel accepts: at most 31 characters, none of []:*?/\, no apostrophe at an end, each different. */
export function sheetNames(wanted: string[]): string[] {
  const taken = new Set(["history"]); // Excel keeps this one for itself
  return wanted.map((name, n) => {
    const safe = [...legalXml(name).replace(/[[\]:*?/\\\s]+/g, " ").replace(/^[\s']+|[\s']+$/g, "")];
    const cut = (length: number) => safe.join("").slice(0, length).replace(/[\ud800-\udbff]$/, "");
    let unique = cut(31) || `${n + 1}`;
    for (let k = 2; taken.has(unique.toLowerCase()); k++) unique = `${cut(27)} ${k}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

/** An XML document of the spreadsheet namespace. */
function xml(root: string, content: string, attributes = ""): string {
  return HEAD +
    `<${root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"${attributes}>${content}</${root}>`;
}

/** A cell of a sheet; `at` is its place, `style` the number of its format. */
export function cellXml(value: CellValue, at: string, style: number): string {
  if (typeof value === "number" && Number.isFinite(value)) {
    return `<c r="${at}" s="${style}"><v>${value}</v></c>`;
  }
  if (typeof value !== "string" || value === "") return `<c r="${at}" s="${style}"/>`;
  const text = legalXml(value.replace(/\r\n?/g, "\n")).slice(0, MAX_CELL).replace(/[\ud800-\udbff]$/, "");
  // Excel reads _x0041_ as "A": the underscore in front is written in the same way, so that the text stays.
  const exact = escapeXml(text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_"));
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${exact}</t></is></c>`;
}

/** A, B, … Z, AA, AB, … for 0, 1, … */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest ? columnName(rest - 1) : "") + String.fromCharCode(65 + index % 26);
}

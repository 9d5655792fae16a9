import { strToU8, zipSync } from "fflate";
import { OFFICE, type Sheet, sheetNames, sheetXml, stylesXml, workbookXml } from "./sheet-xml.ts";

export type { CellValue, Sheet } from "./sheet-xml.ts";

export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The sheets of an assessment's workbook, in this order. */
export interface WorkbookSheets {
  answers: Sheet;
  gaps: Sheet;
  evidence: Sheet;
}

/**
 * The bytes of an .xlsx file with these three sheets; put them into a Blob of type `XLSX_TYPE` to save them.
 * Works at once on the page's own thread: a worker made from a blob is refused by the page's security policy.
 */
export function buildWorkbook({ answers, gaps, evidence }: WorkbookSheets): Uint8Array<ArrayBuffer> {
  const sheets = [answers, gaps, evidence];
  const parts: Record<string, string> = {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      override("/xl/workbook.xml", "sheet.main") +
      override("/xl/styles.xml", "styles") +
      sheets.map((_, n) => override(`/xl/worksheets/sheet${n + 1}.xml`, "worksheet")).join("") +
      "</Types>",
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheetNames(sheets.map(({ name }) => name))),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, n) => ["worksheet", `worksheets/sheet${n + 1}.xml`] as [string, string]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": stylesXml(),
  };
  sheets.forEach((sheet, n) => parts[`xl/worksheets/sheet${n + 1}.xml`] = sheetXml(sheet));
  const files = Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, strToU8(part)]));
  return zipSync(files, { mtime: new Date(2000, 0, 1) }); // a fixed date: the same answers give the same file
}

function override(part: string, kind: string): string {
  return `<Override PartName="${part}" ` +
    `ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
}

function relationships(targets: [kind: string, target: string][]): string {
  const list = targets.map(([kind, target], n) =>
    `<Relationship Id="rId${n + 1}" Type="${OFFICE}/relationships/${kind}" Target="${target}"/>`
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join("")}</Relationships>`;
}

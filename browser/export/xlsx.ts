import { strToU8, Zip, ZipDeflate } from "fflate";
import {
  OFFICE,
  type Sheet,
  type SheetFonts,
  sheetNames,
  sheetParts,
  stylesXml,
  workbookXml,
} from "./sheet-xml.ts";

export type { CellValue, ColumnKind, Sheet, SheetFonts } from "./sheet-xml.ts";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * The bytes of an .xlsx file with these sheets, in pieces and short stretches of work: `rest` is awaited after each, and
 * may end it by throwing. It works on the page's own thread: a worker made from a blob is refused by the page's security
 * policy.
 */
export async function writeWorkbook(
  sheets: Sheet[],
  fonts: SheetFonts,
  rest: () => Promise<void>,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    pieces.push(piece);
  });
  const open = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = DATED;
    zip.add(file);
    return file;
  };
  for (const [path, part] of Object.entries(frameParts(sheets, fonts))) open(path).push(strToU8(part), true);
  for (let n = 0; n < sheets.length; n++) {
    const file = open(sheetPath(n));
    for (const part of sheetParts(sheets[n])) {
      file.push(strToU8(part));
      await rest();
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  return pieces;
}

const DATED = new Date(2000, 0, 1); // a fixed date: the same answers give the same file

function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Everything in the file but the sheets themselves. */
function frameParts(sheets: Sheet[], fonts: SheetFonts): Record<string, string> {
  return {
    "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
      `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      override("/xl/workbook.xml", "sheet.main") +
      override("/xl/styles.xml", "styles") +
      sheets.map((_, n) => override(`/${sheetPath(n)}`, "worksheet")).join("") +
      "</Types>",
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheetNames(sheets.map(({ name }) => name))),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, n) => ["worksheet", `worksheets/sheet${n + 1}.xml`] as [string, string]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": stylesXml(fonts),
  };
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

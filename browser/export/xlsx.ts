import { strToU8, Zip, ZipDeflate } from "fflate";
import { contentTypes, DATED, relationships } from "./office-package.ts";
import { type Sheet, type SheetFonts, sheetNames, sheetParts, stylesXml, workbookXml } from "./sheet-xml.ts";

export type { CellValue, ColumnKind, Sheet, SheetFonts } from "./sheet-xml.ts";

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

function sheetPath(index: number): string {
  return `xl/worksheets/sheet${index + 1}.xml`;
}

/** Everything in the file but the sheets themselves. */
function frameParts(sheets: Sheet[], fonts: SheetFonts): Record<string, string> {
  return {
    "[Content_Types].xml": contentTypes("spreadsheetml", [
      ["/xl/workbook.xml", "sheet.main"],
      ["/xl/styles.xml", "styles"],
      ...sheets.map((_, n) => [`/${sheetPath(n)}`, "worksheet"] as [string, string]),
    ]),
    "_rels/.rels": relationships([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbookXml(sheetNames(sheets.map(({ name }) => name))),
    "xl/_rels/workbook.xml.rels": relationships([
      ...sheets.map((_, n) => ["worksheet", `worksheets/sheet${n + 1}.xml`] as [string, string]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": stylesXml(fonts),
  };
}

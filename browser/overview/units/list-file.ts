import { kindOf } from "../../core/file-kinds.ts";
import { finished } from "../../core/steps.ts";
import { loadWorkbooks } from "../../workbook/on-demand.ts";
import { tableOf, textOf } from "./table-text.ts";

/** Why a file is no list. */
export type ListRefusal = "workbook-broken" | "workbook-too-large" | "other-file";

const MOST = 20 * 1024 * 1024;

/** The rows of an .xlsx file's first sheet, or of a text. */
export async function readListFile(file: File): Promise<string[][] | ListRefusal> {
  if (file.size > MOST) return "workbook-too-large";
  const bytes = new Uint8Array(await file.arrayBuffer());
  switch (kindOf(file.name, bytes)) {
    case "zip": {
      const { openZip, readTable } = await loadWorkbooks();
      const zip = openZip(bytes);
      return zip.ok ? finished(readTable(zip.entries)) : "workbook-broken";
    }
    case "csv-file":
    case "text":
      return tableOf(textOf(bytes));
    default:
      return "other-file";
  }
}

// Entry of the bundle for workbooks: loaded when one is opened or asked for.
import { officeKind } from "../core/file-kinds.ts";
import { openZip } from "../core/zip.ts";
import { fillWorkbook } from "./filling.ts";
import { readWorkbook } from "./reading.ts";
import { readTable } from "./table.ts";

const workbooks = { fillWorkbook, officeKind, openZip, readTable, readWorkbook };

declare global {
  var selfCheckWorkbooks: typeof workbooks | undefined;
  /** The blank workbook of a page's sector and language, in base64: a further script, as file:// has no other way. */
  var selfCheckBlank: string | undefined;
}

globalThis.selfCheckWorkbooks = workbooks;

// Entry of the bundle that the page loads when a workbook is asked for. A classic script exports nothing, and
// modules are refused from file://, so the functions are left under one global name.
import { buildWorkbook, writeWorkbook } from "./xlsx.ts";

declare global {
  var selfCheckXlsx: { buildWorkbook: typeof buildWorkbook; writeWorkbook: typeof writeWorkbook } | undefined;
}

globalThis.selfCheckXlsx = { buildWorkbook, writeWorkbook };

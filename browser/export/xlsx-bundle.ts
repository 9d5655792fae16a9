// Entry of the bundle that the page loads when a workbook is asked for. A classic script exports nothing, and
// modules are refused from file://, so the function is left under one global name.
import { buildWorkbook } from "./xlsx.ts";

declare global {
  var selfCheckXlsx: { buildWorkbook: typeof buildWorkbook } | undefined;
}

globalThis.selfCheckXlsx = { buildWorkbook };

// Entry of the bundle that makes the overview's files, loaded when one is asked for.
import { exportBulletin, exportCollection, exportTidy, exportWorkbook } from "./exporting.ts";

const exports = { exportBulletin, exportCollection, exportTidy, exportWorkbook };

declare global {
  var overviewFiles: typeof exports | undefined;
}

globalThis.overviewFiles = exports;

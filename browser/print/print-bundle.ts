// Entry of the bundle for printing, loaded when the print dialog is first asked for.
import { ask } from "./print-dialog.ts";

declare global {
  var selfCheckPrint: { ask: typeof ask } | undefined;
}

globalThis.selfCheckPrint = { ask };

// Entry of the bundle for printing, loaded when the print dialog is first asked for.
import type {} from "../form/print-part.ts";
import { ask } from "./print-dialog.ts";

globalThis.selfCheckPrint = { ask };

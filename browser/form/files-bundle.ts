// Entry of the bundle for what is loaded when it is first asked for: the list of assessments, files, failed saving.
import { managerOf } from "./managing.ts";
import { tellOfFailure } from "./saving-notice.ts";

const parts = { managerOf, tellOfFailure };

declare global {
  var selfCheckFiles: typeof parts | undefined;
}

globalThis.selfCheckFiles = parts;

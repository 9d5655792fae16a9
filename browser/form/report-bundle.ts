// Entry of the bundle for a unit's report in Word and in a few words, loaded when it is first asked for.
import { message, reportFile } from "./report.ts";

const parts = { message, reportFile };

declare global {
  var selfCheckReport: typeof parts | undefined;
}

globalThis.selfCheckReport = parts;

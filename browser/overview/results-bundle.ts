// Entry of the bundle that shows what was read; loaded while the first files are being read.
import { Results } from "./results.ts";

declare global {
  var OverviewResults: typeof Results | undefined;
}

globalThis.OverviewResults = Results;

// Entry of the bundle for the results below the form, loaded once something has been filled in.
import { Results } from "./results.ts";

declare global {
  var selfCheckResults: typeof Results | undefined;
}

globalThis.selfCheckResults = Results;

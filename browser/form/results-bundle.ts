// Entry of the bundle for the results below the form, loaded once something has been filled in.
import { printTexts } from "./printed-texts.ts";
import { Results } from "./results.ts";

declare global {
  var selfCheckResults: typeof Results | undefined;
}

globalThis.selfCheckResults = Results;
printTexts(document); // only now is there anything to print

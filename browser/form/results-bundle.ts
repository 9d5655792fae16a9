// Entry of the bundle for what is shown of the answers, and the keys: loaded when the form is first used.
import { explainKeys } from "./key-help.ts";
import { keyListener } from "./keyboard.ts";
import { printTexts } from "./printed-texts.ts";
import { Results } from "./results.ts";

const parts = { Results, explainKeys, keyListener };

declare global {
  var selfCheckResults: typeof parts | undefined;
}

globalThis.selfCheckResults = parts;
printTexts(document); // only now is there anything to print

// Entry of the bundle for what is loaded when it is first asked for: the list of assessments, files, help,
// confirming whole measures.
import { joinFrom } from "../core/merge.ts";
import { Confirming } from "./confirming.ts";
import { explainKeys } from "./key-help.ts";
import { managerOf } from "./managing.ts";

const parts = { Confirming, explainKeys, joinFrom, managerOf };

declare global {
  var selfCheckFiles: typeof parts | undefined;
}

globalThis.selfCheckFiles = parts;

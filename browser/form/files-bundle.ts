// Entry of the bundle for what is loaded when it is first asked for: the list of assessments, files, help.
import { joinFrom } from "../core/merge.ts";
import { explainKeys } from "./key-help.ts";
import { managerOf } from "./managing.ts";

const parts = { explainKeys, joinFrom, managerOf };

declare global {
  var selfCheckFiles: typeof parts | undefined;
}

globalThis.selfCheckFiles = parts;

// Entry of the bundle for what is loaded when it is first asked for: the list of assessments, files, help.
import { joinFrom } from "../core/merge.ts";
import { Exporting } from "./exporting.ts";
import { explainKeys } from "./key-help.ts";
import { Manager } from "./manager.ts";
import { Opening } from "./opening.ts";

declare global {
  var selfCheckFiles: {
    Exporting: typeof Exporting;
    Manager: typeof Manager;
    Opening: typeof Opening;
    explainKeys: typeof explainKeys;
    joinFrom: typeof joinFrom;
  } | undefined;
}

globalThis.selfCheckFiles = { Exporting, Manager, Opening, explainKeys, joinFrom };

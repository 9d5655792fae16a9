// Entry of the bundle for opening and exporting files, loaded when one of them is first asked for.
import { joinFrom } from "../core/merge.ts";
import { Exporting } from "./exporting.ts";
import { Opening } from "./opening.ts";

declare global {
  var selfCheckFiles: {
    Exporting: typeof Exporting;
    Opening: typeof Opening;
    joinFrom: typeof joinFrom;
  } | undefined;
}

globalThis.selfCheckFiles = { Exporting, Opening, joinFrom };

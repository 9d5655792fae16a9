// Entry of what the theme's search needs from its first use on.
import { FrameWorker } from "./frame-worker.ts";
import { withOrder } from "./search-messages.ts";

declare global {
  var themeSearch: { FrameWorker: typeof FrameWorker; withOrder: typeof withOrder } | undefined;
}

globalThis.themeSearch = { FrameWorker, withOrder };

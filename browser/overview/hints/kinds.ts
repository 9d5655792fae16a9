import { countOutOfRange } from "./count-out-of-range.ts";
import { futureDate } from "./future-date.ts";
import type { Kind } from "./hint.ts";
import { jump } from "./jump.ts";
import { noEvidence } from "./no-evidence.ts";
import { sameNote } from "./same-note.ts";
import { twinFiles } from "./twin-files.ts";

/** The kinds of hints, each a module of its own: a new one is written there and named here. */
export const KINDS: Record<string, Kind> = {
  "no-evidence": noEvidence,
  "twin-files": twinFiles,
  "same-note": sameNote,
  jump,
  "count-out-of-range": countOutOfRange,
  "future-date": futureDate,
};

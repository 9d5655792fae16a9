import { isFrom0, type Kind } from "./kind.ts";

/**
 * Each finding takes points away; `target` findings leave none. Without points of its own (0) a requirement takes them
 * from its group, and any finding is a gap.
 */
export const findings: Kind = {
  value: (rating, target) =>
    !isFrom0(rating) || target === undefined
      ? null
      : target
      ? Math.max(0, 1 - rating / target)
      : Number(!rating),
};

import type { Kind } from "./kind.ts";

/** How often something was done, against the number the plan states; more than that counts as all of it. */
export const count: Kind = {
  value: (rating, target = 0) =>
    typeof rating === "number" && Number.isFinite(rating) && rating >= 0 && target > 0
      ? Math.min(rating / target, 1)
      : null,
};

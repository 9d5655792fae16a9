import { isFrom0, type Kind } from "./kind.ts";

/** How often something was done, against the number the plan states; more than that counts as all of it. */
export const count: Kind = {
  value: (rating, target = 0) => isFrom0(rating) && target > 0 ? Math.min(rating / target, 1) : null,
};

import { isFrom0, type Kind } from "./kind.ts";

/** As many points as the unit gives itself of those there are; more is refused. */
export const points: Kind = {
  value: (rating, target = 0) => isFrom0(rating) && rating <= target && target ? rating / target : null,
};

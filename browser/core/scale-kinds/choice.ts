import { own } from "../records.ts";
import type { Kind } from "./kind.ts";

/** One of several ratings, each with its value. */
export const choice: Kind = {
  value: (rating, _target, ratings) => typeof rating === "string" ? own(ratings, rating) ?? null : null,
};

/** What an answer to a requirement of such a scale is worth. The Python has the same kinds: `selfcheck/plan/scale_kinds/`. */
export interface Kind {
  /**
   * The answer's value, 0..1, or null for what is no answer of this kind. `target` is the number that it is measured
   * against, `ratings` are the values of the scale's levels by id: each where the kind has any.
   */
  value(rating: unknown, target: number | undefined, ratings: Record<string, number>): number | null;
}

/** Whether an answer is a number from 0 on. */
export function isFrom0(rating: unknown): rating is number {
  return typeof rating === "number" && Number.isFinite(rating) && rating >= 0;
}

/** What an answer to a requirement of such a scale is worth. The Python has the same kinds: `selfcheck/plan/scale_kinds/`. */
export interface Kind {
  /**
   * The answer's value, 0..1, or null for what is no answer of this kind. `target` is the number that it is measured
   * against, `ratings` are the values of the scale's levels by id: each where the kind has any.
   */
  value(rating: unknown, target: number | undefined, ratings: Record<string, number>): number | null;
}

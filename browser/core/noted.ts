/** What is noted beside a rating, in the order in which it is told: fields of an answer. */
export const NOTED = [
  "na",
  "note",
  "evidence",
  "action",
  "post",
  "due",
  "state",
  "closed_on",
  "proof",
] as const;
/** The name of one of these fields. */
export type Noted = typeof NOTED[number];

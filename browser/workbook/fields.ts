import type { Answer } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { type About, FIRST } from "./about.ts";
import { cellText } from "./words.ts";

/** In the column of ids, as selfcheck/documents/excel/about.py writes them. */
export const FIELDS = "#fields", UNIT = "#unit", FACET = "#facet:", STATES = "#states";
/** Texts that stand in the sheets that matter. */
export const WANTED = [FIRST, FIELDS];
/** The column of the unit's name; the period stands in that of the ratings. */
export const UNIT_FIELD = "unit";
/** Those that are plain texts, and those that are days. */
export const TEXTS = ["evidence", "note", "action", "post", "proof"] as const,
  DAYS = ["due", "closed_on"] as const;
/** The fields of an answer that stand in columns of their own. */
export const FIELD_NAMES = ["rating", "na", ...TEXTS, ...DAYS, "state"] as const;
/** The name of one of them. */
export type FieldName = typeof FIELD_NAMES[number];

/** Whether a field is a day. */
export function isDay(name: string): boolean {
  return (DAYS as readonly string[]).includes(name);
}

/** What the cells of a requirement's row show for an answer. */
export function shown(about: About, id: string, answer: Answer): Partial<Record<FieldName, string | number>> {
  const { rating, na } = answer;
  const { scale } = own(about.requirements, id) ?? { scale: "" };
  const label = typeof rating === "string" ? own(own(about.labels, scale) ?? {}, rating) : rating;
  const cells: Partial<Record<FieldName, string | number>> = {};
  const first = na === undefined ? label : about.notApplicable[0];
  if (first !== undefined) cells.rating = first;
  const state = own(own(about.labels, STATES) ?? {}, answer.state ?? "");
  if (state) cells.state = state;
  for (const name of ["na", ...TEXTS, ...DAYS] as const) {
    const text = cellText(answer[name] ?? "");
    if (text) cells[name] = text;
  }
  return cells;
}

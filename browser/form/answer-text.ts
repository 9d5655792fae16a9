import type { Answer } from "../core/assessment.ts";
import type { Row } from "./form.ts";
import { _ } from "../ui/texts.ts";

/** How a requirement is rated in an answer that is not the one on the page: the label of its rating, or its number. */
export function answerText(row: Row, answer: Answer | undefined): string {
  if (answer?.na !== undefined) return _("不适用");
  const rating = answer?.rating;
  if (typeof rating !== "string") return rating === undefined ? _("未自评") : String(rating);
  const box = row.choices.find(({ value }) => value === rating);
  return (box?.parentElement?.textContent ?? rating).trim();
}

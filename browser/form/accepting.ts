import { type Answer, answerFields } from "../core/assessment.ts";
import { refusalOf } from "../core/rules.ts";

/**
 * The value of a box, if it may be stored as this field of an answer; undefined where the box is empty, or where whoever
 * reads the stored answer would refuse it: then it stays in the box, and the words beside it say what is wrong.
 */
export function accept<T extends string | number>(
  box: HTMLInputElement,
  field: keyof Answer,
  value: T,
): T | undefined {
  const isEmpty = !box.value.trim();
  const refused = box.validity.badInput || !isEmpty && refusalOf(answerFields[field], value) !== undefined;
  box.setAttribute("aria-invalid", String(refused));
  const words = box.parentElement!.querySelector<HTMLElement>(".refused");
  if (words) words.hidden = !refused;
  return refused || isEmpty ? undefined : value;
}

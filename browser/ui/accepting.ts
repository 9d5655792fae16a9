/**
 * What stands in a box, if it may be stored; undefined where the box is empty, or where what stands in it breaks the
 * rules of its attributes, which are those of whoever reads it again: then it stays in the box, and the words beside it
 * say what is wrong.
 */
export function accept(box: HTMLInputElement): string | undefined {
  const refused = !box.validity.valid;
  box.setAttribute("aria-invalid", String(refused));
  const words = box.parentElement!.querySelector<HTMLElement>(".refused");
  if (words) words.hidden = !refused;
  return refused || !box.value.trim() ? undefined : box.value;
}

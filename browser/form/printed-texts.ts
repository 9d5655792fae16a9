import { all } from "../ui/dom.ts";
import { whilePrinting } from "../ui/as-it-is.ts";

/** A form printed as it is: what was noted is opened, and no text is cut off by the box it was typed into. */
export function printTexts(page: Document): void {
  whilePrinting(page, () => {
    const focused = page.activeElement as HTMLElement | null;
    const { scrollX, scrollY } = globalThis;
    // The form's own button opens what was noted for a requirement, and takes the focus there.
    const buttons = all(page, ".requirement--noted .details-toggle[aria-expanded=false]");
    for (const button of buttons) button.click();
    const boxes = all<HTMLInputElement>(page, "self-check textarea, .details input, .unit-facts input");
    const undo = [
      ...buttons.map((button) => () => button.click()),
      ...boxes.flatMap((box) => shownAsText(page, box)),
    ];
    if (page.activeElement !== focused) focused?.focus?.({ preventScroll: true });
    scrollTo(scrollX, scrollY);
    return undo;
  });
}

/** Puts the text beside its box, or takes an empty box off the paper; gives what takes that back. */
function shownAsText(page: Document, box: HTMLInputElement): (() => void)[] {
  if (!box.value.trim()) {
    const label = box.closest(".details") && box.closest("label");
    label?.classList.add("left-empty");
    return label ? [() => label.classList.remove("left-empty")] : [];
  }
  const text = page.createElement("span");
  text.className = "printed-text";
  text.textContent = box.value;
  box.after(text);
  box.classList.add("printed-as-text");
  return [() => {
    text.remove();
    box.classList.remove("printed-as-text");
  }];
}

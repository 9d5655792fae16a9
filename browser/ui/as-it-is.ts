import { all } from "./dom.ts";

/** Printing a page as it is (Ctrl+P): nothing closed stays hidden, no text is cut off by the box it was typed into. */
export function preparePrinting(page: Document): void {
  let undo: (() => void)[] = [];

  const open = (details: HTMLDetailsElement) => {
    details.open = true;
    undo.push(() => details.open = false);
  };

  // The form's own button opens what was noted for a requirement, and takes the focus there.
  const press = (button: HTMLElement) => {
    button.click();
    undo.push(() => button.click());
  };

  const showAsText = (box: HTMLInputElement | HTMLTextAreaElement) => {
    if (!box.value.trim()) {
      const label = box.closest(".details") && box.closest("label");
      if (!label) return;
      label.classList.add("left-empty");
      undo.push(() => label.classList.remove("left-empty"));
      return;
    }
    const text = page.createElement("span");
    text.className = "printed-text";
    text.textContent = box.value;
    box.after(text);
    box.classList.add("printed-as-text");
    undo.push(() => {
      text.remove();
      box.classList.remove("printed-as-text");
    });
  };

  addEventListener("beforeprint", () => {
    // The print dialog's sheets hold everything already.
    if (undo.length || page.documentElement.classList.contains("prints-sheets")) return;
    const focused = page.activeElement as HTMLElement | null;
    const { scrollX, scrollY } = globalThis;
    all<HTMLDetailsElement>(page, "details:not([open]):not([data-live])").forEach(open);
    all(page, ".requirement--noted .details-toggle[aria-expanded=false]").forEach(press);
    all<HTMLInputElement>(page, "self-check textarea, .details input, .unit-facts input").forEach(showAsText);
    if (page.activeElement !== focused) focused?.focus?.({ preventScroll: true });
    scrollTo(scrollX, scrollY);
  });

  addEventListener("afterprint", () => {
    for (const back of undo.reverse()) back();
    undo = [];
  });
}

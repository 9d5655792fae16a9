import { all } from "./dom.ts";

/**
 * Changes the page for as long as it is being printed as it is (Ctrl+P); `change` gives what takes it back. The print
 * dialog's sheets hold everything already.
 */
export function whilePrinting(page: Document, change: () => (() => void)[]): void {
  let undo: (() => void)[] = [];
  addEventListener("beforeprint", () => {
    if (!undo.length && !page.documentElement.classList.contains("prints-sheets")) undo = change();
  });
  addEventListener("afterprint", () => {
    for (const back of undo.reverse()) back();
    undo = [];
  });
}

/** Nothing closed stays hidden on paper. */
export function openForPrinting(page: Document): void {
  whilePrinting(
    page,
    () =>
      all<HTMLDetailsElement>(page, "details:not([open]):not([data-live])").map((details) => {
        details.open = true;
        return () => details.open = false;
      }),
  );
}

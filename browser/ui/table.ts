import { element } from "./dom.ts";

/** A table with these headings; without rows it has no body yet. */
export function table(head: string[], rows: (HTMLElement | "" | undefined | false)[]): HTMLTableElement {
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...head.map((label) => element("th", { scope: "col" }, label)))),
    rows.length ? element("tbody", {}, ...rows) : null,
  );
}

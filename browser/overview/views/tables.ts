import { element } from "../../ui/dom.ts";

type Content = Node | string;

/** A column of a small table: its heading, and whether numbers stand in it. */
export interface Head {
  label: Content;
  number?: boolean;
}

/**
 * A table that is shown whole, in a frame that scrolls. The first cell of a line names it; a cell that is one already
 * stays as it is.
 */
export function wholeTable(
  name: string,
  caption: string,
  head: Head[],
  lines: Content[][],
  isNamed = true,
): HTMLElement {
  const cell = (content: Content, n: number) =>
    content instanceof HTMLTableCellElement
      ? content
      : isNamed && !n
      ? element("th", { scope: "row" }, content)
      : element("td", { class: head[n]?.number ? "number" : undefined }, content);
  const table = element(
    "table",
    { class: `overview-summary overview-${name}` },
    element("caption", {}, caption),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...head.map(({ label, number }) =>
          element("th", { scope: "col", class: number ? "number" : undefined }, label)
        ),
      ),
    ),
    element("tbody", {}, ...lines.map((line) => element("tr", {}, ...line.map(cell)))),
  );
  return scrolling(caption, table);
}

/** The frame of a wide table; a tall one scrolls both ways. */
export function scrolling(label: string, table: HTMLElement, tall = false): HTMLElement {
  return element(
    "div",
    { class: `overview-scroll${tall ? " is-tall" : ""}`, role: "region", "aria-label": label, tabindex: 0 },
    table,
  );
}

import { all, element } from "../ui/dom.ts";
import type { Row } from "../form/form.ts";
import { _ } from "../ui/texts.ts";

/** A text that may be too long for its cell. */
export interface Long {
  cell: HTMLElement;
  /** What its heading says, where it stands in a line of its own. */
  label: string;
  text: string | undefined;
}

/** A cell narrower than a page would stretch such a text over several pages. */
const MOST = 160;

/** A cell with a text that somebody wrote. */
export function cell(text: string | undefined, kind = "written"): HTMLTableCellElement {
  return element("td", { class: kind }, text);
}

/** The row that heads a part of a table, with how many rows it has. */
export function partRow(title: string, number: number, columns: number): HTMLTableRowElement {
  const heading = element("th", { colspan: columns, scope: "rowgroup" }, `${title} ${number}`);
  return element("tr", { class: "sheet__part" }, heading);
}

/** A line in small type. */
export function line(text: string): HTMLElement {
  return element("small", {}, text);
}

/** A table row and, below it, each text that is too long for its cell, across the whole width. */
export function rowWithLongTexts(
  id: string,
  cells: HTMLElement[],
  texts: Long[],
): HTMLTableRowElement[] {
  const row = element("tr", { "data-sheet-row": id }, ...cells);
  const below = texts.flatMap(({ cell, label, text }) => {
    if (!text || text.length <= MOST) return [];
    cell.textContent = _("（见下）");
    return element(
      "tr",
      { class: "continued" },
      element("td"),
      element(
        "td",
        { colspan: cells.length - 1, class: "written" },
        element("strong", {}, label, _("：")),
        text,
      ),
    );
  });
  if (below.length) row.classList.add("has-continued");
  return [row, ...below];
}

/** Cells by what they hold, in the order of the sheet's columns; what is not there is left to the pen. */
export function inOrder(sheet: HTMLElement, cells: Record<string, HTMLElement>): HTMLElement[] {
  return all(sheet, "col").map(({ className }) => cells[className.slice("col-".length)] ?? cell(""));
}

/** Rows to fill in by hand. */
export function blankRows(sheet: HTMLElement, count: number): HTMLTableRowElement[] {
  return Array.from({ length: count }, (_none, index) => {
    const number = cell(String(index + 1), "number");
    return element("tr", { class: "spare" }, ...inOrder(sheet, { number }));
  });
}

/** The id of a requirement, in small type. */
export function idLine(row: Row): HTMLElement {
  return line(`${_("编号")}${_("：")}${row.id}`);
}

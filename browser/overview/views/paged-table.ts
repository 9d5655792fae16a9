import { button, element, fill } from "../../ui/dom.ts";
import { _ } from "../../ui/texts.ts";
import { scrolling } from "./tables.ts";

/** A column: its heading, and how a row fills its cell. */
export interface Column<Row> {
  id: string;
  label: Node | string;
  fill: (cell: HTMLTableCellElement, row: Row) => void;
  /** The cell names its row. */
  heading?: boolean;
  sortable?: boolean;
  class?: string;
}

/** The column that the rows are ordered by, by its id, and in which direction. */
export interface Order {
  by: string;
  down: boolean;
}

/** What a table is called, how it looks and how much of it is shown. */
export interface TableOptions {
  caption: string;
  class: string;
  /** Its frame scrolls both ways, so that its headings stay in sight. */
  tall?: boolean;
  /** Rows a page. */
  size: number;
  /** What stands there without any rows. */
  empty: string;
  /** Called with the column whose heading was pressed. */
  sort?: (by: string) => void;
}

/** Parts of a table's rows, each under a line of its own; empty for rows without one. */
export type PartOf<Row> = (row: Row) => string;

/** A table that shows a part of its rows, with buttons to go through them; a print shows them all. */
export class PagedTable<Row> {
  readonly node: HTMLElement;
  private readonly body = element("tbody");
  private readonly pager = element("p", { class: "overview-pager" });
  private readonly place = element("span", { role: "status" });
  private readonly headings = new Map<string, HTMLTableCellElement>();
  private readonly caption = element("caption");
  private rows: Row[] = [];
  private start = 0;
  private whole = false;
  private partOf: PartOf<Row> = () => "";

  constructor(private readonly columns: Column<Row>[], private readonly options: TableOptions) {
    const head = element("tr", {}, ...columns.map((column) => this.heading(column)));
    const table = element(
      "table",
      { class: options.class },
      this.caption,
      element("thead", {}, head),
      this.body,
    );
    fill(this.caption, options.caption);
    this.pager.append(
      button(_("上一页"), () => this.turn(-1)),
      this.place,
      button(_("下一页"), () => this.turn(1)),
    );
    this.node = element(
      "div",
      {},
      scrolling(options.caption, table, options.tall),
      this.pager,
    );
  }

  /** Shows these rows from the first one; `order` says which heading carries the mark. Parts have to lie together. */
  show(rows: Row[], order?: Order, partOf: PartOf<Row> = () => ""): void {
    this.rows = rows;
    this.partOf = partOf;
    this.start = 0;
    for (const [id, heading] of this.headings) {
      heading.setAttribute(
        "aria-sort",
        order?.by !== id ? "none" : order.down ? "descending" : "ascending",
      );
    }
    this.draw();
  }

  /** Shows all rows at once (`true`), as paper needs them, or a page again. */
  showWhole(whole: boolean): void {
    if (this.whole === whole) return;
    this.whole = whole;
    this.draw();
  }

  private heading(column: Column<Row>): HTMLTableCellElement {
    const { id, label, sortable } = column;
    const cell = element("th", { scope: "col", class: column.class });
    if (sortable) {
      const press = element("button", { type: "button", click: () => this.options.sort?.(id) }, label);
      // A browser repeats a table's head on every sheet of paper, but not the buttons in it.
      const onPaper = element("span", { class: "overview-paper" }, press.textContent ?? "");
      cell.append(press, onPaper);
      this.headings.set(id, cell);
    } else cell.append(label);
    return cell;
  }

  private draw(): void {
    const { size, empty } = this.options;
    const rows = this.whole ? this.rows : this.rows.slice(this.start, this.start + size);
    let part = "";
    const lines = rows.flatMap((row) => {
      const before = part;
      part = this.partOf(row);
      const line = element("tr");
      for (const column of this.columns) {
        const cell = column.heading ? element("th", { scope: "row" }) : element("td");
        if (column.class) cell.className = column.class;
        column.fill(cell, row);
        line.append(cell);
      }
      return part === before ? [line] : [this.across(part, "overview-part"), line];
    });
    const none = this.across(empty);
    fill(this.body, ...(lines.length ? lines : [none]));
    this.pager.hidden = this.rows.length <= size;
    const from = this.start + 1, to = Math.min(this.start + size, this.rows.length);
    fill(this.place, _("第 {from}–{to} 行，共 {total} 行", { from, to, total: this.rows.length }));
  }

  private across(text: string, name?: string): HTMLTableRowElement {
    const line = element("tr", { class: name });
    // What it says is to stay in sight, however far the table is scrolled.
    line.append(element("td", { colspan: this.columns.length }, element("span", {}, text)));
    return line;
  }

  private turn(pages: number): void {
    const start = this.start + pages * this.options.size;
    if (start < 0 || start >= this.rows.length) return;
    this.start = start;
    this.draw();
  }
}

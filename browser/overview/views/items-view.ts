import { element, fill } from "../../ui/dom.ts";
import { localTime } from "../../core/local-time.ts";
import { _ } from "../../ui/texts.ts";
import { type Item, tally } from "../reading/intake.ts";
import { outcomeText, remarks, shown } from "../labels.ts";
import type { OverviewData } from "../page-data.ts";
import { PagedTable } from "./paged-table.ts";

type Choice = "all" | "attention" | Item["outcome"];

/** The list of what became of each file. */
export class ItemsView {
  private readonly table: PagedTable<Item>;
  private readonly choice: HTMLSelectElement;
  private readonly summary = element("summary");
  private readonly box: HTMLDetailsElement;
  private items: Item[] = [];

  constructor(private readonly place: HTMLElement, { texts }: OverviewData) {
    const choices: Record<Choice, string> = {
      all: _("全部文件"),
      attention: _("有说明的"),
      refused: outcomeText("refused"),
      older: outcomeText("older"),
      read: outcomeText("read"),
    };
    this.choice = element(
      "select",
      { change: () => this.draw() },
      ...Object.entries(choices).map(([value, label]) => element("option", { value }, label)),
    );
    this.table = new PagedTable<Item>([
      { id: "name", label: _("文件"), heading: true, fill: (cell, { name }) => fill(cell, name) },
      { id: "outcome", label: _("结果"), fill: (cell, { outcome }) => fill(cell, outcomeText(outcome)) },
      { id: "unit", label: _("单位名称"), fill: (cell, { row }) => fill(cell, row?.assessment.unit) },
      {
        id: "sector",
        label: _("单位类型"),
        fill: (cell, { row }) => fill(cell, row && shown(texts.sectors[row.assessment.sector])),
      },
      { id: "period", label: _("自评周期"), fill: (cell, { row }) => fill(cell, row?.assessment.period) },
      {
        id: "saved",
        label: _("保存时间"),
        fill: (cell, { row }) => fill(cell, row && localTime(row.assessment.saved_at)),
      },
      {
        id: "remarks",
        label: _("说明"),
        fill: (cell, item) => fill(cell, remarks(item).join(_("；"))),
      },
    ], { caption: _("文件清单"), class: "overview-files", size: 20, empty: _("没有这样的文件。") });
    this.box = element(
      "details",
      { class: "manager" },
      this.summary,
      element("p", { class: "overview-controls" }, element("label", {}, _("显示"), " ", this.choice)),
      this.table.node,
    );
  }

  /** Shows the list; it opens when something needs attention. */
  show(items: Item[]): void {
    this.items = items;
    if (!items.length) return fill(this.place);
    fill(this.summary, `${_("文件清单")} · ${countsText(items)}`);
    const attention = items.some(({ outcome }) => outcome !== "read");
    this.choice.value = attention ? "attention" : "all";
    this.box.open = attention;
    if (!this.box.parentNode) this.place.append(this.box);
    this.draw();
  }

  private draw(): void {
    const choice = this.choice.value as Choice;
    this.table.show(
      this.items.filter((item) =>
        choice === "all" || (choice === "attention" ? remarks(item).length > 0 : item.outcome === choice)
      ),
    );
  }
}

/** How many files were read, are duplicates, were refused, and came from an older version of the plan. */
export function countsText(items: Item[]): string {
  const { read, older, refused, carried } = tally(items);
  return [
    _("已读取 {number}", { number: read }),
    _("重复 {number}", { number: older }),
    _("未读取 {number}", { number: refused }),
    ...(carried ? [_("旧版转入 {number}", { number: carried })] : []),
  ].join(" · ");
}

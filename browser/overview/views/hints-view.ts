import { button, element, fill } from "../../ui/dom.ts";
import { _ } from "../../ui/texts.ts";
import type { Hint } from "../hints/hint.ts";
import { KINDS } from "../hints/kinds.ts";
import { shown } from "../labels.ts";
import type { OverviewData } from "../page-data.ts";
import type { Row } from "../reading/intake.ts";
import { PagedTable } from "./paged-table.ts";

/** What an office may ask back about; looked for when it is asked for. */
export class HintsView {
  readonly node: HTMLElement;
  private readonly place = element("div");
  private tables: PagedTable<Hint>[] = [];
  private readonly look = button(_("查找可能需要核实的地方"), () => this.find());

  /** `search` gives the hints on the rows that are chosen; `open` shows a row's unit. */
  constructor(
    private readonly data: OverviewData,
    private readonly search: () => Promise<Hint[]>,
    private readonly open: (row: Row, from: HTMLElement) => void,
  ) {
    this.node = element(
      "section",
      {},
      element("h2", { id: "hints" }, _("可能需要核实")),
      element(
        "p",
        { class: "hint" },
        _("这里只提出问题，供回头询问单位时参考，不影响得分，也不说明单位填错了。"),
      ),
      element("p", { class: "overview-actions" }, this.look),
      this.place,
    );
  }

  /** Shows all rows of its tables at once (`true`), as paper needs them, or a page again. */
  showWhole(whole: boolean): void {
    for (const table of this.tables) table.showWhole(whole);
  }

  /** Takes away what was found among other rows. */
  clear(): void {
    this.tables = [];
    fill(this.place);
  }

  private async find(): Promise<void> {
    const hints = await this.search();
    this.clear();
    const found = Object.keys(KINDS).flatMap((kind) => {
      const ofKind = hints.filter((hint) => hint.kind === kind);
      return ofKind.length ? [this.kindNode(kind, ofKind)] : [];
    });
    const summary = element(
      "p",
      { role: "status" },
      hints.length
        ? _("共 {number} 处，按种类列出。", { number: hints.length })
        : _("没有发现需要核实的地方。"),
    );
    fill(this.place, summary, ...found);
  }

  private kindNode(kind: string, hints: Hint[]): HTMLElement {
    const { title, why, found } = KINDS[kind];
    const { texts } = this.data;
    const table = new PagedTable<Hint>([
      {
        id: "units",
        label: _("单位名称"),
        heading: true,
        fill: (cell, { rows }) => {
          for (const row of rows.slice(0, UNITS_SHOWN)) {
            const open = button(row.assessment.unit, () => this.open(row, open), { class: "overview-unit" });
            cell.append(open, " ");
          }
          if (rows.length > UNITS_SHOWN) {
            cell.append(_("……还有 {number} 个", { number: rows.length - UNITS_SHOWN }));
          }
        },
      },
      {
        id: "period",
        label: _("自评周期"),
        fill: (cell, { rows }) => fill(cell, [...new Set(rows.map(({ period }) => period))].join(_("、"))),
      },
      { id: "found", label: _("发现"), fill: (cell, { values }) => fill(cell, found(values)) },
      {
        id: "requirement",
        label: _("要求"),
        fill: (cell, { requirement }) =>
          fill(cell, requirement && shown(texts.requirements[requirement], requirement)),
      },
    ], {
      caption: `${title()} · ${hints.length}`,
      class: "overview-hints",
      size: 20,
      empty: _("没有发现需要核实的地方。"),
    });
    table.show(hints);
    this.tables.push(table);
    return element(
      "section",
      { class: "overview-hint" },
      element("h3", {}, title()),
      element("p", { class: "hint" }, _("为什么列出：{why}", { why: why() })),
      table.node,
    );
  }
}

const UNITS_SHOWN = 6;

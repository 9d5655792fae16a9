import { all, button, element, fill, one } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import { _ } from "../ui/texts.ts";
import { course, rowsUpTo } from "./course.ts";
import type {} from "./exporting-bundle.ts";
import type { ExportContent } from "./exporting.ts";
import { Figures } from "./figures.ts";
import { findHints } from "./hints/finding.ts";
import type { Hint } from "./hints/hint.ts";
import { type OverviewData, sectorData } from "./page-data.ts";
import type { Item, Row } from "./reading/intake.ts";
import { Pace } from "./reading/pace.ts";
import { ofPeriod, select, type SortKey } from "./selection.ts";
import { type Succession, succession, summarise } from "./statistics.ts";
import { Controls } from "./views/controls.ts";
import { courseNodes } from "./views/course-view.ts";
import { sourceText } from "./source-text.ts";
import { firstPageNodes } from "./views/first-page.ts";
import { HintsView } from "./views/hints-view.ts";
import { bandsNode, matrixPart, matrixTable, nextOrder } from "./views/matrix-view.ts";
import type { Order, PagedTable } from "./views/paged-table.ts";
import { summaryNodes } from "./views/summary-view.ts";
import { unitNodes } from "./views/unit-view.ts";
import { UnitsView } from "./views/units-view.ts";

type Files = NonNullable<typeof globalThis.overviewFiles>;

/** Everything that is shown of what was read: ties selection, figures and views together. */
export class Results {
  private rows: Row[] = [];
  private items: Item[] = [];
  private order: Succession = { earlier: new Map(), latest: new Set() };
  private sort: Order = { by: "unit", down: false };
  private figures: Figures | null = null;
  private matrix: PagedTable<Row> | null = null;
  private matrixOf = "";
  private readonly compare =
    new Intl.Collator(document.documentElement.lang || "zh", { numeric: true }).compare;
  private readonly controls: Controls;
  private readonly units: UnitsView;
  private readonly hints: HintsView;
  private readonly first = element("section", { class: "overview-first" });
  private readonly course = element("div");
  private readonly scope = element("p", { class: "overview-scope" });
  private readonly filter = element("p", { class: "overview-scope" });
  private readonly summary = element("div", { class: "overview-tables" });
  private readonly bands = element("div");
  private readonly table = element("div");
  private readonly unit = element("section", { class: "overview-detail", hidden: true });
  private readonly source = element("p", { class: "overview-source overview-paper" });

  /** `say` announces what goes on. */
  constructor(
    private readonly root: HTMLElement,
    private readonly data: OverviewData,
    private readonly say: (text: string) => void,
  ) {
    this.controls = new Controls(data, () => this.showKind(), () => this.show());
    this.units = new UnitsView(data, () => this.show());
    this.hints = new HintsView(data, () => this.findHints(), (row, from) => this.openUnit(row, from));
    this.layOut();
  }

  /** Draws everything anew after reading, in short stretches, since ten thousand rows take their time. */
  async refresh(rows: Row[], items: Item[], pace: Pace): Promise<void> {
    this.rows = rows;
    this.items = items;
    this.order = succession(rows);
    await pace.rest();
    this.controls.offer(rows);
    this.matrixOf = "";
    this.closeUnit();
    this.root.hidden = !rows.length;
    await pace.rest();
    await this.show(pace);
  }

  /** Shows all rows of long tables at once (`true`), as paper needs them, or a page again. */
  showWhole(whole: boolean): void {
    this.matrix?.showWhole(whole);
    this.units.showWhole(whole);
    this.hints.showWhole(whole);
  }

  private layOut(): void {
    fill(
      this.root,
      element("h2", { id: "first" }, _("一页总览")),
      this.controls.periodNode,
      this.first,
      this.course,
      this.units.node,
      element("h2", { id: "summary" }, _("分类统计")),
      this.controls.node,
      element(
        "p",
        { class: "hint" },
        _("按所选类型和自评周期统计，不受其他筛选条件影响；未自评的要求不按 0 分计算。"),
      ),
      this.scope,
      this.summary,
      element("h2", { id: "matrix" }, _("各单位各项措施")),
      element(
        "p",
        { class: "hint" },
        _("点击列标题排序，点击单位名称看详情。得分下面的小字是已自评条数和适用条数。底色按等次的分数线分档，分数越低越深。"),
      ),
      this.bands,
      this.filter,
      this.table,
      this.unit,
      this.hints.node,
      element("h2", { id: "out" }, _("打印和导出")),
      element(
        "p",
        { class: "overview-actions" },
        button(_("打印"), () => globalThis.print()),
        button(_("导出 Excel"), () => this.out(async (files) => files.exportWorkbook(await this.content()))),
        button(
          _("生成通报（Word）"),
          () => this.out((files) => files.exportBulletin(this.data, this.figures!)),
        ),
        button(_("导出 CSV"), () => this.out((files) => files.exportTidy(this.data, this.rows))),
        button(_("保存合并文件"), () => this.out((files) => files.exportCollection(this.data, this.rows))),
      ),
      element(
        "p",
        { class: "hint" },
        _("打印的是上面所选的内容。Excel 和通报含所选自评周期的全部单位类型。CSV 和合并文件含所有已读取的自评表。"),
      ),
      this.source,
    );
  }

  /** Shows the chosen periods: first the page for all kinds, then the chosen one. */
  private async show(pace = new Pace()): Promise<void> {
    const { selection, periodLabel } = this.controls;
    const { earlier } = this.order;
    const rows = ofPeriod(this.rows, selection.period, this.order);
    const figures = new Figures(this.data, rows, earlier, periodLabel, this.units.units);
    this.figures = figures;
    await pace.rest();
    fill(this.first, ...firstPageNodes(this.data, figures, () => this.printFirst()));
    fill(this.source, sourceText(figures));
    await pace.turn();
    if (this.figures !== figures) return; // another period was chosen, or another list, in the meantime
    const courses = this.data.sectors.flatMap(({ sector: { id } }) => {
      const points = course(this.rows.filter(({ assessment }) => assessment.sector === id));
      return points.length ? [{ sector: id, points }] : [];
    });
    fill(this.course, ...courseNodes(this.data, courses));
    await pace.rest();
    await this.units.show(figures, pace);
    this.hints.clear();
    await pace.turn();
    if (this.figures !== figures) return;
    await this.showKind(pace);
  }

  /** Shows what is selected of one kind: first the statistics, then the matrix. */
  private async showKind(pace = new Pace()): Promise<void> {
    const { selection } = this.controls;
    const { sector } = selection;
    const data = sectorData(this.data, sector);
    if (!data || !this.figures) return;
    const rows = this.figures.rows.filter(({ assessment }) => assessment.sector === sector);
    fill(this.scope, this.controls.scopeText);
    fill(this.filter, this.controls.filterText);
    this.filter.hidden = !this.controls.filterText;
    fill(this.summary, ...summaryNodes(this.data, data, summarise(data, rows)));
    await pace.turn();
    if (this.matrixOf !== sector || !this.matrix) {
      this.matrixOf = sector;
      if (this.sort.by.includes(":")) this.sort = { by: "unit", down: false };
      this.matrix = matrixTable(this.data, data, this.order.earlier, {
        open: (row, from) => this.openUnit(row, from),
        sort: (by) => {
          this.sort = nextOrder(this.sort, by);
          this.showMatrix();
        },
      });
      fill(this.bands, bandsNode(this.data, data));
      fill(this.table, this.matrix.node);
      this.closeUnit();
    }
    this.showMatrix();
  }

  private showMatrix(): void {
    const { by, down } = this.sort;
    const selection = { ...this.controls.selection, sort: { by: by as SortKey, down } };
    this.matrix?.show(select(this.rows, selection, this.order, this.compare), this.sort, matrixPart);
  }

  private openUnit(row: Row, from: HTMLElement): void {
    const data = sectorData(this.data, row.assessment.sector)!;
    const close = () => {
      this.closeUnit();
      // The row may have been drawn anew, or be on another page of the table; the table is then the nearest place.
      const again = all(this.table, ".overview-unit").find(({ textContent }) =>
        textContent === from.textContent
      );
      (from.isConnected ? from : again ?? one<HTMLElement>(this.table, ".overview-scroll")).focus();
    };
    fill(this.unit, ...unitNodes(this.data, data, rowsUpTo(row, this.order.earlier), close));
    this.unit.hidden = false;
    one(this.unit, "h2").focus();
  }

  private closeUnit(): void {
    this.unit.hidden = true;
    fill(this.unit);
  }

  /** Prints the first page alone, on one sheet. */
  private printFirst(): void {
    const page = document.documentElement;
    page.classList.add("overview-prints-first");
    globalThis.addEventListener("afterprint", () => page.classList.remove("overview-prints-first"), {
      once: true,
    });
    globalThis.print();
  }

  /** The hints on the chosen periods. */
  private async findHints(): Promise<Hint[]> {
    const pace = new Pace();
    this.say(_("正在查找……"));
    const context = { earlier: this.order.earlier, now: Date.now() };
    const hints = await findHints(this.data, this.figures?.rows ?? [], context, () => pace.rest());
    this.say(_("查找完毕，共 {number} 处。", { number: hints.length }));
    return hints;
  }

  /** What the workbook is made of. */
  private async content(): Promise<ExportContent> {
    return { data: this.data, figures: this.figures!, items: this.items, hints: await this.findHints() };
  }

  /** Makes a file, and says so: a large one takes a while. */
  private async out(make: (files: Files) => Promise<void>): Promise<void> {
    this.say(_("正在生成文件……"));
    try {
      await loadScript("overview-files.js");
      await make(globalThis.overviewFiles!);
      this.say(_("文件已生成。"));
    } catch {
      this.say(_("文件没有生成，请再试一次。"));
    }
  }
}

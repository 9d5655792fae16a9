// Entry of the overview's bundle: a custom element that reads many units' files and shows them side by side.
import { all, button, element, fill, one } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import { _ } from "../ui/texts.ts";
import { Controls } from "./views/controls.ts";
import type {} from "./exporting-bundle.ts";
import type { WorkbookContent } from "./exporting.ts";
import { chosenFiles, droppedFiles } from "./reading/gathering.ts";
import { Intake, type Row } from "./reading/intake.ts";
import { countsText, ItemsView } from "./views/items-view.ts";
import { matrixTable, nextOrder } from "./views/matrix-view.ts";
import { Pace } from "./reading/pace.ts";
import { type OverviewData, sectorData } from "./page-data.ts";
import type { Order, PagedTable } from "./views/paged-table.ts";
import { ProgressView } from "./views/progress-view.ts";
import { type Progress, readSources, type Source } from "./reading/reading.ts";
import { ofPeriod, select, type SortKey } from "./selection.ts";
import { type Succession, succession, summarise } from "./statistics.ts";
import { summaryNodes } from "./views/summary-view.ts";
import { unitNodes } from "./views/unit-view.ts";
import { PRIMARY } from "../ui/look.ts";

type Files = NonNullable<typeof globalThis.overviewFiles>;

class UnitsOverview extends HTMLElement {
  private stop = () => {};

  connectedCallback(): void {
    const data = JSON.parse(one(document, "#overview-data").textContent!) as OverviewData;
    this.stop = new Overview(this, data).listen();
  }

  disconnectedCallback(): void {
    this.stop();
  }
}

/** Ties intake, selection and views together. */
class Overview {
  private intake: Intake;
  private rows: Row[] = [];
  private order: Succession = { earlier: new Map(), latest: new Set() };
  private sort: Order = { by: "unit", down: false };
  private progress: Progress | null = null;
  private waiting: Source[] = [];
  private shownItems = 0;
  private matrix: PagedTable<Row> | null = null;
  private matrixOf = "";
  private readonly compare =
    new Intl.Collator(document.documentElement.lang || "zh", { numeric: true }).compare;
  private readonly items: ItemsView;
  private readonly bar: ProgressView;
  private readonly controls: Controls;
  private readonly result: HTMLElement;
  private readonly scope = element("p", { class: "overview-scope" });
  private readonly filter = element("p", { class: "overview-scope" });
  private readonly summary = element("div", { class: "overview-tables" });
  private readonly table = element("div");
  private readonly unit = element("section", { class: "overview-detail", hidden: true });

  constructor(private readonly root: HTMLElement, private readonly data: OverviewData) {
    this.intake = new Intake(data.sectors);
    this.items = new ItemsView(one(root, ".overview-items"), data);
    this.bar = new ProgressView(one(root, ".overview-progress"), one(root, ".overview-status"), () => {
      if (this.progress) this.progress.stopped = true;
    });
    this.controls = new Controls(data, () => this.show());
    this.result = one(root, ".overview-result");
    this.layOut();
    for (const node of all(root, "[data-live]")) node.hidden = false;
    root.classList.add("is-live");
  }

  /** Listens to what happens outside the element; the function it gives ends that. */
  listen(): () => void {
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault(); // the browser would leave the page and show the file
      if (event.type === "drop") this.drop(event.dataTransfer);
    };
    const print = ({ type }: Event) => this.matrix?.showWhole(type === "beforeprint");
    document.addEventListener("dragover", drop);
    document.addEventListener("drop", drop);
    globalThis.addEventListener("beforeprint", print);
    globalThis.addEventListener("afterprint", print);
    return () => {
      document.removeEventListener("dragover", drop);
      document.removeEventListener("drop", drop);
      globalThis.removeEventListener("beforeprint", print);
      globalThis.removeEventListener("afterprint", print);
      if (this.progress) this.progress.stopped = true;
    };
  }

  private layOut(): void {
    const chooser = (label: string, name: string, folder: boolean) => {
      const accept = folder ? undefined : ".json,.xlsx,.zip";
      const input = element("input", { type: "file", name, accept, multiple: true, hidden: true });
      if (folder) input.webkitdirectory = true;
      input.addEventListener("change", () => {
        // The list empties when the input is: the files have to be taken out first.
        const files = chosenFiles(input.files);
        input.value = "";
        this.read(files);
      });
      return [button(label, () => input.click(), { class: PRIMARY }), input];
    };
    const canFolder = "webkitdirectory" in HTMLInputElement.prototype;
    fill(
      one(this.root, ".overview-sources"),
      ...chooser(_("选择文件或压缩包"), "files", false),
      ...(canFolder ? chooser(_("选择文件夹"), "folder", true) : []),
      button(_("清空"), () => this.clear()),
    );
    fill(
      this.result,
      this.controls.node,
      element("h2", { id: "summary" }, _("总体情况")),
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
      this.filter,
      this.table,
      this.unit,
      element("h2", { id: "out" }, _("打印和导出")),
      element(
        "p",
        { class: "overview-actions" },
        button(_("打印"), () => globalThis.print()),
        button(_("导出 Excel"), () => this.out((files) => files.exportWorkbook(this.data, this.chosen()))),
        button(_("导出 CSV"), () => this.out((files) => files.exportTidy(this.data, this.rows))),
        button(_("保存合并文件"), () => this.out((files) => files.exportCollection(this.data, this.rows))),
      ),
      element(
        "p",
        { class: "hint" },
        _("打印的是上面所选的内容。Excel 含所选自评周期的全部单位类型。CSV 和合并文件含所有已读取的自评表。"),
      ),
    );
  }

  private async drop(data: DataTransfer): Promise<void> {
    const { files, unreadable } = await droppedFiles(data);
    for (const name of unreadable) this.intake.refuse(name, "folder-unreadable");
    await this.read(files);
  }

  /** Reads further files; those chosen while others are being read come after them. */
  private async read(sources: Source[]): Promise<void> {
    if (!sources.length && this.intake.items.length === this.shownItems) return;
    this.waiting.push(...sources);
    if (this.progress) return;
    performance.mark("overview-start");
    const { intake } = this;
    const progress: Progress = {
      done: 0,
      total: 0,
      stopped: false,
      changed: () => this.bar.show(progress),
    };
    this.progress = progress;
    this.bar.start();
    while (this.waiting.length && !progress.stopped) {
      await readSources(this.waiting.splice(0), intake, progress);
    }
    if (this.progress !== progress) return; // emptied in the meantime
    this.progress = null;
    this.waiting = [];
    await this.refresh();
    const counts = countsText(intake.items);
    this.bar.end(
      progress.stopped
        ? _("已停止，读了 {done}/{total}。{counts}", { done: progress.done, total: progress.total, counts })
        : _("读取完毕。{counts}", { counts }),
    );
    performance.measure("overview-read", "overview-start");
  }

  private clear(): void {
    if (this.progress) this.progress.stopped = true;
    this.progress = null;
    this.waiting = [];
    this.intake = new Intake(this.data.sectors);
    this.bar.end(_("已清空。"));
    this.refresh();
  }

  /** Draws everything anew after reading; with pauses, since ten thousand rows take their time. */
  private async refresh(): Promise<void> {
    const pace = new Pace();
    this.rows = this.intake.rows;
    await pace.rest();
    this.order = succession(this.rows);
    await pace.rest();
    this.items.show(this.intake.items);
    await pace.turn();
    this.shownItems = this.intake.items.length;
    this.controls.offer(this.rows);
    this.matrixOf = "";
    this.closeUnit();
    this.result.hidden = !this.rows.length;
    await pace.rest();
    await this.show(pace);
  }

  /** Shows what is selected: first the statistics, then the matrix. */
  private async show(pace = new Pace()): Promise<void> {
    const selection = this.controls.selection;
    const data = sectorData(this.data, selection.sector);
    if (!data) return;
    const { sector } = selection;
    const ofSector = this.rows.filter(({ assessment }) => assessment.sector === sector);
    const rows = ofPeriod(ofSector, selection.period, this.order);
    fill(this.scope, this.controls.scopeText);
    fill(this.filter, this.controls.filterText);
    this.filter.hidden = !this.controls.filterText;
    fill(this.summary, ...summaryNodes(this.data, data, summarise(data, rows)));
    await pace.turn();
    if (this.matrixOf !== sector || !this.matrix) {
      this.matrixOf = sector;
      if (this.sort.by.startsWith("measure:")) this.sort = { by: "unit", down: false };
      this.matrix = matrixTable(this.data, data, this.order.earlier, {
        open: (row, from) => this.openUnit(row, from),
        sort: (by) => {
          this.sort = nextOrder(this.sort, by);
          this.showMatrix();
        },
      });
      fill(this.table, this.matrix.node);
      this.closeUnit();
    }
    this.showMatrix();
  }

  private showMatrix(): void {
    const { by, down } = this.sort;
    const selection = { ...this.controls.selection, sort: { by: by as SortKey, down } };
    this.matrix?.show(select(this.rows, selection, this.order, this.compare), this.sort);
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
    fill(this.unit, ...unitNodes(this.data, data, row, this.order.earlier.get(row), close));
    this.unit.hidden = false;
    one(this.unit, "h2").focus();
  }

  private closeUnit(): void {
    this.unit.hidden = true;
    fill(this.unit);
  }

  /** What the workbook is made of. */
  private chosen(): WorkbookContent {
    const { period } = this.controls.selection;
    return {
      rows: ofPeriod(this.rows, period, this.order),
      earlier: this.order.earlier,
      items: this.intake.items,
      period: this.controls.periodLabel,
    };
  }

  /** Makes a file, and says so: a large one takes a while. */
  private async out(make: (files: Files) => Promise<void>): Promise<void> {
    this.bar.say(_("正在生成文件……"));
    try {
      await loadScript("overview-files.js");
      await make(globalThis.overviewFiles!);
      this.bar.say(_("文件已生成。"));
    } catch {
      this.bar.say(_("文件没有生成，请再试一次。"));
    }
  }
}

// After the document is parsed, so that the page's data are there.
const define = () => customElements.define("units-overview", UnitsOverview);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();

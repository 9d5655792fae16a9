// Entry of the overview's bundle: a custom element that reads many units' files and shows them side by side.
import { all, button, element, fill, one } from "../ui/dom.ts";
import { loadScript, loadTexts } from "../ui/on-demand.ts";
import { PRIMARY } from "../ui/look.ts";
import { _ } from "../ui/texts.ts";
import type { OverviewData } from "./page-data.ts";
import { chosenFiles, droppedFiles } from "./reading/gathering.ts";
import { Intake } from "./reading/intake.ts";
import { Pace } from "./reading/pace.ts";
import { type Progress, readSources, type Source } from "./reading/reading.ts";
import type { Results } from "./results.ts";
import type {} from "./results-bundle.ts";
import { countsText, ItemsView } from "./views/items-view.ts";
import { ProgressView } from "./views/progress-view.ts";

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

/** Takes files in, and hands what was read to the results. */
class Overview {
  private intake: Intake;
  private progress: Progress | null = null;
  private waiting: Source[] = [];
  private shownItems = 0;
  private results: Results | null = null;
  private readonly items: ItemsView;
  private readonly bar: ProgressView;

  constructor(private readonly root: HTMLElement, private readonly data: OverviewData) {
    this.intake = new Intake(data.sectors);
    this.items = new ItemsView(one(root, ".overview-items"), data);
    this.bar = new ProgressView(one(root, ".overview-progress"), one(root, ".overview-status"), () => {
      if (this.progress) this.progress.stopped = true;
    });
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
    const print = ({ type }: Event) => this.results?.showWhole(type === "beforeprint");
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
    const loading = this.loadResults();
    loading.catch(() => {}); // told when they are to be shown
    while (this.waiting.length && !progress.stopped) {
      await readSources(this.waiting.splice(0), intake, progress);
    }
    if (this.progress !== progress) return; // emptied in the meantime
    this.progress = null;
    this.waiting = [];
    try {
      await this.refresh(loading);
    } catch {
      this.bar.end(_("结果没有显示出来：网站的文件不完整，请重新打开本页。"));
      return;
    }
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
    this.items.show([]);
    this.shownItems = 0;
    this.results?.refresh([], [], new Pace());
  }

  /** What shows the results; loaded with the first files. */
  private async loadResults(): Promise<Results> {
    if (!this.results) {
      await Promise.all([loadTexts(), loadScript("overview-results.js")]);
      this.results ??= new globalThis.OverviewResults!(
        one(this.root, ".overview-result"),
        this.data,
        (text) => this.bar.say(text),
      );
    }
    return this.results;
  }

  private async refresh(loading: Promise<Results>): Promise<void> {
    const pace = new Pace();
    this.items.show(this.intake.items);
    await pace.turn();
    this.shownItems = this.intake.items.length;
    await (await loading).refresh(this.intake.rows, this.intake.items, pace);
    // Whoever has read files knows how.
    const how = document.querySelector<HTMLDetailsElement>(".overview-about details");
    if (how) how.open = false;
  }
}

// After the document is parsed, so that the page's data are there.
const define = () => customElements.define("units-overview", UnitsOverview);
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", define);
else define();

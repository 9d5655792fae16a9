import type { Assessment } from "../core/assessment.ts";
import { today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import type { SectorScore } from "../core/scoring.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element, fill } from "../ui/dom.ts";
import { type Kept, type KeptList, keptTable } from "../ui/kept-list.ts";
import type { Form } from "./form.ts";
import { ratingLabelOf, textOf, titleOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** Which remedies the list shows. */
export type Only = "all" | "open" | "unplanned" | "overdue" | "soon" | "closed";

/** The list of what is to be put right, with what narrows it down. */
export class RemedyList {
  private readonly text = element("input", {
    type: "search",
    "aria-label": _("筛选文字"),
    placeholder: _("筛选文字"),
    input: () => this.showRows(),
  });
  private readonly choice: HTMLSelectElement;
  private readonly byDate = element("input", { type: "checkbox", change: () => this.showRows() });
  private readonly columns = columnsOf("remedies");
  private readonly measureOf: Map<string, string>;
  private readonly rows: KeptList;
  private readonly parts: HTMLElement[];
  private readonly nothing = element("p", {}, _("目前没有待整改的要求。"));
  private shown: { assessment: Assessment; score: SectorScore } | undefined;

  constructor(private readonly place: HTMLElement, private readonly form: Form) {
    const choices: Record<Only, string> = {
      all: _("全部"),
      open: _("未完成"),
      unplanned: _("未写整改措施"),
      overdue: _("逾期"),
      soon: _("30 天内到期"),
      closed: _("已完成"),
    };
    this.choice = element(
      "select",
      { "aria-label": _("显示"), change: () => this.showRows() },
      ...Object.entries(choices).map(([value, label]) => element("option", { value }, label)),
    );
    const controls = element(
      "p",
      { class: "gap-controls" },
      this.text,
      this.choice,
      element("label", {}, this.byDate, _("按完成时限排序")),
    );
    const { whole, rows } = keptTable(this.columns.map(({ label }) => label));
    whole.dataset.stacked = "";
    this.rows = rows;
    this.parts = [controls, whole];
    this.measureOf = new Map(
      form.data.sector.measures.flatMap((m) => m.requirements.map((r) => [r.id, m.id] as const)),
    );
  }

  /** Shows what is to be put right, and what has been. */
  show(assessment: Assessment, score: SectorScore): void {
    this.shown = { assessment, score };
    const parts = score.remedies.length ? this.parts : [this.nothing];
    if (this.place.firstChild !== parts[0]) fill(this.place, ...parts);
    this.showRows();
  }

  /** Shows only some of them. */
  showOnly(only: Only): void {
    this.choice.value = only;
    this.showRows();
  }

  private chosen({ answers }: Assessment, { remedies, open }: SectorScore): string[] {
    const only = this.choice.value as Only;
    if (only === "all") return remedies;
    if (only === "unplanned") return open.filter((id) => !answers[id]?.action);
    if (only === "closed") return remedies.filter((id) => answers[id]?.state === "closed");
    return only === "open" ? open : pressing(open, answers, today())[only];
  }

  private showRows(): void {
    if (!this.shown) return;
    const { assessment, score } = this.shown;
    const { answers } = assessment;
    const wanted = this.text.value.trim().toLowerCase();
    const chosen = new Set(this.chosen(assessment, score));
    let told = score.remedies.flatMap((id) => {
      const row = this.form.rows.get(id);
      if (!row || !chosen.has(id)) return [];
      const one: Told = {
        id,
        measure: "",
        text: textOf(row),
        rating: ratingLabelOf(row),
        answer: answers[id],
      };
      const text = [one.text, one.answer?.action, one.answer?.post, one.answer?.note].join(" ").toLowerCase();
      return text.includes(wanted) ? [one] : [];
    });
    const due = ({ answer }: Told) => answer?.due ?? "9999";
    const isByDate = this.byDate.checked;
    if (isByDate) told = told.sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0));
    const items: Kept[] = [];
    let measure: string | undefined;
    for (const one of told) {
      const id = this.measureOf.get(one.id)!;
      if (!isByDate && id !== measure) items.push(this.heading(id));
      measure = id;
      items.push(this.row(one));
    }
    this.rows.show(items);
  }

  private heading(id: string): Kept {
    const cell = () =>
      element("th", { colspan: this.columns.length, scope: "rowgroup" }, titleOf(this.form, id));
    return { key: `=${id}`, state: "", draw: () => element("tr", { class: "group" }, cell()) };
  }

  private row(told: Told): Kept {
    const texts = this.columns.map(({ value }) => String(value(told) ?? ""));
    const cell = (text: string, n: number) => {
      const { name, label } = this.columns[n];
      const isLink = name === "text";
      return element(
        "td",
        { "data-label": label },
        isLink ? element("a", { href: `#${told.id.split(".")[1]}` }, text) : text,
      );
    };
    return {
      key: told.id,
      state: JSON.stringify(texts),
      draw: () => element("tr", { "data-gap": told.id }, ...texts.map(cell)),
    };
  }
}

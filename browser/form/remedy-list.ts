import type { Assessment } from "../core/assessment.ts";
import { today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import type { SectorScore } from "../core/scoring.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element, fill } from "../ui/dom.ts";
import { table } from "../ui/table.ts";
import type { Form } from "./form.ts";
import { ratingLabelOf, textOf, titleOf } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** Which remedies the list shows. */
export type Only = "all" | "open" | "unplanned" | "overdue" | "soon" | "closed";

/** The list of what is to be put right, with what narrows it down. */
export class RemedyList {
  only: Only = "all";
  private filter = "";
  private byDate = false;

  constructor(private readonly place: HTMLElement, private readonly form: Form) {}

  /** Shows what is to be put right, and what has been. */
  show(assessment: Assessment, score: SectorScore): void {
    const refresh = () => this.showRows(body, assessment, score);
    const text = element("input", {
      type: "search",
      "aria-label": _("筛选文字"),
      placeholder: _("筛选文字"),
    });
    text.value = this.filter;
    text.addEventListener("input", () => {
      this.filter = text.value;
      refresh();
    });
    const choices: Record<Only, string> = {
      all: _("全部"),
      open: _("未完成"),
      unplanned: _("未写整改措施"),
      overdue: _("逾期"),
      soon: _("30 天内到期"),
      closed: _("已完成"),
    };
    const select = element(
      "select",
      { "aria-label": _("显示") },
      ...Object.entries(choices).map(([value, label]) =>
        element("option", { value, selected: value === this.only }, label)
      ),
    );
    select.addEventListener("change", () => {
      this.only = select.value as Only;
      refresh();
    });
    const date = element("input", { type: "checkbox" });
    date.checked = this.byDate;
    date.addEventListener("change", () => {
      this.byDate = date.checked;
      refresh();
    });
    const body = element("tbody");
    const whole = table(columnsOf("remedies").map(({ label }) => label), []);
    whole.dataset.stacked = "";
    whole.append(body);
    const controls = element(
      "p",
      { class: "gap-controls" },
      text,
      select,
      element("label", {}, date, _("按完成时限排序")),
    );
    fill(
      this.place,
      score.remedies.length ? controls : null,
      score.remedies.length ? whole : element("p", {}, _("目前没有待整改的要求。")),
    );
    refresh();
  }

  private textOf(id: string): string {
    const row = this.form.rows.get(id);
    return row ? textOf(row) : id;
  }

  private chosen({ answers }: Assessment, { remedies, open }: SectorScore): string[] {
    const { only } = this;
    if (only === "all") return remedies;
    if (only === "unplanned") return open.filter((id) => !answers[id]?.action);
    if (only === "closed") return remedies.filter((id) => answers[id]?.state === "closed");
    return only === "open" ? open : pressing(open, answers, today())[only];
  }

  private showRows(body: HTMLElement, assessment: Assessment, score: SectorScore): void {
    const wanted = this.filter.trim().toLowerCase();
    const chosen = new Set(this.chosen(assessment, score));
    let ids = score.remedies.filter((id) => {
      const answer = assessment.answers[id];
      const text = [this.textOf(id), answer?.action, answer?.post, answer?.note].join(" ")
        .toLowerCase();
      return chosen.has(id) && (!wanted || text.includes(wanted));
    });
    const due = (id: string) => assessment.answers[id]?.due ?? "9999";
    if (this.byDate) ids = [...ids].sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0));
    const measureOf = new Map(
      this.form.data.sector.measures.flatMap((m) => m.requirements.map((r) => [r.id, m.id] as const)),
    );
    const columns = columnsOf("remedies");
    const rows: HTMLElement[] = [];
    let measure: string | undefined;
    for (const id of ids) {
      if (!this.byDate && measureOf.get(id) !== measure) {
        measure = measureOf.get(id);
        rows.push(
          element(
            "tr",
            { class: "group" },
            element("th", { colspan: columns.length, scope: "rowgroup" }, titleOf(this.form, measure!)),
          ),
        );
      }
      const row = this.form.rows.get(id);
      const answer = assessment.answers[id];
      const told: Told = {
        id,
        measure: "",
        text: this.textOf(id),
        rating: row ? ratingLabelOf(row) : "",
        answer,
      };
      rows.push(element(
        "tr",
        { "data-gap": id },
        ...columns.map(({ name, label, value }) => {
          const text = String(value(told) ?? "");
          return element(
            "td",
            { "data-label": label },
            name === "text" ? element("a", { href: `#${id.split(".")[1]}` }, text) : text,
          );
        }),
      ));
    }
    fill(body, ...rows);
  }
}

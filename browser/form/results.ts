import type { Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { today } from "../core/local-time.ts";
import { earlierOf } from "../core/timeline.ts";
import { pressing } from "../core/remedies.ts";
import { type MeasureScore, scoreSector, type SectorScore } from "../core/scoring.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element, fill, one } from "../ui/dom.ts";
import { Confirming } from "./confirming.ts";
import { Folding } from "./folding.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import { offerTyped } from "./offers.ts";
import { ratingLabelOf, textOf, titleOf } from "./shown-texts.ts";
import type { Session } from "./session.ts";
import { Side } from "./side.ts";
import { measureText, scoreText } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";

/** An earlier period's result beside the present one. */
interface Earlier {
  period: string;
  score: SectorScore;
}

/** Which remedies the list shows. */
export type Only = "all" | "open" | "unplanned" | "overdue" | "soon" | "closed";

/** What the answers come to: below the form by measure and as the list of what to put right, beside it in brief. */
export class Results {
  private readonly profile: HTMLElement;
  private readonly gaps: HTMLElement;
  private filter = "";
  private only: Only = "all";
  private byDate = false;
  /** undefined: to be looked up, which means reading all that is stored. */
  private earlier: Earlier | null | undefined;

  private readonly side: Side;
  private readonly folding: Folding;

  private readonly confirming: Confirming;

  /** `redraw` shows the answer to a requirement as it is stored. */
  constructor(
    root: HTMLElement,
    private readonly form: Form,
    private readonly session: Session,
    notices: Notices,
    redraw: (id: string) => void,
  ) {
    this.confirming = new Confirming(root, session, notices, redraw);
    this.side = new Side(root, form, session);
    this.folding = new Folding(root);
    offerTyped(root, session);
    const section = one(root, ".results");
    section.hidden = false;
    this.profile = one(section, ".results__profile");
    this.gaps = one(section, ".results__gaps");
  }

  /** To be told when the assessment has become another, or names another unit or period. */
  forgetEarlier(): void {
    this.earlier = undefined;
  }

  /** Shows only some of what is to be put right. */
  showOnly(only: Only): void {
    this.only = only;
    const { data, assessment } = this.session;
    this.showGaps(assessment, scoreSector(data, assessment.facets, assessment.answers));
  }

  /** Draws everything anew, beside an earlier period where there is one. */
  show(score: SectorScore): void {
    this.side.show(score);
    this.confirming.show(score.toConfirm);
    this.folding.show(score);
    if (this.earlier === undefined) this.earlier = this.findEarlier();
    this.showProfile(score, this.earlier);
    this.showGaps(this.session.assessment, score);
  }

  /** The same unit's latest earlier period, if there is one, as it scores under the present plan. */
  private findEarlier(): Earlier | null {
    const { session } = this;
    const list = session.list();
    const others = list.ok ? list.records.filter(({ id }) => !session.isCurrent(id)) : [];
    const earlier = earlierOf(session.assessment, others.map(({ assessment }) => assessment));
    if (!earlier) return null;
    const { period, facets, answers } = carryOver(session.data, earlier).assessment;
    return { period, score: scoreSector(session.data, facets, answers) };
  }

  private showProfile(score: SectorScore, earlier: Earlier | null): void {
    const head = [_("措施"), _("得分"), _("已自评"), ...(earlier ? [earlier.period || _("上一周期")] : [])];
    const { data } = this.form;
    const row = (id: string, title: string, now: MeasureScore, before: MeasureScore | undefined) =>
      element(
        "tr",
        { "data-measure-result": id },
        element("th", { scope: "row" }, element("a", { href: `#${id}` }, title)),
        element(
          "td",
          { class: "bars" },
          bar(now.score, "bar"),
          earlier && bar(before?.score ?? null, "bar bar--earlier"),
          measureText(data, now),
        ),
        element("td", {}, `${now.answered}/${now.applicable}`),
        earlier && element("td", {}, measureText(data, before)),
      );
    // A group's sum stands above its measures.
    const rows = data.sector.measures.flatMap(({ id, group }, n, measures) => [
      group && group !== measures[n - 1]?.group &&
      row(group, titleOf(this.form, group), score.groups[group], earlier?.score.groups[group]),
      row(id, titleOf(this.form, id), score.measures[id], earlier?.score.measures[id]),
    ]);
    const total = element(
      "tr",
      { class: "total" },
      element("th", { scope: "row" }, _("合计")),
      element("td", {}, scoreText(score.displayed)),
      element("td", {}, `${score.answered}/${score.applicable}`),
      earlier && element("td", {}, scoreText(earlier.score.displayed)),
    );
    fill(
      this.profile,
      score.grade === null && element("p", { class: "hint" }, _("全部适用要求自评以后才显示等次。")),
      ...Object.entries(score.withheld).map(([, needs]) =>
        element(
          "p",
          { class: "hint" },
          _("得分够高一等次，但以下要求没有全部达到："),
          needs.map((id) => this.textOf(id)).join(" "),
        )
      ),
      table(head, [...rows, total]),
    );
  }

  private showGaps(assessment: Assessment, score: SectorScore): void {
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
      this.gaps,
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

/** The bar repeats the number beside it for the eye; it says nothing to a screen reader. */
function bar(score: number | null, name: string): HTMLElement {
  const inner = element("span", { class: "bar__fill" });
  inner.style.width = `${(score ?? 0) * 100}%`;
  return element("span", { class: name, "aria-hidden": "true" }, inner);
}

function table(head: string[], rows: (HTMLElement | "" | undefined | false)[]): HTMLTableElement {
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...head.map((label) => element("th", { scope: "col" }, label)))),
    rows.length ? element("tbody", {}, ...rows) : null,
  );
}

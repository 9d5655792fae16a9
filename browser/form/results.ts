import type { Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { today } from "../core/local-time.ts";
import { earlierOf } from "../core/timeline.ts";
import { type MeasureScore, scoreSector, type SectorScore } from "../core/scoring.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element, fill, one } from "../ui/dom.ts";
import type { Form } from "./form.ts";
import type { Session } from "./session.ts";
import { measureText, scoreText } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";

/** An earlier period's result beside the present one. */
interface Earlier {
  period: string;
  score: SectorScore;
}

/** The profile by measure and the gap list, below the form. */
export class Results {
  private readonly profile: HTMLElement;
  private readonly gaps: HTMLElement;
  private filter = "";
  private only: "all" | "unplanned" | "overdue" = "all";
  private byDate = false;
  /** undefined: to be looked up, which means reading all that is stored. */
  private earlier: Earlier | null | undefined;

  constructor(root: HTMLElement, private readonly form: Form, private readonly session: Session) {
    const section = one(root, ".results");
    section.hidden = false;
    this.profile = one(section, ".results__profile");
    this.gaps = one(section, ".results__gaps");
  }

  /** To be told when the assessment has become another, or names another unit or period. */
  forgetEarlier(): void {
    this.earlier = undefined;
  }

  /** Draws both anew, beside an earlier period where there is one. */
  show(score: SectorScore): void {
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
      row(group, this.form.title(group), score.groups[group], earlier?.score.groups[group]),
      row(id, this.form.title(id), score.measures[id], earlier?.score.measures[id]),
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
          needs.map((id) => this.form.rows.get(id)?.text ?? id).join(" "),
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
    const choices = { all: _("全部"), unplanned: _("未写整改措施"), overdue: _("已过期") };
    const select = element(
      "select",
      { "aria-label": _("显示") },
      ...Object.entries(choices).map(([value, label]) =>
        element("option", { value, selected: value === this.only }, label)
      ),
    );
    select.addEventListener("change", () => {
      this.only = select.value as typeof this.only;
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
      score.gaps.length ? controls : null,
      score.gaps.length ? whole : element("p", {}, _("目前没有待整改的要求。")),
    );
    refresh();
  }

  private showRows(body: HTMLElement, assessment: Assessment, score: SectorScore): void {
    const date = today();
    const wanted = this.filter.trim().toLowerCase();
    let ids = score.gaps.filter((id) => {
      const answer = assessment.answers[id];
      if (this.only === "unplanned" && answer?.action) return false;
      if (this.only === "overdue" && !(answer?.due && answer.due < date)) return false;
      const text = [this.form.rows.get(id)?.text, answer?.action, answer?.post, answer?.note].join(" ")
        .toLowerCase();
      return !wanted || text.includes(wanted);
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
            element("th", { colspan: columns.length, scope: "rowgroup" }, this.form.title(measure!)),
          ),
        );
      }
      const row = this.form.rows.get(id);
      const answer = assessment.answers[id];
      const told: Told = { id, measure: "", text: row?.text ?? id, rating: row?.ratingLabel ?? "", answer };
      rows.push(element(
        "tr",
        { "data-gap": id },
        ...columns.map(({ name, value }) => {
          const text = String(value(told) ?? "");
          return element(
            "td",
            {},
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

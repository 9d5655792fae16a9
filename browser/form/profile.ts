import type { Assessment } from "../core/assessment.ts";
import type { MeasureScore, SectorScore } from "../core/scoring.ts";
import { element, fill } from "../ui/dom.ts";
import { type Kept, type KeptList, keptTable } from "../ui/kept-list.ts";
import { measureText, scoreText } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";
import { changesView } from "./changed.ts";
import type { Form } from "./form.ts";
import type { Session } from "./session.ts";
import { textOf, titleOf } from "./shown-texts.ts";

/** An earlier period's result beside the present one. */
export interface Earlier {
  period: string;
  score: SectorScore;
  assessment: Assessment;
}

/** What the answers come to by measure, beside an earlier period where there is one. */
export class Profile {
  private readonly hints = element("div");
  private readonly since = element("div");
  private rows: KeptList | undefined;
  /** The heading of the earlier period's column as it is shown. */
  private column: string | null | undefined;

  constructor(
    private readonly place: HTMLElement,
    private readonly form: Form,
    private readonly session: Session,
  ) {}

  /** Shows the score so far, in all and by measure. */
  show(score: SectorScore, earlier: Earlier | null): void {
    const column = earlier && (earlier.period || _("上一周期"));
    if (!this.rows || column !== this.column) this.rows = this.draw(column);
    this.showHints(score);
    this.rows.show(this.lines(score, earlier));
    const isOpen = this.since.querySelector("details")?.open ?? false;
    const { assessment } = this.session;
    fill(this.since, earlier && changesView(this.form, earlier.assessment, assessment, isOpen));
  }

  private draw(column: string | null): KeptList {
    this.column = column;
    const head = [_("措施"), _("得分"), _("已自评"), ...(column === null ? [] : [column])];
    const { whole, rows } = keptTable(head);
    fill(this.place, this.hints, whole, this.since);
    return rows;
  }

  private showHints({ grade, withheld }: SectorScore): void {
    const needs = (ids: string[]) => ids.map((id) => textOf(this.form.rows.get(id)!)).join(" ");
    fill(
      this.hints,
      grade === null && element("p", { class: "hint" }, _("全部适用要求自评以后才显示等次。")),
      ...Object.values(withheld).map((ids) =>
        element("p", { class: "hint" }, _("得分够高一等次，但以下要求没有全部达到："), needs(ids))
      ),
    );
  }

  private lines(score: SectorScore, earlier: Earlier | null): Kept[] {
    const { data } = this.form;
    const line = (id: string, now: MeasureScore, before: MeasureScore | undefined): Kept => {
      const texts = [measureText(data, now), `${now.answered}/${now.applicable}`];
      const earlierText = earlier && measureText(data, before);
      const draw = () =>
        element(
          "tr",
          { "data-measure-result": id },
          element("th", { scope: "row" }, element("a", { href: `#${id}` }, titleOf(this.form, id))),
          element(
            "td",
            { class: "bars" },
            bar(now.score, "bar"),
            earlier && bar(before?.score ?? null, "bar bar--earlier"),
            texts[0],
          ),
          element("td", {}, texts[1]),
          earlier && element("td", {}, earlierText),
        );
      return { key: `=${id}`, state: JSON.stringify([now.score, before?.score, texts, earlierText]), draw };
    };
    // A group's sum stands above its measures.
    const lines = data.sector.measures.flatMap(({ id, group }, n, measures) => [
      ...(group && group !== measures[n - 1]?.group
        ? [line(group, score.groups[group], earlier?.score.groups[group])]
        : []),
      line(id, score.measures[id], earlier?.score.measures[id]),
    ]);
    return [...lines, total(score, earlier)];
  }
}

function total(score: SectorScore, earlier: Earlier | null): Kept {
  const texts = [
    scoreText(score.displayed),
    `${score.answered}/${score.applicable}`,
    ...(earlier ? [scoreText(earlier.score.displayed)] : []),
  ];
  const draw = () =>
    element(
      "tr",
      { class: "total" },
      element("th", { scope: "row" }, _("合计")),
      ...texts.map((text) => element("td", {}, text)),
    );
  return { key: "total", state: JSON.stringify(texts), draw };
}

/** The bar repeats the number beside it for the eye; it says nothing to a screen reader. */
function bar(score: number | null, name: string): HTMLElement {
  const inner = element("span", { class: "bar__fill" });
  inner.style.width = `${(score ?? 0) * 100}%`;
  return element("span", { class: name, "aria-hidden": "true" }, inner);
}

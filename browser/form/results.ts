import type { Assessment } from "../core/assessment.ts";
import { type MeasureScore, scoreSector, type SectorScore } from "../core/scoring.ts";
import { element, fill, one } from "../ui/dom.ts";
import { offerHistory } from "./answer-history.ts";
import { changesView } from "./changed.ts";
import { Confirming } from "./confirming.ts";
import { earlierIn } from "./earlier.ts";
import { Folding } from "./folding.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import { offerTyped } from "./offers.ts";
import { PlanChanges } from "./plan-changes.ts";
import { type Only, RemedyList } from "./remedy-list.ts";
import { textOf, titleOf } from "./shown-texts.ts";
import type { Session } from "./session.ts";
import { Side } from "./side.ts";
import { measureText, scoreText } from "../ui/score-text.ts";
import { table } from "../ui/table.ts";
import { _ } from "../ui/texts.ts";

/** An earlier period's result beside the present one. */
interface Earlier {
  period: string;
  score: SectorScore;
  assessment: Assessment;
}

/** What the answers come to: below the form by measure and as the list of what to put right, beside it in brief. */
export class Results {
  private readonly profile: HTMLElement;
  private readonly remedies: RemedyList;
  /** undefined: to be looked up, which means reading all that is stored. */
  private earlier: Earlier | null | undefined;
  private readonly side: Side;
  private readonly folding: Folding;
  private readonly confirming: Confirming;
  private readonly planChanges: PlanChanges;

  /** `redraw` shows the answer to a requirement as it is stored. */
  constructor(
    root: HTMLElement,
    private readonly form: Form,
    private readonly session: Session,
    notices: Notices,
    redraw: (id: string) => void,
  ) {
    this.confirming = new Confirming(root, session, notices, redraw);
    this.planChanges = new PlanChanges(root, form, session, notices);
    this.side = new Side(root, form, session);
    this.folding = new Folding(root);
    offerTyped(root, session);
    offerHistory(root, form, session, () => this.earlierOne()?.assessment);
    const section = one(root, ".results");
    section.hidden = false;
    this.profile = one(section, ".results__profile");
    this.remedies = new RemedyList(one(section, ".results__gaps"), form);
  }

  /** To be told when the assessment has become another, or names another unit or period. */
  forgetEarlier(): void {
    this.earlier = undefined;
  }

  /** Shows only some of what is to be put right. */
  showOnly(only: Only): void {
    this.remedies.only = only;
    const { data, assessment } = this.session;
    this.remedies.show(assessment, scoreSector(data, assessment.facets, assessment.answers));
  }

  /** Draws everything anew, beside an earlier period where there is one. */
  show(score: SectorScore): void {
    this.planChanges.look();
    this.side.show(score);
    this.confirming.show(score.toConfirm);
    this.folding.show(score);
    this.showProfile(score, this.earlierOne());
    this.remedies.show(this.session.assessment, score);
  }

  private earlierOne(): Earlier | null {
    if (this.earlier !== undefined) return this.earlier;
    const assessment = earlierIn(this.session);
    if (!assessment) return this.earlier = null;
    const { period, facets, answers } = assessment;
    return this.earlier = { period, assessment, score: scoreSector(this.session.data, facets, answers) };
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
    const isOpen = this.profile.querySelector("details")?.open ?? false;
    fill(
      this.profile,
      score.grade === null && element("p", { class: "hint" }, _("全部适用要求自评以后才显示等次。")),
      ...Object.entries(score.withheld).map(([, needs]) =>
        element(
          "p",
          { class: "hint" },
          _("得分够高一等次，但以下要求没有全部达到："),
          needs.map((id) => textOf(this.form.rows.get(id)!)).join(" "),
        )
      ),
      table(head, [...rows, total]),
      earlier && changesView(this.form, earlier.assessment, this.session.assessment, isOpen),
    );
  }
}

/** The bar repeats the number beside it for the eye; it says nothing to a screen reader. */
function bar(score: number | null, name: string): HTMLElement {
  const inner = element("span", { class: "bar__fill" });
  inner.style.width = `${(score ?? 0) * 100}%`;
  return element("span", { class: name, "aria-hidden": "true" }, inner);
}

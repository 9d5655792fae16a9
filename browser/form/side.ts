import type { MeasureScore, SectorScore } from "../core/scoring.ts";
import { isOverdue } from "../core/remedies.ts";
import { today } from "../core/local-time.ts";
import { all, element, fill, one } from "../ui/dom.ts";
import { measureText } from "../ui/score-text.ts";
import type { Form } from "./form.ts";
import { numberOf, textOf } from "./shown-texts.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** Beside the form: how far each measure is, and what is to be put right. */
export class Side {
  private readonly remedies: HTMLElement;

  constructor(root: HTMLElement, private readonly form: Form, private readonly session: Session) {
    this.remedies = one(root, ".side__remedies");
  }

  /** Shows both. */
  show(score: SectorScore): void {
    for (const item of all(this.form.root, "[data-progress]")) {
      const measure = score.measures[item.dataset.progress!];
      item.hidden = !measure?.applicable;
      const count = item.querySelector(".side__count") ??
        item.appendChild(element("span", { class: "side__count" }));
      const text = measure ? this.progress(measure) : "";
      if (count.textContent !== text) fill(count, text);
      item.classList.toggle("is-done", measure?.answered === measure?.applicable);
    }
    this.showRemedies(score);
  }

  private progress(measure: MeasureScore): string {
    const { answered, applicable } = measure;
    const done = answered === applicable ? "✓" : "";
    const score = measure.score === null ? "" : measureText(this.form.data, measure);
    return [score, `${answered}/${applicable}`, done].filter(Boolean).join(" ");
  }

  private showRemedies({ open }: SectorScore): void {
    const day = today();
    const items = open.flatMap((id) => {
      const row = this.form.rows.get(id);
      const due = this.session.assessment.answers[id]?.due;
      return row
        ? [element(
          "li",
          {},
          element("a", { href: `#${id.split(".")[1]}` }, `${numberOf(row)} ${textOf(row)}`),
          due &&
            element(
              "span",
              { class: "side__count" },
              isOverdue(due, day) ? _("逾期 {day}", { day: due }) : due,
            ),
        )]
        : [];
    });
    fill(
      this.remedies,
      items.length > 0 && element("h2", {}, _("待整改 {gaps}", { gaps: items.length })),
      items.length > 0 && element("ol", { class: "side__measures" }, ...items),
    );
  }
}

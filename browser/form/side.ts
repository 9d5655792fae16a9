import type { MeasureScore, SectorScore } from "../core/scoring.ts";
import { pressing } from "../core/remedies.ts";
import { today } from "../core/local-time.ts";
import { all, element, fill, one } from "../ui/dom.ts";
import { type Kept, KeptList } from "../ui/kept-list.ts";
import { measureText } from "../ui/score-text.ts";
import type { Form } from "./form.ts";
import { ELSEWHERE } from "./going.ts";
import { linkTo } from "./shown-texts.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** Beside the form: how far each measure is, and what is to be put right. */
export class Side {
  private readonly remedies: HTMLElement;
  private readonly title = element("h2");
  private readonly list: KeptList;
  private readonly choice = element("select", {
    change: () => this.showOnly(this.choice.value),
  });

  /** The posts as they were shown last: a measure that was gone to since stays in sight. */
  private shared = "";

  constructor(root: HTMLElement, private readonly form: Form, private readonly session: Session) {
    this.remedies = one(root, ".side__remedies");
    const list = element("ol", { class: "side__measures" });
    this.remedies.append(this.title, list);
    this.list = new KeptList(list);
    const label = element("label", { class: "side__posts", hidden: true }, _("只看"), " ", this.choice);
    one(root, ".side__title").after(label);
  }

  /** Shows both, and whose measure each is where that is shared out. */
  show(score: SectorScore): void {
    this.showPosts();
    for (const item of all(this.form.root, "[data-progress]")) {
      const measure = score.measures[item.dataset.progress!];
      item.hidden = !measure?.applicable;
      const count = item.querySelector(".side__count") ??
        item.appendChild(element("span", { class: "side__count" }));
      const post = this.session.assessment.posts?.[item.dataset.progress!];
      const text = measure ? this.progress(measure, post) : "";
      if (count.textContent !== text) fill(count, text);
      item.classList.toggle("is-done", measure?.answered === measure?.applicable);
    }
    this.showRemedies(score);
  }

  private showPosts(): void {
    const { posts = {} } = this.session.assessment;
    const shared = JSON.stringify(posts);
    if (shared === this.shared) return;
    this.shared = shared;
    const names = [...new Set(Object.values(posts))];
    const chosen = names.includes(this.choice.value) ? this.choice.value : "";
    this.choice.parentElement!.hidden = names.length === 0;
    fill(
      this.choice,
      element("option", { value: "" }, _("全部措施")),
      ...names.map((name) => element("option", { value: name }, name)),
    );
    this.choice.value = chosen;
    this.showOnly(chosen);
  }

  /** Only the measures of one post; of all with "". */
  private showOnly(post: string): void {
    const { posts = {} } = this.session.assessment;
    for (const measure of all(this.form.root, "[data-measure]")) {
      measure.classList.toggle(ELSEWHERE, post !== "" && posts[measure.dataset.measure!] !== post);
    }
  }

  private progress(measure: MeasureScore, post: string | undefined): string {
    const { answered, applicable } = measure;
    const done = answered === applicable ? "✓" : "";
    const score = measure.score === null ? "" : measureText(this.form.data, measure);
    return [post, score, `${answered}/${applicable}`, done].filter(Boolean).join(" ");
  }

  private showRemedies({ open }: SectorScore): void {
    const { answers } = this.session.assessment;
    const late = new Set(pressing(open, answers, today()).overdue);
    const items = open.flatMap((id): Kept[] => {
      const row = this.form.rows.get(id);
      if (!row) return [];
      const due = answers[id]?.due ?? "";
      const day = late.has(id) ? _("逾期 {day}", { day: due }) : due;
      const draw = () =>
        element("li", {}, linkTo(row), day !== "" && element("span", { class: "side__count" }, day));
      return [{ key: id, state: day, draw }];
    });
    const title = _("待整改 {gaps}", { gaps: items.length });
    this.remedies.hidden = items.length === 0;
    if (this.title.textContent !== title) fill(this.title, title);
    this.list.show(items);
  }
}

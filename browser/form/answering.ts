import { NOTED, type Noted } from "../core/noted.ts";
import { answeredWith, type PlanData } from "../core/plan-data.ts";
import { isNotApplicable, lacks, valueOf } from "../core/scoring.ts";
import { today } from "../core/local-time.ts";
import { all, button, one } from "../ui/dom.ts";
import type { Form, Row } from "./form.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** What is done to the requirements of the form one by one: rating, noting, clearing, confirming. */
export class Answering {
  private readonly template: HTMLTemplateElement;

  /** `paint` shows what is computed from the answers. */
  constructor(
    root: HTMLElement,
    private readonly data: PlanData,
    private readonly form: Form,
    private readonly session: Session,
    private readonly paint: () => void,
  ) {
    this.template = one<HTMLTemplateElement>(root, "template.answer-details");
    for (const row of form.rows.values()) this.addButtons(row);
  }

  /** Takes what was entered in a control of a requirement. */
  input(row: Row, target: HTMLInputElement): void {
    if (target.closest(".ratings")) this.rate(row, target);
    else if ((NOTED as readonly string[]).includes(target.name)) this.note(row, target.name as Noted);
    this.refresh(row);
    this.follow(row);
  }

  /** Takes the rating of a requirement back. */
  clear(row: Row): void {
    this.session.answer(row.id, { rating: undefined, na: undefined });
    this.redraw(row);
    this.follow(row);
  }

  /** Confirms what was carried over, if it was. */
  confirm(row: Row): void {
    if (!this.session.assessment.answers[row.id]?.confirm) return;
    this.session.answer(row.id, {});
    this.refresh(row);
    this.follow(row);
  }

  /** Shows the answer to one requirement as it is stored. */
  redraw(row: Row): void {
    row.show(this.session.assessment.answers[row.id]);
    this.refresh(row);
  }

  /** Opens or closes what is noted for a requirement; what is wanted there first takes the focus. */
  toggle(row: Row, open: boolean): HTMLElement | null {
    const details = row.toggle(open, this.template, this.session.assessment.answers[row.id]);
    one(row.node, ".details-toggle").setAttribute("aria-expanded", String(open));
    const actions = details?.querySelector(".details__actions");
    if (actions && !actions.firstChild) actions.append(button(_("清除本条自评"), () => this.clear(row)));
    this.refresh(row);
    const boxes = open && details ? all(details, "input, textarea") : [];
    boxes.find((box) => !box.closest("[hidden]"))?.focus();
    return details;
  }

  private rate(row: Row, target: HTMLInputElement): void {
    if ("na" in target.dataset && target.checked) {
      const isFree = row.requirement.na === "free";
      this.session.answer(row.id, { rating: undefined, na: row.detail("na") ?? (isFree ? "—" : undefined) });
      // The reason completes it, unless none is asked for; until then the requirement stays unanswered.
      if (!isFree) this.askFor(row, "na");
    } else {
      const rating = row.rating();
      // A count takes the place of "not applicable", an empty box does not.
      if (target.type === "number" && row.naChoice.checked && rating === undefined) return;
      row.naChoice.checked = false;
      this.session.answer(row.id, { rating, na: undefined });
      const { needs } = row.requirement;
      if (needs && lacks(row.requirement, this.data.scales, this.session.assessment.answers[row.id])) {
        this.askFor(row, needs);
      }
    }
  }

  /** What is closed was closed today, until its user says otherwise; what is not has no such day. */
  private note(row: Row, name: Noted): void {
    const value = row.detail(name);
    const isState = name === "state";
    this.session.answer(row.id, {
      [name]: value,
      ...(isState && { closed_on: value === "closed" ? today() : undefined }),
    });
    if (isState) row.show(this.session.assessment.answers[row.id]);
  }

  private askFor(row: Row, field: Noted): void {
    this.toggle(row, true)?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }

  /** Shows what was answered with this row. */
  private follow(row: Row): void {
    for (const id of answeredWith(this.data, row.id)) if (id !== row.id) this.redraw(this.form.rows.get(id)!);
  }

  private addButtons(row: Row): void {
    const toggle = button(_("备注和材料"), () => this.toggle(row, !row.isOpen), {
      class: "details-toggle",
      "aria-expanded": "false",
    });
    const confirm = button(_("确认上期结果"), () => this.confirm(row), { class: "confirm" });
    one(row.node, ".ratings").append(confirm, toggle);
  }

  /** Shows one row's state, and in the next frame everything that is computed from it. */
  private refresh(row: Row): void {
    const answer = this.session.assessment.answers[row.id];
    const isExcused = isNotApplicable(answer, row.requirement);
    row.mark(answer, isExcused ? undefined : valueOf(row.requirement, this.data.scales, answer));
    this.paint();
  }
}

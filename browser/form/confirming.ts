import type { Answer } from "../core/assessment.ts";
import { all, button, one } from "../ui/dom.ts";
import { BUTTON } from "../ui/look.ts";
import { _ } from "../ui/texts.ts";
import type { Notices } from "./notices.ts";
import type { Session } from "./session.ts";

/** From how many on a measure has a button of its own: one answer has its own beside it. */
const LEAST = 2;

/** Buttons by which all answers of a measure that were carried over are confirmed at once. */
export class Confirming {
  private readonly buttons = new Map<HTMLElement, HTMLButtonElement>();

  /** `redraw` shows the answer to a requirement as it is stored. */
  constructor(
    private readonly root: HTMLElement,
    private readonly session: Session,
    private readonly notices: Notices,
    private readonly redraw: (id: string) => void,
  ) {}

  /** Shows a button below the heading of each measure in which several of these wait. */
  show(toConfirm: string[]): void {
    if (!toConfirm.length && !this.buttons.size) return;
    const waiting = new Set(toConfirm);
    for (const measure of all(this.root, "[data-measure]")) {
      const ids = all(measure, "[data-requirement]").map((node) => node.dataset.requirement!)
        .filter((id) => waiting.has(id));
      const before = this.buttons.get(measure);
      if (ids.length < LEAST) {
        // What had the focus hands it to its heading, not to the top of the page.
        if (before && before === document.activeElement) one<HTMLElement>(measure, "input").focus();
        before?.remove();
        this.buttons.delete(measure);
        continue;
      }
      const label = _("本项措施上期结果全部确认（{number} 条）", { number: ids.length });
      if (before?.textContent === label) continue;
      const press = button(label, () => this.confirm(ids), { class: `${BUTTON} confirm-all` });
      if (before) before.replaceWith(press);
      else one(measure, "h2").after(press);
      this.buttons.set(measure, press);
    }
  }

  private confirm(ids: string[]): void {
    const change = (fields: Partial<Answer>) => {
      for (const id of ids) {
        this.session.answer(id, fields);
        this.redraw(id);
      }
    };
    change({});
    const undo = { label: _("撤销"), act: () => change({ confirm: true }) };
    this.notices.show("confirmed", _("已确认 {number} 条。", { number: ids.length }), [undo]);
  }
}

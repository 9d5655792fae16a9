import type { SectorScore } from "../core/scoring.ts";
import type { Form, Row } from "./form.ts";
import type { Notices } from "./notices.ts";
import { _ } from "../ui/texts.ts";

/** The class of a measure of which only what falls short is shown, and of one that another post fills in. */
export const FOLDED = "measure--folded", ELSEWHERE = "measure--elsewhere";

/** Goes to places of the form, and opens what they are folded away in. */
export class Going {
  constructor(
    private readonly form: Form,
    private readonly notices: Notices,
    private readonly score: () => SectorScore,
  ) {}

  /**
   * To the next requirement after `from` that is not rated, or to the first one; when all are, to those that were carried
   * over and wait to be confirmed.
   */
  next(from?: Row): void {
    const { unanswered, toConfirm } = this.score();
    if (!this.among(unanswered.length ? unanswered : toConfirm, from)) {
      this.notices.show("next", _("适用的要求都已自评并确认。"));
    }
  }

  /** To the next of these requirements after `from`, or to the first; false where there is none. */
  among(ids: string[], from?: Row): boolean {
    const order = [...this.form.rows.keys()];
    const start = from ? order.indexOf(from.id) : -1;
    const row = this.form.rows.get(ids.find((id) => order.indexOf(id) > start) ?? ids[0]);
    if (row) this.to(row.node, row.choices[0]);
    return row !== undefined;
  }

  /** To an element, `focused` taking the focus. */
  to(node: HTMLElement, focused = node): void {
    reveal(node);
    focused.focus({ preventScroll: true });
    node.scrollIntoView({ block: node === focused ? "start" : "center" });
  }
}

/** Opens everything that an element is folded away in. */
export function reveal(node: Element): void {
  for (let at: Element | null = node.parentElement; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
    at.classList.remove(FOLDED, ELSEWHERE);
  }
}

/** Shows what the page's address leads to: in a browser that does not open what it is folded away in, and where we fold. */
export function revealTarget(): void {
  const node = document.getElementById(location.hash.slice(1));
  if (!node || node.getClientRects().length) return;
  reveal(node);
  node.scrollIntoView();
}

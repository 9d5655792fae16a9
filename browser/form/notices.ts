import { button, element } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";

/** Something that can be done about a message: the words on its button, and what it does. */
export interface Action {
  label: string;
  act: () => void;
}

/** Messages above the line in sight, each until it is answered or closed; one of a kind at a time, unless they stack. */
export class Notices {
  constructor(private readonly place: HTMLElement) {}

  /** Shows a message with what can be done about it; each action closes it. */
  show(kind: string, text: string, actions: Action[] = [], stacks = false): void {
    if (!stacks) this.hide(kind);
    const notice = element("div", { class: "notice", "data-kind": kind }, element("p", {}, text));
    const close = () => notice.remove();
    for (const { label, act } of [...actions, { label: _("关闭"), act: () => {} }]) {
      notice.append(button(label, () => {
        close();
        act();
      }));
    }
    this.place.append(notice);
  }

  /** Takes the message of that kind away, if there is one. */
  hide(kind: string): void {
    this.place.querySelector(`[data-kind="${kind}"]`)?.remove();
  }
}

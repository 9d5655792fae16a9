import { element } from "./dom.ts";
import { table } from "./table.ts";

/** One child of a list: `state` says all that it shows, so that it is drawn anew only when that has changed. */
export interface Kept {
  key: string;
  state: string;
  draw: () => HTMLElement;
}

/** A table with these headings whose rows are kept. */
export function keptTable(head: string[]): { whole: HTMLTableElement; rows: KeptList } {
  const whole = table(head, []), body = element("tbody");
  whole.append(body);
  return { whole, rows: new KeptList(body) };
}

/** The children of an element, of which a change renews only those that it concerns: lists have hundreds. */
export class KeptList {
  private readonly shown = new Map<string, { state: string; node: HTMLElement }>();

  constructor(private readonly parent: Element) {}

  /** Shows these and no others, in this order; their keys differ. */
  show(items: Kept[]): void {
    const wanted = new Map(items.map(({ key, state }) => [key, state]));
    for (const [key, { state, node }] of this.shown) {
      if (wanted.get(key) === state) continue;
      node.remove();
      this.shown.delete(key);
    }
    let next = this.parent.firstChild;
    for (const { key, state, draw } of items) {
      const node = this.shown.get(key)?.node ?? draw();
      this.shown.set(key, { state, node });
      if (node === next) next = node.nextSibling;
      else this.parent.insertBefore(node, next);
    }
  }
}

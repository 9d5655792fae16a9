import { BUTTON } from "./look.ts";

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | ((event: Event) => void) | undefined>;

/**
 * A new element. A function among the attributes listens to the event of its name (`click`), `true` sets an
 * empty attribute, `false` and `undefined` leave it out; strings among the children are text, never markup.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  append(node, children);
  return node;
}

/** From the first Chinese character to the last one before letters of another script. */
const CHINESE = /(\p{Script=Han}(?:[^\p{L}]*\p{Script=Han})*)/u;

function append(parent: Element, children: Child[]): void {
  const isChinese = document.documentElement.lang.startsWith("zh");
  for (const child of children) {
    if (child instanceof Node) parent.append(child);
    else if (child) parent.append(...isChinese ? [child] : marked(child));
  }
}

/** Chinese on a page in another language (not translated, or typed by a user) says so to a screen reader. */
function marked(text: string): (Node | string)[] {
  return text.split(CHINESE).map((part, n) => {
    if (n % 2 === 0) return part;
    const span = document.createElement("span");
    span.lang = "zh";
    span.textContent = part;
    return span;
  });
}

/** A plain button. */
export function button(label: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return element("button", { type: "button", class: BUTTON, click, ...attributes }, label);
}

/** Puts `children` in place of what `parent` has (replaceChildren is younger than Chromium 86 by a hair). */
export function fill(parent: Element, ...children: Child[]): void {
  parent.textContent = "";
  append(parent, children);
}

/** All elements below `root` that match. */
export function all<T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] {
  return Array.from(root.querySelectorAll<T>(selector));
}

/** The one element below `root` that matches; the page's template has put it there. */
export function one<T extends Element = HTMLElement>(root: ParentNode, selector: string): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

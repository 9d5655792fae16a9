import { all, one } from "../ui/dom.ts";

/** The blank sheets and blocks that the page's template holds. */
export class Parts {
  private readonly content = one<HTMLTemplateElement>(document, "#sheet-parts").content;

  /** A sheet with its head, and its table without rows. */
  sheet(name: string): HTMLElement {
    return this.copy(`[data-sheet="${name}"]`);
  }

  /** A block that is added to sheets. */
  part(name: string): HTMLElement {
    return this.copy(`[data-part="${name}"]`);
  }

  private copy(selector: string): HTMLElement {
    return one<HTMLElement>(this.content, selector).cloneNode(true) as HTMLElement;
  }
}

/** Writes a text into its place on a sheet; an empty one leaves the blank to the pen. */
export function write(sheet: HTMLElement, name: string, text: string): void {
  if (!text.trim()) return;
  for (const place of all(sheet, `[data-fill="${name}"]`)) {
    place.classList.add("blank--filled");
    place.textContent = text;
  }
}

/**
 * What an element of the page shows, to be shown a second time: with its marks of language and draft, without
 * ids, controls and signs that mean nothing on paper.
 */
export function contentOf(source: Element): DocumentFragment {
  const copy = source.cloneNode(true) as Element;
  for (const node of all(copy, "input, button, .headerlink, [hidden]")) node.remove();
  for (const node of all(copy, "[id]")) node.removeAttribute("id");
  // A link is of no use on paper; its text is.
  for (const link of all(copy, "a")) link.replaceWith(...Array.from(link.childNodes));
  const fragment = document.createDocumentFragment();
  fragment.append(...Array.from(copy.childNodes));
  trim(fragment.firstChild, /^\s+/);
  trim(fragment.lastChild, /\s+$/);
  return fragment;
}

function trim(node: Node | null, spaces: RegExp): void {
  if (node instanceof Text) node.data = node.data.replace(spaces, "");
}

import { element, one } from "../ui/dom.ts";
import type { Form, Row } from "./form.ts";

// What the page calls things, for lists, files and sheets that are made of it.

/** The plan's number of a requirement, or the site's. */
export function numberOf({ node }: Row): string {
  return textIn(one(node, ".requirement__number"));
}

/** A requirement's text. */
export function textOf({ node }: Row): string {
  return textIn(one(node, "h3"));
}

/** Its number and text, as a link to it. */
export function linkTo(row: Row, click?: (event: Event) => void): HTMLElement {
  // In one part: the side's links are flexible boxes, and parts of two languages would stand there without a space.
  const text = element("span", {}, `${numberOf(row)} ${textOf(row)}`);
  return element("a", { href: `#${one(row.node, "h3").id}`, click }, text);
}

/** The label of the chosen rating, or the number typed in; empty when nothing is chosen. */
export function ratingLabelOf(row: Row): string {
  const chosen = row.choices.find((input) => input.checked);
  if (chosen) return textIn(chosen.parentElement);
  return String(row.rating() ?? "");
}

/** The title of a measure or a group, without the link sign. */
export function titleOf({ root }: Form, id: string): string {
  const heading = one(root, `h2[id="${id}"]`).cloneNode(true) as HTMLElement;
  heading.querySelector(".headerlink")?.remove();
  return textIn(heading);
}

/** A fact about the unit and how it changes. */
export function facetChange({ root }: Form, id: string, before: string, after: string): string {
  const label = (option: string) =>
    textIn(root.querySelector(`[name="facet:${id}"][value="${option}"]`)?.parentElement, option);
  return `${textIn(root.querySelector(`[data-facet="${id}"] legend`), id)} ${label(before)} → ${
    label(after)
  }`;
}

function textIn(node: Element | null | undefined, otherwise = ""): string {
  return (node?.textContent ?? otherwise).trim();
}

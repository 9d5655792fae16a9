import { all, element, one } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import { contentOf } from "./parts.ts";

/** The page's own table of terms, with what it says about their standing. */
export function termsAppendix(section: HTMLElement): HTMLElement {
  const table = one(document, "table.terms");
  const warning = table.closest("section")?.querySelector("p");
  if (warning) {
    const copy = warning.cloneNode(true) as HTMLElement;
    for (const link of all(copy, "a")) link.remove();
    section.append(element("p", {}, contentOf(copy)));
  }
  const copy = element("table", { class: "terms sheet__table sheet__table--terms" });
  copy.append(contentOf(table));
  section.append(copy);
  return section;
}

/** The official passages of the measures that concern the unit. */
export function originalAppendix(section: HTMLElement, form: Form): HTMLElement {
  for (const measure of all(form.root, "[data-measure]:not([hidden])")) {
    const passage = measure.querySelector("details.original > p");
    if (!passage) continue;
    const lang = passage.getAttribute("lang") ?? undefined;
    section.append(
      element("h3", {}, contentOf(one(measure, "h2"))),
      element("p", { lang }, contentOf(passage)),
    );
  }
  return section;
}

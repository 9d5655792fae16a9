/** The glossary's search and filters: `<term-finder>` around a form and the entries it chooses from. */

import { answers, type Candidate } from "./question.ts";
import { fold } from "./fold.ts";

/** What of an entry is searched: its forms in every script, variants and spellings of sources among them. */
const FORMS = "h3 > [lang], .term-forms > [lang]:not(.term-status), .term-mn";

interface Listed extends Candidate {
  element: HTMLElement;
}

/** Shows its form, which is of no use without scripts, and hides the entries that do not answer. */
export class TermFinder extends HTMLElement {
  private entries: Listed[] = [];

  /** Called by the browser when the element is on the page. */
  connectedCallback(): void {
    const form = this.querySelector("form");
    if (!form) return;
    this.entries = Array.from(this.querySelectorAll<HTMLElement>(".term-entry"), listed);
    form.hidden = false;
    form.addEventListener("input", () => this.choose(form));
    form.addEventListener("submit", (event) => event.preventDefault());
    // A link to an entry must find it, whatever was asked for before.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest("[hidden]")) return;
      form.reset();
      this.choose(form);
      target.scrollIntoView();
    });
    this.choose(form); // browsers keep what a form held when a page is loaded again
  }

  private choose(form: HTMLFormElement): void {
    const data = new FormData(form);
    const question = {
      query: String(data.get("query")),
      domain: String(data.get("domain")),
      status: String(data.get("status") ?? ""), // absent where no Mongolian is shown
    };
    let count = 0;
    for (const entry of this.entries) {
      entry.element.hidden = !answers(entry, question);
      if (!entry.element.hidden) count += 1;
    }
    for (const domain of Array.from(this.querySelectorAll<HTMLElement>(".term-domain"))) {
      domain.hidden = !domain.querySelector(".term-entry:not([hidden])");
    }
    const output = form.querySelector("output");
    if (output) output.value = String(count);
  }
}

function listed(element: HTMLElement): Listed {
  const texts = Array.from(element.querySelectorAll(FORMS), (part) => fold(part.textContent ?? ""));
  return {
    element,
    texts,
    domain: element.closest<HTMLElement>(".term-domain")?.dataset.domain ?? "",
    status: element.dataset.status ?? "",
  };
}

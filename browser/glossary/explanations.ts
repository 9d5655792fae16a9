/**
 * Terms in place. Each leads to its entry in the page's table of terms, and shows in brief what stands there: on hover
 * and focus, and on touch, where the first tap explains and the second one follows the link. Escape closes.
 */

/** Let the page's terms explain themselves. */
export function enableExplanations(page: Document): void {
  let touched = false;
  for (const event of ["pointerover", "focusin"]) page.addEventListener(event, (e) => explain(e.target));
  page.addEventListener("pointerdown", (event) => touched = event.pointerType === "touch", true);
  page.addEventListener("click", (event) => {
    const term = termOf(event.target);
    if (!term || !touched || term.classList.contains("is-open")) return;
    event.preventDefault();
    term.classList.add("is-open");
    term.querySelector<HTMLElement>(".term__link")?.focus();
  });
  page.addEventListener(
    "focusout",
    (event) => termOf(event.target)?.classList.remove("is-open", "is-closed"),
  );
  page.addEventListener("mouseout", (event) => {
    const term = termOf(event.target);
    if (term && !term.contains(event.relatedTarget as Node | null)) term.classList.remove("is-closed");
  });
  page.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const term of Array.from(page.querySelectorAll(".term:hover, .term:focus-within"))) {
      term.classList.add("is-closed");
      term.classList.remove("is-open");
    }
  });
}

/** Style alone shows and hides the explanation; it is made when it is first wanted. */
export function explain(target: EventTarget | null): void {
  const term = termOf(target);
  const entry = term && document.querySelector(`tr[data-term="${term.dataset.term}"]`);
  if (!entry || term.querySelector(".term__tip")) return;
  const tip = part("term__tip", [
    part("term__forms", [".term-head", ".term-mn", ".term-mark"].flatMap((name) => copies(entry, name))),
    ...["terms__en", "term-definition"].map((name) => part(name, copies(entry, `.${name}`))),
  ]);
  tip.setAttribute("role", "tooltip");
  term.append(tip);
}

function copies(entry: Element, selector: string): HTMLElement[] {
  return Array.from(entry.querySelectorAll<HTMLElement>(selector), (source) => {
    const copy = part(source.className, Array.from(source.childNodes, (node) => node.cloneNode(true)));
    if (source.lang) copy.lang = source.lang;
    return copy;
  });
}

function part(name: string, content: Node[]): HTMLElement {
  const span = document.createElement("span");
  span.className = name;
  span.append(...content);
  return span;
}

function termOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".term") : null;
}

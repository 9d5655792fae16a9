/**
 * Terms in place. Their explanations open on hover and focus by style alone; this adds touch, where the first tap
 * explains and the second one follows the link, and Escape, which closes.
 */

/** Let the page's terms answer touch and Escape. */
export function enableExplanations(page: Document): void {
  let touched = false;
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

function termOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".term") : null;
}

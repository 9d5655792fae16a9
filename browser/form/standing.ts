import { element, fill, one } from "../ui/dom.ts";
import { HEADER } from "../ui/look.ts";
import type { StandingPart } from "../ui/score-text.ts";

/** Pixels between what has the focus and the bar, and the header, below which a button leads back to the top. */
const ABOVE_BAR = 8, BELOW_HEADER = 68;

/** The bar that stays in sight: score so far, answered of applicable, gaps, each leading there; when it was saved. */
export class Standing {
  readonly actions: HTMLElement;
  private readonly score: HTMLElement;
  private readonly saved: HTMLElement;

  /** `go` leads to what a part of the bar tells of. */
  constructor(root: HTMLElement, private readonly go: (name: StandingPart["name"]) => void) {
    this.score = one(root, ".standing__score");
    this.saved = one(root, ".standing__saved");
    this.actions = one(root, ".standing__actions");
    const bar = one(root, ".standing");
    root.addEventListener("focusin", ({ target }) => {
      // After the browser's own scrolling; not for the mouse, whose target must not move away below it.
      requestAnimationFrame(() => keepInSight(bar, target as HTMLElement));
    });
  }

  /** Shows where the assessment stands; it is read aloud when it changes, and only then. */
  show(parts: StandingPart[]): void {
    if (this.score.textContent === parts.map(({ text }) => text).join(" · ")) return;
    fill(
      this.score,
      ...parts.flatMap(({ name, text }, n) => [
        n ? " · " : "",
        element("button", { type: "button", "data-part": name, click: () => this.go(name) }, text),
      ]),
    );
  }

  /** Shows when, or whether, the assessment was saved. */
  showSaved(text: string): void {
    if (this.saved.textContent !== text) fill(this.saved, text);
  }
}

/** Scrolls until what the keyboard has reached stands between the site's header and the bar. */
function keepInSight(bar: HTMLElement, focused: HTMLElement): void {
  if (bar.contains(focused) || !focused.matches(":focus-visible")) return;
  const edge = (node: Element | null) => node?.getBoundingClientRect() ?? new DOMRect();
  const { top, bottom } = edge(focused);
  const above = edge(document.querySelector(HEADER)).bottom + BELOW_HEADER - top;
  const below = bottom + ABOVE_BAR - edge(bar).top;
  if (above > 0) scrollBy(0, -above);
  else if (below > 0) scrollBy(0, below);
}

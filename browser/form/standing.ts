import { fill, one } from "../ui/dom.ts";
import { HEADER } from "../ui/look.ts";

/** Pixels between what has the focus and the line, and the header, below which a button leads back to the top. */
const ABOVE_LINE = 8, BELOW_HEADER = 68;

/** The line that stays in sight: score so far, answered of applicable, gaps, and when it was saved. */
export class Standing {
  readonly actions: HTMLElement;
  private readonly score: HTMLElement;
  private readonly saved: HTMLElement;

  constructor(root: HTMLElement) {
    this.score = one(root, ".standing__score");
    this.saved = one(root, ".standing__saved");
    this.actions = one(root, ".standing__actions");
    const line = one(root, ".standing");
    root.addEventListener("focusin", ({ target }) => {
      // After the browser's own scrolling; not for the mouse, whose target must not move away below it.
      requestAnimationFrame(() => keepInSight(line, target as HTMLElement));
    });
  }

  /** Shows the score in a line. */
  show(text: string): void {
    say(this.score, text);
  }

  /** Shows when, or whether, the assessment was saved. */
  showSaved(text: string): void {
    say(this.saved, text);
  }
}

/** Both are read aloud when they change, and only then. */
function say(place: HTMLElement, text: string): void {
  if (place.textContent !== text) fill(place, text);
}

/** Scrolls until what the keyboard has reached stands between the site's header and the line. */
function keepInSight(line: HTMLElement, focused: HTMLElement): void {
  if (line.contains(focused) || !focused.matches(":focus-visible")) return;
  const edge = (node: Element | null) => node?.getBoundingClientRect() ?? new DOMRect();
  const { top, bottom } = edge(focused);
  const above = edge(document.querySelector(HEADER)).bottom + BELOW_HEADER - top;
  const below = bottom + ABOVE_LINE - edge(line).top;
  if (above > 0) scrollBy(0, -above);
  else if (below > 0) scrollBy(0, below);
}

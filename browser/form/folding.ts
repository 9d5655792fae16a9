import type { SectorScore } from "../core/scoring.ts";
import { all, button, fill, one } from "../ui/dom.ts";
import type { Form } from "./form.ts";
import { FOLDED } from "./going.ts";
import { _ } from "../ui/texts.ts";

/** Folds measures that are finished: of those only what is to be put right stays in sight. */
export class Folding {
  private readonly buttons = new Map<HTMLElement, HTMLButtonElement>();
  /** Finished ones that were folded once: opened again, they stay open. */
  private readonly known = new Set<HTMLElement>();

  constructor(private readonly form: Form) {
    // Links, and what goes from one requirement to the next, unfold a measure themselves.
    new MutationObserver(() => this.buttons.forEach(showState)).observe(form.root, {
      attributes: true,
      attributeFilter: ["class"],
      subtree: true,
    });
  }

  /** Folds what is finished since the last time; not the measure that somebody is at. */
  show(score: SectorScore): void {
    const { root, rows } = this.form;
    const waiting = new Set(score.toConfirm.map((id) => rows.get(id)?.node.closest("[data-measure]")));
    for (const measure of all(root, "[data-measure]:not([hidden])")) {
      const { answered, applicable } = score.measures[measure.dataset.measure!];
      const isFinished = answered === applicable && !waiting.has(measure);
      if (!isFinished) this.forget(measure);
      else if (!this.known.has(measure) && !measure.contains(document.activeElement)) {
        this.known.add(measure);
        this.addButton(measure);
        keepingPlace(() => measure.classList.add(FOLDED));
      }
    }
  }

  private addButton(measure: HTMLElement): void {
    const fold = button("", () => measure.classList.toggle(FOLDED), { class: "fold" });
    this.buttons.set(measure, fold);
    one(measure, "h2").after(fold);
    showState(fold, measure);
  }

  private forget(measure: HTMLElement): void {
    this.known.delete(measure);
    this.buttons.get(measure)?.remove();
    this.buttons.delete(measure);
    measure.classList.remove(FOLDED);
  }
}

function showState(fold: HTMLButtonElement, measure: HTMLElement): void {
  const isFolded = measure.classList.contains(FOLDED);
  if (fold.getAttribute("aria-expanded") === String(!isFolded)) return;
  fold.setAttribute("aria-expanded", String(!isFolded));
  const number =
    measure.querySelectorAll("[data-requirement]:not([hidden]):not(.requirement--remedy)").length;
  fill(
    fold,
    isFolded ? _("✓ 展开已完成的 {number} 条", { number }) : _("收起已完成的 {number} 条", { number }),
  );
}

/** What the user is at stays where it is, although something above it shrinks. */
function keepingPlace(shrink: () => void): void {
  const node = document.activeElement ?? document.body;
  const before = node.getBoundingClientRect().top;
  shrink();
  if (node !== document.body) scrollBy(0, node.getBoundingClientRect().top - before);
}

import type { Answer } from "../core/assessment.ts";
import { NOTED, type Noted } from "../core/noted.ts";
import type { PlanData, Requirement } from "../core/plan-data.ts";
import { requirementsOf } from "../core/plan-data.ts";
import { isOpen, isRemedy } from "../core/remedies.ts";
import { applies, knownFacets, type SectorScore } from "../core/scoring.ts";
import { accept } from "../ui/accepting.ts";
import { all, one } from "../ui/dom.ts";
import { outcomeText } from "../ui/score-text.ts";

/** One requirement on the page: its controls, and its details once they were opened. */
export class Row {
  readonly id: string;
  readonly choices: HTMLInputElement[];
  /** Chosen where the requirement does not apply; it counts only with its reason. */
  readonly naChoice: HTMLInputElement;
  private readonly count: HTMLInputElement | null;
  private details: HTMLElement | null = null;

  constructor(readonly node: HTMLElement, readonly requirement: Requirement) {
    this.id = requirement.id;
    this.choices = all<HTMLInputElement>(node, ".ratings input");
    this.naChoice = one<HTMLInputElement>(node, "[data-na]");
    this.count = node.querySelector<HTMLInputElement>(".ratings [type=number]");
    // Who turns the wheel wants to scroll on; in the focus, the box would count instead.
    this.count?.addEventListener("wheel", () => this.count?.blur(), { passive: true });
  }

  /** The rating that the controls show; undefined for none. */
  rating(): string | number | undefined {
    if (this.count) {
      const count = accept(this.count);
      return count && +count;
    }
    return this.choices.find((input) => input.checked && input !== this.naChoice)?.value;
  }

  /** What stands in a detail, if it may be stored; undefined when the details were never opened. */
  detail(name: Noted): string | undefined {
    const box = this.details && one<HTMLInputElement>(this.details, `[name=${name}]`);
    return box ? accept(box) : undefined;
  }

  /** Shows an answer: what another tab, a file or the storage holds. */
  show(answer: Answer | undefined): void {
    const na = answer?.na !== undefined;
    for (const input of this.choices) {
      if (input === this.count) input.value = typeof answer?.rating === "number" ? String(answer.rating) : "";
      else input.checked = input === this.naChoice ? na : !na && input.value === answer?.rating;
    }
    this.rating(); // whether the box may hold this count
    this.fillDetails(answer);
  }

  /**
   * Marks on the requirement itself: answered, a gap, something to confirm, something noted; and shows the fields that the
   * answer asks for. `value`: what it counts for, 0..1; null for unanswered, undefined for "not applicable".
   */
  mark(answer: Answer | undefined, value: number | null | undefined): void {
    const { classList } = this.node;
    const gap = typeof value === "number" && value < 1;
    classList.toggle("requirement--answered", value !== null && !gap && !answer?.confirm);
    classList.toggle("requirement--gap", gap);
    classList.toggle("requirement--confirm", answer?.confirm === true);
    classList.toggle("requirement--noted", NOTED.some((name) => name !== "na" && answer?.[name]));
    classList.toggle("requirement--remedy", isOpen(answer, gap));
    const shown: Record<string, boolean> = {
      na: this.naChoice.checked,
      remedy: isRemedy(answer, gap),
      closed: answer?.state === "closed" || Boolean(answer?.proof),
    };
    const parts = this.details ? all(this.details, "[data-for]") : [];
    for (const part of parts) part.hidden = !shown[part.dataset.for!];
  }

  private fillDetails(answer: Answer | undefined): void {
    if (!this.details) return;
    for (const name of NOTED) {
      one<HTMLInputElement>(this.details, `[name=${name}]`).value = answer?.[name] ?? "";
      this.detail(name);
    }
  }

  /** Whether the details are in sight. */
  get isOpen(): boolean {
    return this.details !== null && !this.details.hidden;
  }

  /** Opens or closes the details; they are made from the page's template when first needed. */
  toggle(open: boolean, template: HTMLTemplateElement, answer: Answer | undefined): HTMLElement | null {
    if (!this.details && open) {
      const fragment = template.content.cloneNode(true) as DocumentFragment;
      this.details = one(fragment, ".details");
      one(this.node, "fieldset").append(fragment);
      this.fillDetails(answer);
    }
    if (this.details) this.details.hidden = !open;
    return this.details;
  }
}

/** The form on the page: its requirements by id, and the facts about the unit. */
export class Form {
  readonly rows = new Map<string, Row>();

  constructor(readonly root: HTMLElement, readonly data: PlanData) {
    const requirements = requirementsOf(data);
    for (const node of all(root, "[data-requirement]")) {
      const requirement = requirements.get(node.dataset.requirement!);
      if (requirement) this.rows.set(requirement.id, new Row(node, requirement));
    }
  }

  /** The row that an element belongs to. */
  rowOf(node: EventTarget | null): Row | undefined {
    const item = node instanceof Element ? node.closest<HTMLElement>("[data-requirement]") : null;
    return item ? this.rows.get(item.dataset.requirement!) : undefined;
  }

  /** The box of the unit's name or of the period. */
  field(name: "unit" | "period"): HTMLInputElement {
    return one<HTMLInputElement>(this.root, `.unit-facts [name=${name}]`);
  }

  /** The unit's facets as chosen: facet id -> option id. */
  facets(): Record<string, string> {
    const chosen: Record<string, string> = {};
    for (const input of all<HTMLInputElement>(this.root, ".facet input:checked")) {
      chosen[input.name.slice("facet:".length)] = input.value;
    }
    return chosen;
  }

  /** Chooses these options (facet id -> option id), and none where a facet is not answered. */
  showFacets(facets: Record<string, string>): void {
    for (const input of all<HTMLInputElement>(this.root, ".facet input")) {
      input.checked = facets[input.name.slice("facet:".length)] === input.value;
    }
  }

  /** Takes requirements that do not apply out of sight, and measures that have none left. */
  fit(facets: Record<string, string>): void {
    const known = knownFacets(this.data, facets); // as the score counts them
    for (const row of this.rows.values()) row.node.hidden = !applies(row.requirement, known);
    for (const measure of all(this.root, "[data-measure]")) {
      measure.hidden = !measure.querySelector("[data-requirement]:not([hidden])");
    }
  }

  /** What the answers come to beside the number: grade, veto, thresholds, as the page calls them. */
  outcome(score: SectorScore): string {
    const label = (name: string, id: string) =>
      (this.root.querySelector(`[data-${name}="${id}"]`)?.textContent ?? id).trim();
    return outcomeText(score, {
      grade: (id) => label("grade", id),
      threshold: (id) => label("threshold", id),
      veto: () => label("veto", ""),
    });
  }
}

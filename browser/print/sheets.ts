import type { Assessment } from "../core/assessment.ts";
import { facetsOf } from "../core/condition.ts";
import { localTime } from "../core/local-time.ts";
import type { SectorScore } from "../core/scoring.ts";
import { all, element, one } from "../ui/dom.ts";
import type { Form, Row } from "../form/form.ts";
import type { PlanVersion } from "../form/plan-version.ts";
import type { Scope } from "./jobs.ts";
import { contentOf, type Parts, write } from "./parts.ts";
import { idLine } from "./rows.ts";

/** Rows for the pen where the page has nothing to print. */
export const SPARE = 10;

/** Of which requirements, with what is typed already on what is to be ticked by hand; beside which earlier period and version. */
export interface Wanted {
  scope: Scope;
  typed: boolean;
  earlier: Assessment | undefined;
  plan: PlanVersion | null;
}

/** What the sheets of one assessment are made of; only what applies to the unit, and is wanted, stands on them. */
export class Sheets {
  readonly rows: Row[];

  constructor(
    readonly parts: Parts,
    readonly form: Form,
    readonly assessment: Assessment,
    readonly score: SectorScore,
    readonly wanted: Wanted,
  ) {
    const { scope } = wanted;
    const open = new Set(score.open);
    const isWanted = ({ id, node }: Row) =>
      scope === "all" || (scope === "open" ? open.has(id) : scope.has(measureOf(node)));
    this.rows = [...form.rows.values()].filter((row) => !row.node.hidden && isWanted(row));
  }

  /** A sheet with its head; `dated`: with the day on which the assessment was last changed. */
  sheet(name: string, dated: boolean): HTMLElement {
    const sheet = this.parts.sheet(name);
    const { unit, period, saved_at, answers } = this.assessment;
    write(sheet, "unit", unit);
    write(sheet, "period", period);
    if (dated && Object.keys(answers).length) write(sheet, "date", localTime(saved_at).slice(0, 10));
    return sheet;
  }

  /** The measures with their requirements. */
  measures(): { id: string; rows: Row[] }[] {
    return this.form.data.sector.measures
      .map(({ id, requirements }) => {
        const ids = new Set(requirements.map((requirement) => requirement.id));
        return { id, rows: this.rows.filter((row) => ids.has(row.id)) };
      })
      .filter(({ rows }) => rows.length);
  }

  /** The title of a measure. */
  title(measure: string): Node {
    return contentOf(one(this.form.root, `[data-measure="${measure}"] h2`));
  }

  /** The text of a requirement. */
  text(row: Row): Node {
    return contentOf(one(row.node, "h3"));
  }

  /**
   * In small type: the details, the id, how often, the condition as long as nobody has said whether it is met, the
   * prerequisite, what it is answered with.
   */
  facts(row: Row): DocumentFragment {
    const facts = document.createDocumentFragment();
    const details = row.node.querySelector(".requirement__details");
    if (details) facts.append(details.cloneNode(true));
    const id = idLine(row);
    for (const fact of all(row.node, ".requirement__line .fact")) {
      id.append(" · ", contentOf(fact));
    }
    facts.append(id);
    const condition = row.node.querySelector(".requirement__condition");
    const { when } = row.requirement;
    if (condition && when && facetsOf(when).some((facet) => !(facet in this.assessment.facets))) {
      facts.append(element("small", {}, contentOf(condition)));
    }
    for (const fact of all(row.node, ".requirement__requires, .requirement__same")) {
      facts.append(element("small", {}, contentOf(fact)));
    }
    return facts;
  }
}

function measureOf(node: HTMLElement): string {
  return node.closest<HTMLElement>("[data-measure]")?.dataset.measure ?? "";
}

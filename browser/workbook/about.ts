import type { Assessment } from "../core/assessment.ts";
import { parseAssessment } from "../core/assessment.ts";
import { emptyRecord, own } from "../core/records.ts";
import type { Book, Sheet } from "./cells.ts";

/** How a requirement is answered, as the workbook says. */
export interface Row {
  scale: string;
  na: string;
  /** The requirement whose answer it repeats; empty for none. */
  same: string;
}

/** What a workbook says of itself on its hidden sheet (written by selfcheck/documents/excel/about.py). */
export interface About {
  plan: { id: string; version: number };
  sector: string;
  requirements: Record<string, Row>;
  /** The label of each rating in the workbook's own language, by scale and rating. */
  labels: Record<string, Record<string, string>>;
  /** What each label in any language means, by scale; the same for facets. */
  ratings: Record<string, Record<string, string>>;
  options: Record<string, Record<string, string>>;
  /** The label of each option in the workbook's own language, by facet and option. */
  optionLabels: Record<string, Record<string, string>>;
  /** "Not applicable" in every language, the workbook's own first. */
  notApplicable: string[];
  /** What the form wrote into it; its answers keep their dates and history where their cells were left alone. */
  base: Assessment | undefined;
}

/** Why a workbook is not one of ours, or of a later site. */
export type AboutRefusal = "workbook-other" | "newer-format";

/** The first cell of the hidden sheet. */
export const FIRST = "format";
const FORMAT = /^self-check-workbook\/([1-9]\d{0,8})$/;

/** The hidden sheet's content. */
export function readAbout({ sheets }: Book): About | AboutRefusal {
  for (const sheet of sheets) {
    const rows = lines(sheet);
    const format = rows[0]?.[0] === FIRST ? FORMAT.exec(rows[0][1]) : null;
    if (format) return format[1] === "1" ? about(rows) : "newer-format";
  }
  return "workbook-other";
}

function lines({ rows }: Sheet): string[][] {
  return [...rows.values()].map((cells) =>
    [1, 2, 3, 4, 5].map((column) => String(cells.get(column)?.value ?? ""))
  );
}

function about(rows: string[][]): About {
  const value = (name: string) => rows.find(([key]) => key === name)?.[1] ?? "";
  const result: About = {
    plan: { id: value("plan"), version: Number(value("version")) },
    sector: value("sector"),
    requirements: emptyRecord(),
    labels: emptyRecord(),
    ratings: emptyRecord(),
    options: emptyRecord(),
    optionLabels: emptyRecord(),
    notApplicable: [],
    base: undefined,
  };
  const keep = (table: Record<string, Record<string, string>>, name: string, key: string, text: string) => {
    table[name] ??= emptyRecord();
    if (own(table[name], key) === undefined) table[name][key] = text;
  };
  let saved = "";
  for (const [kind, name, id, label, same] of rows) {
    if (kind === "requirement") result.requirements[name] = { scale: id, na: label, same };
    else if (kind === "rating") {
      keep(result.labels, name, id, label);
      keep(result.ratings, name, label, id);
    } else if (kind === "option") {
      keep(result.optionLabels, name, id, label);
      keep(result.options, name, label, id);
    } else if (kind === "na") result.notApplicable.push(label);
    else if (kind === "assessment") saved += name;
  }
  const base = saved ? parseAssessment(saved) : undefined;
  // Never of another plan or kind of unit than the sheet around it.
  if (base?.ok && base.assessment.sector === result.sector && base.assessment.plan.id === result.plan.id) {
    result.base = base.assessment;
  }
  return result;
}

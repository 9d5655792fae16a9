import { scoreSector } from "../core/scoring.ts";
import { element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { Session } from "../form/session.ts";
import { originalAppendix, termsAppendix } from "./appendices.ts";
import { Parts } from "./parts.ts";
import { Sheets } from "./sheets.ts";

/** What can be printed in one go. */
export const JOBS = ["checklist", "filled", "gaps", "evidence", "pack"] as const;
/** One of these jobs. */
export type Job = typeof JOBS[number];

/** What can be added to it. */
export const EXTRAS = ["record", "signatures", "terms", "original"] as const;
/** One of these extras. */
export type Extra = typeof EXTRAS[number];

/** The sheets of a job, in the order in which they leave the printer. */
export function sheetsOf(job: Job, extras: ReadonlySet<Extra>, form: Form, session: Session): HTMLElement[] {
  const { assessment, data } = session;
  const score = scoreSector(data, assessment.facets, assessment.answers);
  const parts = new Parts();
  const sheets = new Sheets(parts, form, assessment, score);
  const made: HTMLElement[] = [];
  if (job === "pack") made.push(sheets.agenda(), sheets.checklist(), sheets.gaps(), sheets.minutes());
  else made.push(sheets[job]());
  const last = made[made.length - 1];
  // The pack has its record anyway, as a sheet of its own.
  const record = job !== "pack" && extras.has("record");
  const closing = element("div", {
    class: record ? "sheet__closing" : "sheet__closing sheet__closing--short",
  });
  if (record) closing.append(parts.part("record"));
  if (extras.has("signatures")) closing.append(parts.part("signatures"));
  last.append(closing);
  if (extras.has("terms")) made.push(termsAppendix(parts.part("terms")));
  if (extras.has("original")) made.push(originalAppendix(parts.part("original"), form));
  return made;
}

/** Whether the page has anything of which this extra could be made. */
export function isThere(extra: Extra): boolean {
  if (extra === "terms") return document.querySelector("table.terms") !== null;
  if (extra === "original") return document.querySelector("details.original") !== null;
  return true;
}

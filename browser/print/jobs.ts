import { scoreSector } from "../core/scoring.ts";
import { element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { Session } from "../form/session.ts";
import { _ } from "../ui/texts.ts";
import { originalAppendix, termsAppendix } from "./appendices.ts";
import { Parts } from "./parts.ts";
import { Sheets } from "./sheets.ts";

/** What can be printed in one go. */
interface Job {
  label: () => string;
  /** The sheets in the order in which they leave the printer. */
  sheets: (sheets: Sheets) => HTMLElement[];
  /** Across the page. */
  wide?: true;
  /** It has its record of the meeting anyway, as a sheet of its own. */
  recorded?: true;
}

/** The jobs, as they are offered. */
export const JOBS = {
  checklist: { label: () => _("空白核对清单（打勾用）"), sheets: (sheets) => [sheets.checklist()] },
  filled: { label: () => _("自评表（已填写，横向）"), sheets: (sheets) => [sheets.filled()], wide: true },
  gaps: { label: () => _("整改清单"), sheets: (sheets) => [sheets.gaps()] },
  evidence: { label: () => _("佐证材料清单"), sheets: (sheets) => [sheets.evidence()] },
  pack: {
    label: () => _("会议资料包（议程、核对清单、整改清单、会议记录）"),
    sheets: (sheets) => [sheets.agenda(), sheets.checklist(), sheets.gaps(), sheets.minutes()],
    recorded: true,
  },
} satisfies Record<string, Job>;
/** The name of a job. */
export type JobName = keyof typeof JOBS;

/** What can be added to a job. */
export const EXTRAS = {
  record: () => _("会议记录"),
  signatures: () => _("签字栏"),
  terms: () => _("术语附录"),
  original: () => _("方案原文"),
};
/** One of these extras. */
export type Extra = keyof typeof EXTRAS;

/** The sheets of a job, with what is added to the last of them or behind it. */
export function sheetsOf(
  name: JobName,
  extras: ReadonlySet<Extra>,
  form: Form,
  session: Session,
): HTMLElement[] {
  const { assessment, data } = session;
  const score = scoreSector(data, assessment.facets, assessment.answers);
  const parts = new Parts();
  const job: Job = JOBS[name];
  const made = job.sheets(new Sheets(parts, form, assessment, score));
  const record = !job.recorded && extras.has("record");
  const closing = element("div", {
    class: record ? "sheet__closing" : "sheet__closing sheet__closing--short",
  });
  if (record) closing.append(parts.part("record"));
  if (extras.has("signatures")) closing.append(parts.part("signatures"));
  made[made.length - 1].append(closing);
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

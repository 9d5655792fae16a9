import type { Assessment } from "../core/assessment.ts";
import { isComplete, scoreSector } from "../core/scoring.ts";
import { element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { PlanVersion } from "../form/plan-version.ts";
import type { Session } from "../form/session.ts";
import { _ } from "../ui/texts.ts";
import { originalAppendix, termsAppendix } from "./appendices.ts";
import { Parts } from "./parts.ts";
import { changes } from "./changes-sheet.ts";
import { planChanges } from "./plan-changes-sheet.ts";
import { checklist } from "./checklist-sheet.ts";
import { evidence } from "./evidence-sheet.ts";
import { filled } from "./filled-sheet.ts";
import { gaps } from "./gaps-sheet.ts";
import { agenda, minutes, requirements } from "./meeting-sheets.ts";
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
  /** What there has to be before there is anything to print. */
  needs?: keyof Present;
}

/** What else there is beside the requirements: an earlier period's assessment, what has changed in the plan. */
export interface Present {
  answers: boolean;
  earlier: Assessment | undefined;
  plan: PlanVersion | null;
}

/** Which requirements are printed: all, those of some measures, or what is to be put right. */
export type Scope = "all" | "open" | ReadonlySet<string>;

/** What is printed: the job, what is added to it, and of which requirements. */
export interface Order {
  job: JobName;
  extras: ReadonlySet<Extra>;
  scope: Scope;
}

/** The jobs, as they are offered. */
export const JOBS = {
  checklist: { label: () => _("空白核对清单（打勾用）"), sheets: (sheets) => [checklist(sheets)] },
  filled: {
    label: () => _("自评表（已填写，横向）"),
    sheets: (sheets) => [filled(sheets)],
    wide: true,
    needs: "answers",
  },
  gaps: { label: () => _("整改清单"), sheets: (sheets) => [gaps(sheets)] },
  evidence: { label: () => _("佐证材料清单"), sheets: (sheets) => [evidence(sheets)] },
  pack: {
    label: () => _("会议资料包（议程、自评表或核对清单、整改清单、会议记录）"),
    sheets: (sheets) => [agenda(sheets), requirements(sheets), gaps(sheets), minutes(sheets)],
    recorded: true,
  },
  changes: {
    label: () => _("与上一周期相比的变化"),
    sheets: (sheets) => [changes(sheets)],
    needs: "earlier",
  },
  plan: {
    label: () => _("方案的变化（新旧对照）"),
    sheets: (sheets) => [planChanges(sheets)],
    needs: "plan",
  },
} satisfies Record<string, Job>;
/** The name of a job. */
export type JobName = keyof typeof JOBS;

/** What can be added to a job. */
export const EXTRAS = {
  typed: () => _("核对清单里印出已填的备注和材料"),
  record: () => _("会议记录"),
  signatures: () => _("签字栏"),
  terms: () => _("术语附录"),
  original: () => _("方案原文"),
};
/** One of these extras. */
export type Extra = keyof typeof EXTRAS;

/** The jobs for which there is something to print. */
export function offered(present: Present): JobName[] {
  return Object.entries<Job>(JOBS).filter(([, { needs }]) => !needs || present[needs]).map(([name]) =>
    name as JobName
  );
}

/** What most people print, as the assessment stands: to tick by hand, to hand in, or to put right. */
export function likely(session: Session): JobName {
  const { data, assessment } = session;
  const score = scoreSector(data, assessment.facets, assessment.answers);
  if (!score.answered) return "checklist";
  return isComplete(score) && score.open.length ? "gaps" : "filled";
}

/** The sheets of an order, with what is added to the last of them or behind it. */
export function sheetsOf(
  { job: name, extras, scope }: Order,
  form: Form,
  session: Session,
  { earlier, plan }: Present,
): HTMLElement[] {
  const { assessment, data } = session;
  const score = scoreSector(data, assessment.facets, assessment.answers);
  const parts = new Parts();
  const job: Job = JOBS[name];
  const made = job.sheets(
    new Sheets(parts, form, assessment, score, { scope, typed: extras.has("typed"), earlier, plan }),
  );
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

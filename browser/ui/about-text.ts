import type { Assessment } from "../core/assessment.ts";
import { _ } from "./texts.ts";

/** What an assessment is called where several are listed: its unit and period. */
export function aboutText({ unit, period }: Pick<Assessment, "unit" | "period">): string {
  return `${unit || _("（未填单位）")} · ${period || _("（未填自评周期）")}`;
}

import type { Answer } from "../core/assessment.ts";
import type { Column } from "../core/csv.ts";
import { NOTED } from "../core/noted.ts";
import { isRemedy } from "../core/remedies.ts";
import { _ } from "./texts.ts";

/** One requirement and its answer, with the texts that the page shows for them. */
export interface Told {
  id: string;
  measure: string;
  text: string;
  /** The label of the chosen rating. */
  rating: string;
  answer: Answer | undefined;
}

/** The columns of each list by what they hold; `width` is that of a spreadsheet, in characters. */
const LISTS = {
  assessment: ["id", "measure", "text", "rating", ...NOTED],
  gaps: ["id", "text", "rating", "note", "action", "post", "due", "done"],
  remedies: ["text", "rating", "note", "action", "post", "due", "done"],
  report: ["text", "rating", "na", "note", "evidence", "action", "post", "due", "done"],
} as const;
/** A list that can be made of answers. */
export type List = keyof typeof LISTS;

/** How far it is to put something right, and from which earlier period it is; empty where nothing is planned. */
function stateText(answer: Answer | undefined): string {
  if (!isRemedy(answer, false)) return "";
  const { state, since } = answer!;
  const text = state === "closed" ? _("已完成") : state ? _("进行中") : _("未开始");
  return since ? text + _("（{period} 结转）", { period: since }) : text;
}

/** The same, with the day on which it was closed and what shows that. */
export function doneText(answer: Answer | undefined): string {
  return [stateText(answer), answer?.closed_on, answer?.proof].filter(Boolean).join(" ");
}

/** What is told of a requirement in one of the lists, in order: wherever a list is shown or saved. */
export function columnsOf(list: List): (Column<Told> & { name: string; width: number })[] {
  const all = {
    id: { label: _("编号"), width: 24, value: ({ id }: Told) => id },
    measure: { label: _("措施"), width: 18, value: ({ measure }: Told) => measure },
    text: { label: _("要求"), width: 46, value: ({ text }: Told) => text },
    rating: { label: _("自评"), width: 12, value: ({ rating }: Told) => rating },
    na: { label: _("不适用的理由"), width: 20, value: ({ answer }: Told) => answer?.na },
    note: { label: _("存在问题（备注）"), width: 30, value: ({ answer }: Told) => answer?.note },
    evidence: { label: _("材料名称和存放处"), width: 36, value: ({ answer }: Told) => answer?.evidence },
    action: { label: _("整改措施"), width: 36, value: ({ answer }: Told) => answer?.action },
    post: { label: _("责任岗位"), width: 16, value: ({ answer }: Told) => answer?.post },
    due: { label: _("完成时限"), width: 12, value: ({ answer }: Told) => answer?.due },
    done: { label: _("完成情况"), width: 20, value: ({ answer }: Told) => doneText(answer) },
    state: { label: _("整改进展"), width: 12, value: ({ answer }: Told) => stateText(answer) },
    closed_on: { label: _("完成日期"), width: 12, value: ({ answer }: Told) => answer?.closed_on },
    proof: { label: _("完成佐证"), width: 24, value: ({ answer }: Told) => answer?.proof },
  };
  return LISTS[list].map((name) => ({ name, ...all[name] }));
}

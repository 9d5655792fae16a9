import type { SectorScore } from "../core/scoring.ts";
import { _ } from "./texts.ts";

/** A score as it is shown everywhere: one decimal, or a dash when nothing is rated. */
export function scoreText(displayed: number | null): string {
  return displayed === null ? "—" : displayed.toFixed(1);
}

/** Score so far, answered of applicable, gaps and grade, in one line. */
export function standingText(
  { displayed, answered, applicable, gaps, toConfirm }: SectorScore,
  grade: string,
): string {
  const parts = [
    `${_("目前得分")} ${scoreText(displayed)}`,
    _("已自评 {answered}/{applicable}", { answered, applicable }),
    _("待整改 {gaps}", { gaps: gaps.length }),
    toConfirm.length ? _("待确认 {number}", { number: toConfirm.length }) : "",
    grade && `${_("等次")} ${grade}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

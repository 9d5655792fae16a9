import type { SectorScore } from "../core/scoring.ts";
import { fill, one } from "./dom.ts";
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
    _("已答 {answered}/{applicable}", { answered, applicable }),
    _("不足 {gaps}", { gaps: gaps.length }),
    toConfirm.length ? _("待确认 {number}", { number: toConfirm.length }) : "",
    grade && `${_("等次")} ${grade}`,
  ];
  return parts.filter(Boolean).join(" · ");
}

/** The line that stays in sight: score so far, answered of applicable, gaps, and when it was saved. */
export class Standing {
  readonly actions: HTMLElement;
  private readonly score: HTMLElement;
  private readonly saved: HTMLElement;

  constructor(root: HTMLElement) {
    this.score = one(root, ".standing__score");
    this.saved = one(root, ".standing__saved");
    this.actions = one(root, ".standing__actions");
  }

  /** Shows the score with the label of its grade (empty for none). */
  show(score: SectorScore, grade: string): void {
    fill(this.score, standingText(score, grade));
  }

  /** Shows when, or whether, the assessment was saved. */
  showSaved(text: string): void {
    fill(this.saved, text);
  }
}

import { isComplete } from "../../core/scoring.ts";
import { scoreText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import { partOf, signed } from "../numbers.ts";
import { change } from "../statistics.ts";
import type { Finding, Kind } from "./hint.ts";

/** Of the whole. */
const LEAST = 0.3;

/** A unit's score is far from that of its earlier period. */
export const jump: Kind = {
  title: () => _("得分大幅变化"),
  why: () => _("两个周期都已评完，得分相差满分的 {percent}% 以上。", { percent: LEAST * 100 }),
  found: ({ before, now, by }) =>
    _("{before} → {now}（{by}）", {
      before: scoreText(Number(before)),
      now: scoreText(Number(now)),
      by: signed(Number(by)),
    }),
  begin: ({ earlier }) => {
    const hints: Finding[] = [];
    return {
      look: (row, _answers, data) => {
        const before = earlier.get(row);
        if (!before || !isComplete(row.score) || !isComplete(before.score)) return;
        const by = change(row.score.displayed, before.score.displayed);
        if (by === null || Math.abs(partOf(data, by)!) < LEAST) return;
        hints.push({
          rows: [row],
          values: { before: before.score.displayed!, now: row.score.displayed!, by },
        });
      },
      end: () => hints,
    };
  },
};

import { isNotApplicable } from "../../core/scoring.ts";
import { _ } from "../../ui/texts.ts";
import type { Finding, Kind } from "./hint.ts";

const LEAST_RATED = 10, MOST_PART = 0.1;

/** Everything is rated in full, and hardly a document is named for it. */
export const noEvidence: Kind = {
  title: () => _("全部满分，几乎没有写材料"),
  why: () => _("自评了 {least} 条以上，没有一条待整改，写了材料的不到一成。", { least: LEAST_RATED }),
  found: (values) => _("{rated} 条全部满分，写了材料的 {named} 条", values),
  begin: () => {
    const hints: Finding[] = [];
    return {
      look: (row, answers) => {
        if (row.score.gaps.length) return;
        const rated = Object.values(answers).filter((one) =>
          one.rating !== undefined && !isNotApplicable(one)
        );
        const named = rated.filter(({ evidence }) => evidence?.trim());
        if (rated.length < LEAST_RATED || named.length >= rated.length * MOST_PART) return;
        hints.push({ rows: [row], values: { rated: rated.length, named: named.length } });
      },
      end: () => hints,
    };
  },
};

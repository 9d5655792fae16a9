import { requirementsOf } from "../../core/plan-data.ts";
import { applies, knownFacets } from "../../core/scoring.ts";
import { _ } from "../../ui/texts.ts";
import type { Finding, Kind } from "./hint.ts";

/** A number is taken for a slip from so many times what is asked, and from so much more than that. */
const TIMES = 10, MORE = 10;

/** A number that was typed in is hardly what was meant: far beyond what is asked, or a part of one. */
export const countOutOfRange: Kind = {
  title: () => _("次数不合常理"),
  why: () => _("填写的次数是所要求的 {times} 倍以上，或者不是整数。", { times: TIMES }),
  found: (values) =>
    "target" in values ? _("要求 {target}，填了 {rating}", values) : _("填了 {rating}", values),
  begin: () => {
    const hints: Finding[] = [];
    return {
      look: (row, answers, data) => {
        const facets = knownFacets(data, row.assessment.facets);
        const requirements = requirementsOf(data);
        for (const [id, { rating, na }] of Object.entries(answers)) {
          const requirement = requirements.get(id);
          if (typeof rating !== "number" || na || !requirement || !applies(requirement, facets)) continue;
          const { kind } = data.scales[requirement.scale];
          if (kind === "points") continue; // these have an end, and may be parts
          const target = requirement.target ?? 0;
          if (Number.isInteger(rating) && rating < Math.max(TIMES * target, target + MORE)) continue;
          hints.push({
            rows: [row],
            requirement: id,
            values: kind === "count" ? { target, rating } : { rating },
          });
        }
      },
      end: () => hints,
    };
  },
};

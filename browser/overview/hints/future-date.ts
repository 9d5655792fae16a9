import { isFuture, localTime } from "../../core/local-time.ts";
import { _ } from "../../ui/texts.ts";
import type { Finding, Kind } from "./hint.ts";

/** Something was saved or answered on a day that is yet to come. */
export const futureDate: Kind = {
  title: () => _("日期在将来"),
  why: () => _("填写或者保存的日期比今天晚一天以上，多半是填报电脑的时钟不对。"),
  found: ({ changed }) => localTime(changed).slice(0, 10),
  begin: ({ now }) => {
    const hints: Finding[] = [];
    return {
      look: (row) => {
        if (!isFuture(row.changed, now)) return;
        hints.push({ rows: [row], values: { changed: row.changed } });
      },
      end: () => hints,
    };
  },
};

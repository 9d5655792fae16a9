import { stateOf } from "../form/plan-changes.ts";
import { byKind } from "../form/plan-version.ts";
import { numberOf, textOf } from "../form/shown-texts.ts";
import { element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { inOrder, partRow } from "./rows.ts";
import type { Sheets } from "./sheets.ts";

/** What has changed in the plan since this was filled in: old text, new text, one's own answer. */
export function planChanges(sheets: Sheets): HTMLElement {
  const { version, changes } = sheets.wanted.plan!;
  const sheet = sheets.sheet("plan-changes", true);
  const body = one(sheet, "tbody");
  const wanted = new Map(sheets.rows.map((row) => [row.id, row]));
  const now = sheets.form.data.plan.version;
  one(sheet, ".sheet__standing").append(_("方案数据第 {version} 版和第 {now} 版对照", { version, now }));
  for (const part of byKind(changes)) {
    const shown = part.changes.filter(({ after }) =>
      after.length ? after.some((id) => wanted.has(id)) : sheets.wanted.scope === "all"
    );
    if (!shown.length) continue;
    body.append(partRow(part.title, shown.length, 3));
    for (const { before, after } of shown) {
      const rows = after.flatMap((id) => wanted.get(id) ?? []);
      const cells = inOrder(sheet, {
        was: stacked(before.map(({ number, text }) => `${number} ${text}`)),
        text: stacked(rows.map((row) => `${numberOf(row)} ${textOf(row)}`)),
        rating: stacked(rows.map((row) => stateOf(row, sheets.assessment.answers))),
      });
      body.append(element("tr", {}, ...cells));
    }
  }
  return sheet;
}

/** A cell with a line for each text. */
function stacked(texts: string[]): HTMLElement {
  return element("td", {}, ...texts.map((text) => element("div", {}, text)));
}

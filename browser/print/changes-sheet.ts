import { changedSince } from "../form/changed.ts";
import { numberOf } from "../form/shown-texts.ts";
import { element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { cell, inOrder, partRow } from "./rows.ts";
import type { Sheets } from "./sheets.ts";

/** What has changed since the earlier period. */
export function changes(sheets: Sheets): HTMLElement {
  const { earlier } = sheets.wanted;
  const sheet = sheets.sheet("changes", true);
  const body = one(sheet, "tbody");
  const ids = new Set(sheets.rows.map(({ id }) => id));
  const period = earlier!.period || _("上一周期");
  one(sheet, ".sheet__standing").append(_("与 {period} 相比", { period }));
  for (const { title, rows } of changedSince(sheets.form, earlier!, sheets.assessment)) {
    const shown = rows.filter(({ row }) => ids.has(row.id));
    if (!shown.length) continue;
    body.append(partRow(title, shown.length, 4));
    for (const { row, before, after } of shown) {
      const cells = inOrder(sheet, {
        number: cell(numberOf(row), "number"),
        text: element("td", {}, sheets.text(row)),
        before: cell(before, "centre"),
        after: cell(after, "centre"),
      });
      body.append(element("tr", { "data-sheet-row": row.id }, ...cells));
    }
  }
  return sheet;
}

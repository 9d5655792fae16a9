import { numberOf } from "../form/shown-texts.ts";
import { element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { blankRows, cell, idLine, inOrder, rowWithLongTexts } from "./rows.ts";
import { type Sheets, SPARE } from "./sheets.ts";

/** Which documents show what was done, and where they are kept. */
export function evidence(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("evidence", true);
  const body = one(sheet, "tbody");
  let any = false;
  for (const row of sheets.rows) {
    const text = sheets.assessment.answers[row.id]?.evidence;
    if (!text) continue;
    any = true;
    const material = cell(text);
    const cells = inOrder(sheet, {
      number: cell(numberOf(row), "number"),
      text: element("td", {}, sheets.text(row), idLine(row)),
      material,
    });
    body.append(
      ...rowWithLongTexts(row.id, cells, [{ cell: material, label: _("材料名称和存放处"), text }]),
    );
  }
  if (!any) body.append(...blankRows(sheet, SPARE));
  return sheet;
}

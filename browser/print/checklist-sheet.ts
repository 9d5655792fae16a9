import type { Row } from "../form/form.ts";
import { numberOf } from "../form/shown-texts.ts";
import { all, element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { contentOf } from "./parts.ts";
import { cell, inOrder } from "./rows.ts";
import type { Sheets } from "./sheets.ts";

/** Boxes to tick by hand: nothing of the answers, but the unit and the period. */
export function checklist(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("checklist", false);
  const blank = one(sheet, "table");
  const tables = sheets.measures().map(({ id, rows }) => {
    const table = blank.cloneNode(true) as HTMLElement;
    const post = sheets.assessment.posts?.[id];
    one(table, ".sheet__measure").append(sheets.title(id), post ? `（${post}）` : "");
    one(table, "tbody").append(...rows.map((row) =>
      element(
        "tr",
        { "data-sheet-row": row.id },
        ...inOrder(table, {
          number: cell(numberOf(row), "number"),
          text: element("td", {}, sheets.text(row), sheets.facts(row)),
          boxes: element("td", { class: "boxes" }, ...boxes(row)),
          ...(sheets.wanted.typed && {
            evidence: cell(sheets.assessment.answers[row.id]?.evidence),
            note: cell(sheets.assessment.answers[row.id]?.note),
          }),
        }),
      )
    ));
    return table;
  });
  blank.replaceWith(...tables);
  return sheet;
}

function boxes(row: Row): HTMLElement[] {
  return all(row.node, ".ratings > label:not([hidden])").map((label) => {
    const isCount = label.querySelector("[type=number]") !== null;
    return element(
      "span",
      { class: "box" },
      !isCount && element("span", { class: "box__sign" }, "□"),
      contentOf(label),
      isCount && _("："),
      isCount && element("span", { class: "blank" }),
    );
  });
}

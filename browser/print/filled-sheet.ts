import type { Answer } from "../core/assessment.ts";
import { today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import { displayed, isNotApplicable, valueOf } from "../core/scoring.ts";
import type { Row } from "../form/form.ts";
import { numberOf, ratingLabelOf } from "../form/shown-texts.ts";
import { element, one } from "../ui/dom.ts";
import { measureText, scoreText, standingText } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";
import { cell, idLine, inOrder, line, type Long, rowWithLongTexts } from "./rows.ts";
import type { Sheets } from "./sheets.ts";

/** The self-assessment with everything that was filled in. */
export function filled(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("filled", true);
  one(sheet, ".sheet__standing").append(standing(sheets));
  const body = one(sheet, "tbody");
  for (const { id, rows } of sheets.measures()) {
    body.append(
      ...rows.flatMap((row) => filledRow(sheets, sheet, id, row)),
      subtotal(sheets, sheet, id),
    );
  }
  return sheet;
}

function filledRow(sheets: Sheets, sheet: HTMLElement, measure: string, row: Row): HTMLTableRowElement[] {
  const answer: Answer | undefined = sheets.assessment.answers[row.id];
  const na = isNotApplicable(answer, row.requirement);
  const value = na ? null : valueOf(row.requirement, sheets.form.data.scales, answer);
  const rating = element(
    "td",
    { class: "centre" },
    na || value !== null ? ratingLabelOf(row) : _("未自评"),
  );
  if (answer?.confirm) rating.append(line(_("待确认")));
  const reason = na ? `${_("不适用的理由")}${_("：")}${answer!.na}` : "";
  const texts = [reason, answer?.note].filter(Boolean).join("\n");
  const note = cell(texts);
  const evidence = cell(answer?.evidence);
  const cells = inOrder(sheet, {
    number: cell(numberOf(row), "number"),
    // In each row, not across rows: a cell across rows would keep all of them on one page.
    measure: element("td", { class: "measure-cell" }, sheets.title(measure)),
    text: element("td", {}, sheets.text(row), idLine(row)),
    rating,
    score: cell(worth(sheets, row, value), "centre"),
    evidence,
    note,
  });
  const long: Long[] = [
    { cell: evidence, label: _("佐证材料"), text: answer?.evidence },
    { cell: note, label: _("存在问题（备注）"), text: texts },
  ];
  return rowWithLongTexts(row.id, cells, long);
}

/** A measure's score in the column of scores; what stands left of it becomes its heading. */
function subtotal(sheets: Sheets, sheet: HTMLElement, measure: string): HTMLTableRowElement {
  const { answered, applicable } = sheets.score.measures[measure];
  const shown = cell(measureText(sheets.form.data, sheets.score.measures[measure]), "centre");
  const cells = inOrder(sheet, { score: shown });
  const left = cells.indexOf(shown) - 1;
  const heading = element(
    "th",
    { colspan: left, scope: "row" },
    sheets.title(measure),
    " " + [_("小计"), _("已自评 {answered}/{applicable}", { answered, applicable })].join(" · "),
  );
  cells.splice(1, left, heading);
  return element("tr", { class: "subtotal" }, ...cells);
}

function standing(sheets: Sheets): string {
  const press = pressing(sheets.score.open, sheets.assessment.answers, today());
  return standingText(sheets.form.data, sheets.score, sheets.form.outcome(sheets.score), press);
}

/** A value 0..1 as points: out of a hundred, or of those the plan gives. */
function worth(sheets: Sheets, { requirement }: Row, value: number | null): string {
  const { weight, takes, veto } = requirement;
  if (value === null || (sheets.form.data.points && (takes || veto))) return "—";
  return scoreText(displayed(value * (sheets.form.data.points ? weight : 100)));
}

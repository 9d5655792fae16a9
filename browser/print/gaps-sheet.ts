import { today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import { numberOf, ratingLabelOf } from "../form/shown-texts.ts";
import { doneText } from "../ui/columns.ts";
import { element, one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { blankRows, cell, idLine, inOrder, line, rowWithLongTexts } from "./rows.ts";
import { type Sheets, SPARE } from "./sheets.ts";

/** What is to be put right, by which post, by when. */
export function gaps(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("gaps", true);
  const body = one(sheet, "tbody");
  const printed = new Set(sheets.rows.map(({ id }) => id));
  const { open, answered, applicable } = sheets.score;
  const remedies = sheets.score.remedies.filter((id) => printed.has(id));
  const closed = sheets.score.remedies.length - open.length;
  const { answers } = sheets.assessment;
  const { overdue, soon } = pressing(open, answers, today());
  one(sheet, ".sheet__standing").append(
    [
      _("已自评 {answered}/{applicable}", { answered, applicable }),
      open.length || answered < applicable
        ? _("待整改 {gaps}", { gaps: open.length })
        : _("目前没有待整改的要求。"),
      closed > 0 && _("已完成整改 {number}", { number: closed }),
      overdue.length > 0 && _("逾期 {number}", { number: overdue.length }),
      soon.length > 0 && _("30 天内到期 {number}", { number: soon.length }),
    ].filter(Boolean).join(" · "),
  );
  for (const id of remedies) {
    const row = sheets.form.rows.get(id)!;
    const answer = answers[id];
    // What falls short, not the requirement as if it were met.
    const shortfall = [ratingLabelOf(row), answer.note].filter(Boolean).join("\n");
    const note = cell(shortfall);
    const action = cell(answer.action);
    const due = cell(answer.due, "centre");
    if (overdue.includes(id)) due.append(line(_("逾期")));
    const cells = inOrder(sheet, {
      number: cell(numberOf(row), "number"),
      text: element("td", {}, sheets.text(row), idLine(row)),
      note,
      action,
      post: cell(answer.post),
      due,
      done: cell(doneText(answer)),
    });
    body.append(...rowWithLongTexts(id, cells, [
      { cell: note, label: _("存在问题"), text: shortfall },
      { cell: action, label: _("整改措施"), text: answer.action },
    ]));
  }
  if (!remedies.length) body.append(...blankRows(sheet, SPARE));
  return sheet;
}

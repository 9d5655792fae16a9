import { one } from "../ui/dom.ts";
import { _ } from "../ui/texts.ts";
import { checklist } from "./checklist-sheet.ts";
import { filled } from "./filled-sheet.ts";
import { write } from "./parts.ts";
import type { Sheets } from "./sheets.ts";

/** For the meeting: what was filled in, else boxes to tick. */
export function requirements(sheets: Sheets): HTMLElement {
  return sheets.score.answered ? filled(sheets) : checklist(sheets);
}

/** The first page of the meeting pack: its points, with the figures of this assessment. */
export function agenda(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("agenda", false);
  const { answered, applicable, open } = sheets.score;
  const standing = [
    _("适用要求 {applicable} 条", { applicable }),
    _("已自评 {answered}/{applicable}", { answered, applicable }),
  ];
  write(sheet, "agenda-checklist", standing.join(" · "));
  write(sheet, "agenda-gaps", _("待整改 {gaps}", { gaps: open.length }));
  if (answered) one(sheet, "[data-pack=requirements]").textContent = _("自评表");
  return sheet;
}

/** The meeting's record as a sheet of its own. */
export function minutes(sheets: Sheets): HTMLElement {
  const sheet = sheets.sheet("minutes", false);
  const record = sheets.parts.part("record");
  record.classList.add("record--page");
  sheet.append(record);
  return sheet;
}

import type { PlanData } from "../../core/plan-data.ts";
import { columnsOf, type List, type Told } from "../../ui/columns.ts";
import { button, element } from "../../ui/dom.ts";
import { localTime } from "../../core/local-time.ts";
import { measureText, scoreText, standingText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import { outcomeOf, shown, toldOf } from "../labels.ts";
import { measureNumber, shade, signed, totalOf } from "../numbers.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import { change } from "../statistics.ts";
import { pictureCell } from "./course-view.ts";
import { wholeTable } from "./tables.ts";

/**
 * One unit in detail: its course, its measures beside the earlier period, its gaps, all answers, and what it has not
 * answered. `rows`: its assessments up to the one that is shown, the earliest first.
 */
export function unitNodes(
  overview: OverviewData,
  data: PlanData,
  rows: Row[],
  close: () => void,
): HTMLElement[] {
  const row = rows[rows.length - 1];
  const earlier: Row | undefined = rows[rows.length - 2];
  const { assessment, score } = row;
  const { texts } = overview;
  const { sector } = assessment;
  const before = earlier?.assessment.period || _("上一周期");
  const measures = data.sector.measures.map(({ id }) => {
    const now = score.measures[id];
    const value = measureNumber(data, now);
    const past = measureNumber(data, earlier?.score.measures[id]);
    const cell = element("td", { class: "number" }, measureText(data, now));
    shade(cell, data, now?.score);
    return [
      shown(texts.measures[`${sector}.${id}`], id),
      cell,
      `${now?.answered ?? 0}/${now?.applicable ?? 0}`,
      ...(earlier ? [scoreText(past), signed(change(value, past))] : []),
    ];
  });
  const told = toldOf(texts, data, row);
  const isRemedy = new Set(score.remedies);
  // The text itself stands first, as the row's heading, in its own language.
  const listed = (name: string, caption: string, list: List, lines: Told[]) => {
    const columns = columnsOf(list).filter((column) => !["id", "text", "measure"].includes(column.name));
    return wholeTable(
      name,
      caption,
      [_("要求"), ...columns.map(({ label }) => label)].map((label) => ({ label })),
      lines.map((one) => [
        shown(texts.requirements[one.id], one.id),
        ...columns.map(({ value }) => String(value(one) ?? "")),
      ]),
    );
  };
  const facts = [
    plainText(texts.sectors[sector], sector),
    assessment.period || _("（未填自评周期）"),
    standingText(data, score, outcomeOf(texts, score)),
    _("保存于 {time}", { time: localTime(assessment.saved_at) }),
    row.name,
  ];
  return [
    element("h2", { id: "unit", tabindex: -1 }, assessment.unit),
    element("p", {}, facts.join(" · ")),
    element("p", { class: "overview-actions" }, button(_("回到总览"), close)),
    ...courseOf(overview, rows),
    wholeTable(
      "unit-measures",
      _("各项措施"),
      [
        { label: _("措施") },
        { label: _("得分"), number: true },
        ...[_("已自评"), ...(earlier ? [before, _("较上一周期")] : [])].map((label) => ({
          label,
          number: true,
        })),
      ],
      measures,
    ),
    score.remedies.length
      ? listed("unit-gaps", _("整改清单"), "gaps", told.filter(({ id }) => isRemedy.has(id)))
      : element("p", {}, _("目前没有待整改的要求。")),
    element(
      "details",
      { class: "manager" },
      element("summary", {}, _("全部自评，连同材料和不适用的理由")),
      listed("unit-answers", _("全部自评"), "assessment", told.filter(({ answer }) => answer)),
    ),
    ...(score.unanswered.length
      ? [element(
        "details",
        { class: "manager" },
        element("summary", {}, _("未自评的要求（{number}）", { number: score.unanswered.length })),
        element(
          "ul",
          {},
          ...score.unanswered.map((id) => element("li", {}, shown(texts.requirements[id], id))),
        ),
      )]
      : []),
  ];
}

/** The scores of a unit over its periods; nothing when there is but one. */
function courseOf(data: OverviewData, rows: Row[]): HTMLElement[] {
  if (rows.length < 2) return [];
  const periods = rows.map(({ assessment }) => assessment.period || _("（未填自评周期）"));
  const scores = rows.map(({ score }) => score.displayed);
  return [wholeTable(
    "unit-course",
    _("历次得分"),
    [...periods.map((label) => ({ label, number: true })), { label: _("走势") }],
    [[...scores.map(scoreText), pictureCell(periods, scores, totalOf(data))]],
    false,
  )];
}

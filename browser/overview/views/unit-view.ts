import type { PlanData } from "../../core/plan-data.ts";
import { columnsOf } from "../../ui/columns.ts";
import { button, element } from "../../ui/dom.ts";
import { localTime } from "../../core/local-time.ts";
import { measureText, scoreText, standingText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import { gapsOf, outcomeOf, shown } from "../labels.ts";
import { measureNumber, shade, signed } from "../numbers.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import { change } from "../statistics.ts";

/** One unit in detail: its measures beside the earlier period, its gaps, and what it has not answered. */
export function unitNodes(
  { texts }: OverviewData,
  data: PlanData,
  row: Row,
  earlier: Row | undefined,
  close: () => void,
): HTMLElement[] {
  const { assessment, score } = row;
  const { sector } = assessment;
  const before = earlier?.assessment.period || _("上一周期");
  const measures = data.sector.measures.map(({ id }) => {
    const now = score.measures[id];
    const value = measureNumber(data, now);
    const past = measureNumber(data, earlier?.score.measures[id]);
    return line(
      shown(texts.measures[`${sector}.${id}`], id),
      element("td", { class: `number ${shade(data, now?.score)}` }, measureText(data, now)),
      `${now?.answered ?? 0}/${now?.applicable ?? 0}`,
      ...(earlier ? [scoreText(past), signed(change(value, past))] : []),
    );
  });
  // The text itself stands first, as the row's heading, in its own language.
  const columns = columnsOf("gaps").filter(({ name }) => name !== "id" && name !== "text");
  const gaps = gapsOf(texts, data, row).map((gap) =>
    line(
      shown(texts.requirements[gap.id], gap.id),
      ...columns.map(({ value }) => String(value(gap) ?? "")),
    )
  );
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
    table(
      "overview-unit-measures",
      _("各项措施"),
      [_("措施"), _("得分"), _("已自评"), ...(earlier ? [before, _("较上一周期")] : [])],
      measures,
    ),
    gaps.length
      ? table(
        "overview-unit-gaps",
        _("整改清单"),
        [_("要求"), ...columns.map(({ label }) => label)],
        gaps,
      )
      : element("p", {}, _("目前没有待整改的要求。")),
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

function line(name: Node | string, ...cells: (Node | string)[]): HTMLElement {
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name),
    ...cells.map((cell) => cell instanceof HTMLTableCellElement ? cell : element("td", {}, cell)),
  );
}

function table(name: string, caption: string, head: string[], lines: HTMLElement[]): HTMLElement {
  const node = element(
    "table",
    { class: `overview-summary ${name}` },
    element("caption", {}, caption),
    element("thead", {}, element("tr", {}, ...head.map((label) => element("th", { scope: "col" }, label)))),
    element("tbody", {}, ...lines),
  );
  return element(
    "div",
    { class: "overview-scroll", role: "region", "aria-label": caption, tabindex: 0 },
    node,
  );
}

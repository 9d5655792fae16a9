import type { PlanData } from "../../core/plan-data.ts";
import { element } from "../../ui/dom.ts";
import { _ } from "../../ui/texts.ts";
import { shown } from "../labels.ts";
import { hundred } from "../numbers.ts";
import type { OverviewData } from "../page-data.ts";
import type { Quartiles, Summary } from "../statistics.ts";
import { type Head, wholeTable } from "./tables.ts";

const GAPS_SHOWN = 15;

/** The statistics of one sector, as tables. */
export function summaryNodes({ texts }: OverviewData, data: PlanData, summary: Summary): HTMLElement[] {
  const sector = data.sector.id;
  const { scores, count, complete, gaps } = summary;
  const spread = ["Q1", _("中位数"), "Q3"];
  const five = (values: Quartiles | null, factor = 1) =>
    values ? [values.q1, values.median, values.q3].map((one) => hundred(one * factor)) : ["—", "—", "—"];
  const heads = (name: string, numbers: string[]): Head[] => [
    { label: name },
    ...numbers.map((label) => ({ label, number: true })),
  ];
  const ofScores = [_("份数"), _("已评完"), _("最低"), ...spread, _("最高"), _("平均")];
  return [
    wholeTable(
      "scores",
      data.points ? _("得分（满分 {total}）", { total: data.points.total }) : _("得分（满分 100）"),
      ofScores.map((label) => ({ label, number: true })),
      [[
        String(count),
        String(complete),
        hundred(scores?.min),
        ...five(scores),
        hundred(scores?.max),
        hundred(scores?.mean),
      ]],
      false,
    ),
    wholeTable(
      "measures",
      data.points ? _("各项措施的得分率（%），中位数低的在前") : _("各项措施，中位数低的在前"),
      heads(_("措施"), [_("有得分的份数"), ...spread]),
      summary.measures.map(({ id, values }) => [
        shown(texts.measures[`${sector}.${id}`], id),
        String(values?.count ?? 0),
        ...five(values, 100),
      ]),
    ),
    gaps.length
      ? wholeTable(
        "gaps",
        _("最常见的待整改要求"),
        heads(_("要求"), [_("份数"), _("占全部份数")]),
        gaps.slice(0, GAPS_SHOWN).map((gap) => [
          shown(texts.requirements[gap.id], gap.id),
          String(gap.count),
          `${hundred(gap.count / count * 100)}%`,
        ]),
      )
      : element("p", {}, _("目前没有待整改的要求。")),
  ];
}

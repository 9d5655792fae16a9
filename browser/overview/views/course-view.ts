import { element } from "../../ui/dom.ts";
import { scoreText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import type { Point } from "../course.ts";
import { displayed } from "../../core/scoring.ts";
import { shown } from "../labels.ts";
import { totalOf } from "../numbers.ts";
import type { OverviewData } from "../page-data.ts";
import { coursePicture } from "./pictures.ts";
import { wholeTable } from "./tables.ts";

/** The course of each kind over all periods; nothing when there is but one. */
export function courseNodes(data: OverviewData, courses: { sector: string; points: Point[] }[]): Node[] {
  const periods = [...new Set(courses.flatMap(({ points }) => points.map(({ period }) => period)))];
  if (periods.length < 2) return [];
  const lines = courses.map(({ sector, points }) => {
    const of = periods.map((period) => points.find((point) => point.period === period));
    return [
      shown(data.texts.sectors[sector], sector),
      ...of.map((point) => meanCell(point)),
      pictureCell(periods, of.map((point) => point?.mean ?? null), totalOf(data)),
    ];
  });
  return [
    element("h2", { id: "course" }, _("历年情况")),
    wholeTable(
      "course",
      _("各类单位历次平均分（只算已评完的）"),
      [
        { label: _("单位类型") },
        ...periods.map((period) => ({ label: period || _("（未填自评周期）"), number: true })),
        { label: _("走势") },
      ],
      lines,
    ),
  ];
}

/** A line through values by period, as a cell; the numbers stand beside it. */
export function pictureCell(
  periods: string[],
  values: (number | null)[],
  most: number,
): HTMLTableCellElement {
  const label = values.map((value, n) =>
    `${periods[n] || _("（未填自评周期）")} ${scoreText(value === null ? null : displayed(value))}`
  );
  return element("td", { class: "overview-drawn" }, coursePicture(values, most, label.join("，")));
}

function meanCell(point: Point | undefined): HTMLTableCellElement {
  const mean = point?.mean === null || !point ? null : displayed(point.mean);
  return element(
    "td",
    { class: "number" },
    scoreText(mean),
    point && element("small", {}, `${point.complete}/${point.count}`),
  );
}

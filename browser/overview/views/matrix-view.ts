import type { PlanData } from "../../core/plan-data.ts";
import { isComplete, type MeasureScore } from "../../core/scoring.ts";
import { button, element, fill } from "../../ui/dom.ts";
import { scoreText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import type { Row } from "../reading/intake.ts";
import { outcomeOf, shown } from "../labels.ts";
import { measureNumber, partOf, shade, signed } from "../numbers.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import { type Column, type Order, PagedTable } from "./paged-table.ts";
import { change } from "../statistics.ts";

/** What the matrix asks of the page. */
export interface MatrixActions {
  open: (row: Row, from: HTMLElement) => void;
  sort: (by: string) => void;
}

/** The table of one sector: a line for each unit, a column for each measure. */
export function matrixTable(
  { texts }: OverviewData,
  data: PlanData,
  earlier: Map<Row, Row>,
  actions: MatrixActions,
): PagedTable<Row> {
  const number = "number";
  const column = (
    kind: "group" | "measure",
    id: string,
    label: Node | string,
    of: (row: Row) => MeasureScore | undefined,
  ): Column<Row> => ({
    id: `${kind}:${id}`,
    label,
    sortable: true,
    class: `${number} ${kind}`,
    fill: (cell, row) => {
      const part = of(row);
      shade(cell, data, part?.score);
      scoreCell(cell, measureNumber(data, part), part?.answered ?? 0, part?.applicable ?? 0);
    },
  });
  const parts = data.sector.measures.flatMap(({ id, group }, n, all) => {
    const measure = column(
      "measure",
      id,
      shown(texts.measures[`${data.sector.id}.${id}`], id),
      ({ score }) => score.measures[id],
    );
    if (!group || all[n - 1]?.group === group) return [measure];
    const title = shown(texts.groups?.[`${data.sector.id}.${group}`], group);
    return [column("group", group, title, ({ score }) => score.groups[group]), measure];
  });
  return new PagedTable<Row>([
    {
      id: "unit",
      label: _("单位名称"),
      heading: true,
      sortable: true,
      fill: (cell, row) => {
        const open = button(row.assessment.unit, () => actions.open(row, open), { class: "overview-unit" });
        cell.append(open);
      },
    },
    {
      id: "period",
      label: _("自评周期"),
      sortable: true,
      fill: (cell, { assessment }) => fill(cell, assessment.period || _("（未填自评周期）")),
    },
    {
      id: "score",
      label: _("目前得分"),
      sortable: true,
      class: number,
      fill: (cell, { score }) => {
        shade(cell, data, partOf(data, score.score));
        scoreCell(cell, score.displayed, score.answered, score.applicable);
      },
    },
    {
      id: "coverage",
      label: _("已自评"),
      sortable: true,
      class: number,
      fill: (cell, { score }) =>
        fill(cell, score.applicable ? `${Math.floor(score.answered / score.applicable * 100)}%` : "—"),
    },
    {
      id: "grade",
      label: _("等次"),
      fill: (cell, { score }) =>
        fill(cell, score.grade === null ? outcomeOf(texts, score) || "—" : shown(texts.grades[score.grade])),
    },
    {
      id: "gaps",
      label: _("待整改"),
      sortable: true,
      class: number,
      fill: (cell, { score }) => fill(cell, String(score.gaps.length)),
    },
    {
      id: "toConfirm",
      label: _("待确认"),
      sortable: true,
      class: number,
      fill: (cell, { score }) => fill(cell, String(score.toConfirm.length)),
    },
    {
      id: "overdue",
      label: _("逾期整改"),
      sortable: true,
      class: number,
      fill: (cell, row) => fill(cell, String(row.overdue)),
    },
    {
      id: "change",
      label: _("较上一周期"),
      sortable: true,
      class: number,
      fill: (cell, row) => {
        const before = earlier.get(row);
        fill(
          cell,
          signed(change(row.score.displayed, before?.score.displayed)),
          before && element("small", {}, before.assessment.period || _("（未填自评周期）")),
        );
      },
    },
    ...parts,
  ], {
    caption: _("{sector}：各单位各项措施的得分", {
      sector: plainText(texts.sectors[data.sector.id], data.sector.id),
    }),
    class: "overview-matrix",
    tall: true,
    size: 100,
    empty: _("没有符合条件的单位。"),
    sort: actions.sort,
  });
}

/** Under which line of the matrix a row stands. */
export function matrixPart({ score }: Row): string {
  return isComplete(score) ? "" : _("没有评完或者待确认的单位：得分只是已自评部分的");
}

/** A number and how much it rests on: "83.3", and small "5/6". */
function scoreCell(cell: Element, value: number | null, answered: number, applicable: number): void {
  fill(cell, scoreText(value), element("small", {}, `${answered}/${applicable}`));
}

/** The order after a heading was pressed: that column, or the other way round. */
export function nextOrder(order: Order, by: string): Order {
  return { by, down: order.by === by && !order.down };
}

/** What the shades mean: each grade with the score it begins at. */
export function bandsNode({ texts }: OverviewData, data: PlanData): HTMLElement {
  const bands = data.grades.map(({ id, from }) => {
    const band = element("li", {}, shown(texts.grades[id], id), ` ≥ ${from}`);
    shade(band, data, partOf(data, from));
    return band;
  });
  return element("ul", { class: "overview-bands", "aria-label": _("底色的分档") }, ...bands);
}

import type { CellValue, ColumnKind, Sheet } from "../export/xlsx.ts";
import { pressing } from "../core/remedies.ts";
import { displayed } from "../core/scoring.ts";
import { localTime, today } from "../core/local-time.ts";
import { columnsOf } from "../ui/columns.ts";
import { _ } from "../ui/texts.ts";
import type { ExportContent } from "./exporting.ts";
import { KINDS } from "./hints/kinds.ts";
import { outcomeOf, outcomeText, remarks, remediesOf } from "./labels.ts";
import { measureNumber } from "./numbers.ts";
import { plainText, sectorData } from "./page-data.ts";
import type { Item, Row } from "./reading/intake.ts";
import type { Standing } from "./standing.ts";
import { change, type Quartiles, summarise } from "./statistics.ts";

/** A column of a sheet: its heading, its width in characters, and what stands in it. */
type Head = [label: string, width: number, kind?: ColumnKind];

function sheet(name: string, heads: Head[], rows: CellValue[][]): Sheet {
  return {
    name,
    header: heads.map(([label]) => label),
    widths: heads.map(([, width]) => width),
    kinds: heads.map(([, , kind]) => kind),
    rows,
  };
}

/** The sheets of the office's workbook, one after the other: each takes its time. */
export function* workbookSheets(content: ExportContent): Generator<Sheet> {
  const { data, figures, items, hints } = content;
  const { texts } = data;
  const kindName = (sector: string) => plainText(texts.sectors[sector], sector);
  const kinds = figures.kinds.map(({ sector, standing, expected }) => {
    const plan = sectorData(data, sector)!;
    const rows = figures.rows.filter(({ assessment }) => assessment.sector === sector);
    return {
      sector,
      plan,
      rows,
      standing,
      expected,
      title: kindName(sector),
      summary: summarise(plan, rows),
    };
  });
  const { listed } = figures;
  const standingCells = (title: string, standing: Standing, expected: CellValue): CellValue[] => [
    title,
    expected,
    standing.count,
    standing.complete,
    figures.shownMean(standing),
    ...spread(standing.scores),
    figures.shownChange(standing),
    standing.overdue.remedies,
    ...(standing.gaps.length
      ? [plainText(texts.requirements[standing.gaps[0].id], standing.gaps[0].id), standing.gaps[0].count]
      : []),
  ];
  yield sheet(_("汇总"), [
    [_("单位类型"), 24],
    [_("应交"), 8],
    [_("已交"), 8],
    [_("已评完"), 8],
    [_("平均分"), 8, "score"],
    ...spreadHeads(),
    [_("较上一周期"), 10, "score"],
    [_("逾期整改"), 8],
    [_("最常见的不足"), 50],
    [_("份数"), 8],
  ], [
    ...kinds.map(({ title, standing, expected }) => standingCells(title, standing, expected)),
    ...(kinds.length > 1 ? [standingCells(_("全部"), figures.all, listed?.expected)] : []),
    [],
    [`${_("自评周期")}: ${figures.period}`],
    [_("统计日期 {date}", { date: today() })],
    [plainText(texts.disclaimer)],
  ]);
  yield sheet(
    _("各项措施"),
    [
      [_("单位类型"), 20],
      [_("措施"), 40],
      [_("有得分的份数"), 12],
      ...spreadHeads(),
    ],
    kinds.flatMap(({ sector, title, summary }) =>
      summary.measures.map(({ id, values }) => [
        title,
        plainText(texts.measures[`${sector}.${id}`], id),
        values?.count ?? 0,
        ...spread(values, 100),
      ])
    ),
  );
  yield sheet(
    _("最常见的待整改要求"),
    [
      [_("单位类型"), 20],
      [_("编号"), 30],
      [_("要求"), 60],
      [_("份数"), 10],
      [_("全部份数"), 10],
    ],
    kinds.flatMap(({ title, summary: { gaps, count } }) =>
      gaps.map((gap) => [title, gap.id, plainText(texts.requirements[gap.id], gap.id), gap.count, count])
    ),
  );
  const unitHeads: Head[] = [
    [_("单位名称"), 28],
    [_("自评周期"), 14],
    [_("目前得分"), 10, "score"],
    [_("已自评"), 8],
    [_("适用"), 8],
    [_("等次"), 10],
    [_("待整改"), 8],
    [_("待确认"), 8],
    [_("逾期整改"), 8],
    [_("上一周期"), 14],
    [_("较上一周期"), 10, "score"],
    [_("保存时间"), 17, "time"],
  ];
  const unitCells = (row: Row): CellValue[] => {
    const { assessment, score } = row;
    const before = figures.earlier.get(row);
    return [
      assessment.unit,
      assessment.period,
      score.displayed,
      score.answered,
      score.applicable,
      score.grade === null ? outcomeOf(texts, score) : plainText(texts.grades[score.grade]),
      score.gaps.length,
      score.toConfirm.length,
      row.overdue,
      before?.assessment.period,
      change(score.displayed, before?.score.displayed),
      localTime(assessment.saved_at),
    ];
  };
  yield sheet(
    _("全部单位"),
    [[_("单位类型"), 20], ...unitHeads],
    kinds.flatMap(({ title, rows }) => rows.map((row) => [title, ...unitCells(row)])),
  );
  for (const { sector, plan, rows, title } of kinds) {
    if (!rows.length) continue;
    const measures = plan.sector.measures.map(({ id }) => id);
    yield sheet(
      title,
      [
        ...unitHeads,
        ...measures.flatMap((id): Head[] => {
          const name = plainText(texts.measures[`${sector}.${id}`], id);
          return [[name, 12, "score"], [`${name} (${_("已自评")})`, 8]];
        }),
      ],
      rows.map((row) => [
        ...unitCells(row),
        ...measures.flatMap((id) => {
          const measure = row.score.measures[id];
          return [measureNumber(plan, measure), `${measure.answered}/${measure.applicable}`];
        }),
      ]),
    );
  }
  const gapColumns = columnsOf("gaps");
  const day = today();
  yield sheet(
    _("整改清单"),
    [
      [_("单位类型"), 16],
      [_("单位名称"), 24],
      [_("自评周期"), 12],
      ...gapColumns.map((
        { label, width, name },
      ): Head => [label, width, name === "due" ? "date" : undefined]),
      [_("材料名称和存放处"), 36],
      [_("逾期"), 8],
    ],
    kinds.flatMap(({ plan, rows, title }) =>
      rows.flatMap((row) => {
        const { unit, period } = row.assessment;
        const late = new Set(pressing(row.score.open, row.stored.answers, day).overdue);
        return remediesOf(texts, plan, row).map((gap) => [
          title,
          unit,
          period,
          ...gapColumns.map(({ value }) => value(gap)),
          gap.answer?.evidence,
          late.has(gap.id) ? _("逾期") : "",
        ]);
      })
    ),
  );
  yield sheet(
    _("需要核实"),
    [[_("种类"), 24], [_("单位名称"), 40], [_("自评周期"), 12], [_("发现"), 50], [_("要求"), 50], [
      _("为什么列出"),
      50,
    ]],
    hints.map(({ kind, rows, values, requirement }) => [
      KINDS[kind].title(),
      rows.map(({ assessment }) => assessment.unit).join(_("、")),
      [...new Set(rows.map(({ period }) => period))].join(_("、")),
      KINDS[kind].found(values),
      requirement && plainText(texts.requirements[requirement], requirement),
      KINDS[kind].why(),
    ]),
  );
  if (listed) {
    yield sheet(
      _("还没有交的单位"),
      [[_("单位名称"), 36], [_("单位类型"), 24], [_("上级单位"), 36]],
      listed.missing.map(({ name, sector, parent }) => [name, sector && kindName(sector), parent]),
    );
  }
  yield sheet(_("文件清单"), [
    [_("文件"), 40],
    [_("结果"), 12],
    [_("单位名称"), 28],
    [_("单位类型"), 20],
    [_("自评周期"), 14],
    [_("保存时间"), 18, "time"],
    [_("说明"), 60],
  ], items.map((item) => itemCells(item, kindName)));
}

function itemCells(item: Item, kindName: (sector: string) => string): CellValue[] {
  const { name, outcome, row } = item;
  return [
    name,
    outcomeText(outcome),
    row?.assessment.unit,
    row && kindName(row.assessment.sector),
    row?.assessment.period,
    row && localTime(row.assessment.saved_at),
    remarks(item).join(_("；")),
  ];
}

function spreadHeads(): Head[] {
  return [_("最低"), "Q1", _("中位数"), "Q3", _("最高")].map((label): Head => [label, 10, "score"]);
}

function spread(values: Quartiles | null, factor = 1): CellValue[] {
  if (!values) return [null, null, null, null, null];
  return [values.min, values.q1, values.median, values.q3, values.max].map((one) => displayed(one * factor));
}

import type { Assessment } from "../core/assessment.ts";
import { fileName } from "../core/file-name.ts";
import { type CellValue, type Sheet, writeWorkbook } from "../export/xlsx.ts";
import { columnsOf } from "../ui/columns.ts";
import { localTime, now, today } from "../core/local-time.ts";
import { saveFile } from "../ui/saving.ts";
import { _ } from "../ui/texts.ts";
import { formatCollection } from "../core/collection.ts";
import type { Item, Row } from "./reading/intake.ts";
import { gapsOf, outcomeOf, outcomeText, remarks } from "./labels.ts";
import { measureNumber } from "./numbers.ts";
import { Pace } from "./reading/pace.ts";
import { type OverviewData, plainText, sectorData } from "./page-data.ts";
import { change, type Quartiles, summarise, type Summary } from "./statistics.ts";
import { tidyHead, tidyLines } from "./tidy.ts";

/** What a workbook is made of: the rows of the chosen periods, and all files. */
export interface WorkbookContent {
  rows: Row[];
  earlier: Map<Row, Row>;
  items: Item[];
  /** The chosen periods, in words. */
  period: string;
}

/** Every answer of every assessment that counts, as a tidy table for programs. */
export async function exportTidy(data: OverviewData, rows: Row[]): Promise<void> {
  function* lines(): Generator<string> {
    yield tidyHead();
    for (const row of rows) {
      const sector = sectorData(data, row.assessment.sector);
      if (sector) yield tidyLines(sector, row);
    }
  }
  saveFile(named("csv"), await gathered(lines()));
}

/** One file with every assessment that counts; this page opens it again. */
export async function exportCollection(data: OverviewData, rows: Row[]): Promise<void> {
  const { plan } = data.sectors[0];
  function* assessments(): Generator<Assessment> {
    for (const { assessment, stored } of rows) yield stored.assessment(assessment);
  }
  saveFile(named("json"), await gathered(formatCollection(plan, assessments(), now())));
}

/** A long text as a file, in short stretches: turned into bytes bit by bit, since all at once takes seconds. */
async function gathered(parts: Iterable<string>): Promise<Blob> {
  const pace = new Pace();
  const blobs: Blob[] = [];
  let waiting = "";
  for (const part of parts) {
    waiting += part;
    if (waiting.length > 500_000) {
      blobs.push(new Blob([waiting]));
      waiting = "";
    }
    await pace.rest();
  }
  return new Blob([...blobs, waiting]);
}

/** Summary, a matrix for each sector, gaps and the list of files, as a workbook. */
export async function exportWorkbook(data: OverviewData, content: WorkbookContent): Promise<void> {
  const pace = new Pace();
  const sheets: Sheet[] = [];
  for (const sheet of workbookSheets(data, content)) {
    sheets.push(sheet);
    await pace.rest();
  }
  const pieces = await writeWorkbook(sheets, () => pace.rest());
  saveFile(named("xlsx"), new Blob(pieces));
}

/** The workbook's sheets, one after the other. */
function* workbookSheets(data: OverviewData, content: WorkbookContent): Generator<Sheet> {
  const { texts } = data;
  const gapColumns = columnsOf("gaps");
  const sectors = data.sectors.flatMap((plan) => {
    const rows = content.rows.filter(({ assessment }) => assessment.sector === plan.sector.id);
    const title = plainText(texts.sectors[plan.sector.id], plan.sector.id);
    return rows.length ? [{ plan, rows, title, summary: summarise(plan, rows) }] : [];
  });
  yield {
    name: _("汇总"),
    header: [
      _("单位类型"),
      _("份数"),
      _("已评完"),
      _("最低"),
      "Q1",
      _("中位数"),
      "Q3",
      _("最高"),
    ],
    widths: [30, 12, 12, 12, 12, 12, 12, 12],
    rows: [
      ...sectors.map(({ title, summary }) => [
        title,
        summary.count,
        summary.complete,
        ...spread(summary.scores),
      ]),
      [],
      [`${_("自评周期")}: ${content.period}`],
      [plainText(texts.disclaimer)],
    ],
  };
  yield {
    name: _("各项措施"),
    header: [_("单位类型"), _("措施"), _("有得分的份数"), _("最低"), "Q1", _("中位数"), "Q3", _("最高")],
    widths: [20, 40, 12, 10, 10, 10, 10, 10],
    rows: sectors.flatMap(({ plan, title, summary }) =>
      summary.measures.map(({ id, values }) => [
        title,
        plainText(texts.measures[`${plan.sector.id}.${id}`], id),
        values?.count ?? 0,
        ...spread(values, 100),
      ])
    ),
  };
  yield {
    name: _("最常见的待整改要求"),
    header: [_("单位类型"), _("编号"), _("要求"), _("份数"), _("全部份数")],
    widths: [20, 30, 60, 10, 10],
    rows: sectors.flatMap(({ title, summary }) => commonGaps(title, summary)),
  };
  for (const { plan, rows, title } of sectors) {
    const measures = plan.sector.measures.map(({ id }) => id);
    yield {
      name: title,
      header: [
        _("单位名称"),
        _("自评周期"),
        _("目前得分"),
        _("已自评"),
        _("适用"),
        _("等次"),
        _("待整改"),
        _("上一周期"),
        _("较上一周期"),
        ...measures.flatMap((id) => {
          const name = plainText(texts.measures[`${plan.sector.id}.${id}`], id);
          return [name, `${name} (${_("已自评")})`];
        }),
      ],
      widths: [28, 14, 10, 8, 8, 10, 8, 14, 10, ...measures.flatMap(() => [12, 8])],
      rows: rows.map((row): CellValue[] => {
        const { assessment, score } = row;
        const before = content.earlier.get(row);
        return [
          assessment.unit,
          assessment.period,
          score.displayed,
          score.answered,
          score.applicable,
          score.grade === null ? outcomeOf(texts, score) : plainText(texts.grades[score.grade]),
          score.gaps.length,
          before?.assessment.period,
          change(score.displayed, before?.score.displayed),
          ...measures.flatMap((id) => [
            measureNumber(plan, score.measures[id]),
            `${score.measures[id].answered}/${score.measures[id].applicable}`,
          ]),
        ];
      }),
    };
  }
  yield {
    name: _("整改清单"),
    header: [_("单位类型"), _("单位名称"), _("自评周期"), ...gapColumns.map(({ label }) => label)],
    widths: [16, 24, 12, ...gapColumns.map(({ width }) => width)],
    rows: sectors.flatMap(({ plan, rows, title }) =>
      rows.flatMap((row) => {
        const { unit, period } = row.assessment;
        const gaps = gapsOf(texts, plan, row);
        return gaps.map((gap) => [title, unit, period, ...gapColumns.map(({ value }) => value(gap))]);
      })
    ),
  };
  yield {
    name: _("文件清单"),
    header: [_("文件"), _("结果"), _("单位名称"), _("单位类型"), _("自评周期"), _("保存时间"), _("说明")],
    widths: [40, 12, 28, 20, 14, 18, 60],
    rows: content.items.map((item) => {
      const { name, outcome, row } = item;
      return [
        name,
        outcomeText(outcome),
        row?.assessment.unit,
        row && plainText(texts.sectors[row.assessment.sector]),
        row?.assessment.period,
        row && localTime(row.assessment.saved_at),
        remarks(item).join(_("；")),
      ];
    }),
  };

  function commonGaps(title: string, { gaps, count }: Summary): CellValue[][] {
    return gaps.map((
      gap,
    ) => [title, gap.id, plainText(texts.requirements[gap.id], gap.id), gap.count, count]);
  }
}

function spread(values: Quartiles | null, factor = 1): CellValue[] {
  if (!values) return [null, null, null, null, null];
  return [values.min, values.q1, values.median, values.q3, values.max].map((one) => one * factor);
}

function named(extension: "csv" | "json" | "xlsx"): string {
  return fileName({ unit: _("各单位总览"), sector: "", period: "", date: today(), extension });
}

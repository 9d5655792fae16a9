import { today } from "../core/local-time.ts";
import type { Block } from "../export/docx.ts";
import { scoreText } from "../ui/score-text.ts";
import { _ } from "../ui/texts.ts";
import type { Figures } from "./figures.ts";
import { hundred, signed } from "./numbers.ts";
import { type OverviewData, plainText } from "./page-data.ts";
import type { Move, Standing } from "./standing.ts";
import { sourceText } from "./source-text.ts";

const GAPS_TOLD = 10;

/** The office's bulletin (通报): where the units stand, who is missing, what falls short most often. */
export function bulletin({ texts }: OverviewData, figures: Figures): Block[] {
  const { all, kinds, listed, improved, fallen, period } = figures;
  const kindName = (sector: string) => plainText(texts.sectors[sector], sector);
  const paragraph = (...sentences: (string | false | null | undefined)[]): Block => ({
    kind: "paragraph",
    text: sentences.filter(Boolean).join(""),
  });
  const heading = (text: string): Block => ({ kind: "heading", text });
  const line = (title: string, standing: Standing, expected: number | undefined) => [
    title,
    ...(listed ? [String(expected ?? "—")] : []),
    String(standing.count),
    String(standing.complete),
    scoreText(figures.shownMean(standing)),
    standing.scores ? `${hundred(standing.scores.min)}–${hundred(standing.scores.max)}` : "—",
    signed(figures.shownChange(standing)),
    String(standing.overdue.remedies),
  ];
  const moves = (title: string, list: Move[]): Block[] =>
    list.length
      ? [{
        kind: "table",
        caption: title,
        header: [_("单位名称"), _("单位类型"), _("上一周期"), _("本期"), _("升降")],
        widths: [30, 20, 12, 12, 12],
        rows: list.map(({ row, before, by }) => [
          row.assessment.unit,
          kindName(row.assessment.sector),
          scoreText(before.score.displayed),
          scoreText(row.score.displayed),
          signed(by),
        ]),
      }]
      : [];
  return [
    { kind: "title", text: _("关于各单位自查情况的通报") },
    heading(_("一、总体情况")),
    paragraph(
      _("统计范围：{period}。", { period }),
      listed
        ? _("应交 {expected} 个单位，已交 {done} 个，还有 {missing} 个没有交。", {
          expected: listed.expected,
          done: listed.expected - listed.missing.length,
          missing: listed.missing.length,
        })
        : _("收到自评 {number} 份。", { number: all.count }),
      _("已评完 {complete} 份。", { complete: all.complete }),
      all.scores &&
        _("平均分 {mean}，最低 {min}，最高 {max}。", {
          mean: scoreText(figures.shownMean(all)),
          min: hundred(all.scores.min),
          max: hundred(all.scores.max),
        }),
      all.change &&
        _("与上一周期相比，{number} 个单位可比，平均升降 {change}。", {
          number: all.change.count,
          change: signed(figures.shownChange(all)),
        }),
      _("逾期没有完成的整改 {remedies} 项，涉及 {units} 个单位。", { ...all.overdue }),
    ),
    {
      kind: "table",
      caption: _("各类单位"),
      header: [
        _("单位类型"),
        ...(listed ? [_("应交")] : []),
        _("已交"),
        _("已评完"),
        _("平均分"),
        _("最低–最高"),
        _("较上一周期"),
        _("逾期整改"),
      ],
      widths: [26, ...(listed ? [9] : []), 9, 10, 10, 14, 12, 10],
      rows: [
        ...kinds.map(({ sector, standing, expected }) => line(kindName(sector), standing, expected)),
        ...(kinds.length > 1 ? [line(_("全部"), all, listed?.expected)] : []),
      ],
    },
    heading(_("二、升降情况")),
    improved.length || fallen.length
      ? paragraph(_("以下只列两个周期都已评完的单位。"))
      : paragraph(_("没有可比的单位。")),
    ...moves(_("进步最大"), improved),
    ...moves(_("下降最多"), fallen),
    heading(_("三、存在的不足")),
    all.gaps.length
      ? {
        kind: "table",
        caption: _("最常见的待整改要求"),
        header: [_("要求"), _("单位类型"), _("份数")],
        widths: [56, 24, 10],
        rows: all.gaps.slice(0, GAPS_TOLD).map(({ id, sector, count }) => [
          plainText(texts.requirements[id], id),
          kindName(sector),
          String(count),
        ]),
      }
      : paragraph(_("没有待整改的要求。")),
    heading(_("四、还没有交的单位")),
    listed
      ? paragraph(
        listed.missing.map(({ name }) => name).join(_("、")) || _("名单上的单位都交了。"),
        listed.missing.length > 0 && _("。"),
      )
      : paragraph(_("没有应交名单，不能统计。")),
    paragraph(sourceText(figures)),
    { kind: "right", text: today() },
  ];
}

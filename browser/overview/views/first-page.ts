import { button, element } from "../../ui/dom.ts";
import { scoreText } from "../../ui/score-text.ts";
import { _ } from "../../ui/texts.ts";
import { shown } from "../labels.ts";
import { hundred, signed, totalOf } from "../numbers.ts";
import { type OverviewData, plainText } from "../page-data.ts";
import type { Figures } from "../figures.ts";
import { sourceText } from "../source-text.ts";
import type { Move, Standing } from "../standing.ts";
import { barsPicture, spreadPicture } from "./pictures.ts";
import { type Head, wholeTable } from "./tables.ts";

const GAPS_SHOWN = 5, MISSING_SHOWN = 12;

/** The page for a reader with five minutes: where all kinds of unit stand, on one sheet of paper. */
export function firstPageNodes(data: OverviewData, figures: Figures, print: () => void): Node[] {
  const { texts } = data;
  const { all, kinds, listed, period } = figures;
  const total = totalOf(data);
  const grades = data.sectors[0].grades.map(({ id }) => id);
  const gradeNames = grades.map((id) => plainText(texts.grades[id], id));
  const heads: Head[] = [
    { label: _("单位类型") },
    ...(listed ? [{ label: _("应交"), number: true }] : []),
    { label: _("已交"), number: true },
    { label: _("已评完"), number: true },
    { label: _("平均分"), number: true },
    { label: _("中间一半单位") },
    { label: _("较上一周期"), number: true },
    ...(grades.length > 1
      ? [{ label: _("各等次单位数（{grades}）", { grades: gradeNames.join("/") }) }]
      : []),
    { label: _("逾期整改"), number: true },
    { label: _("最常见的不足") },
  ];
  const line = (title: Node | string, standing: Standing, expected: number | undefined) => [
    title,
    ...(listed ? [String(expected ?? "—")] : []),
    String(standing.count),
    String(standing.complete),
    scoreText(figures.shownMean(standing)),
    spreadCell(standing, total),
    signed(figures.shownChange(standing)),
    ...(grades.length > 1 ? [gradesCell(grades.map((id) => standing.grades[id] ?? 0), gradeNames)] : []),
    String(standing.overdue.remedies),
    standing.gaps.length ? gapNode(data, standing, standing.gaps[0], false) : "—",
  ];
  const lists = [
    moveList(_("进步最大"), data, figures.improved),
    moveList(_("下降最多"), data, figures.fallen),
    list(_("最常见的不足"), all.gaps.slice(0, GAPS_SHOWN).map((gap) => gapNode(data, all, gap, true))),
    ...(listed ? [missingList(listed.missing.map(({ name }) => name))] : []),
  ];
  return [
    element("p", { class: "overview-scope" }, period),
    numbers(figures),
    wholeTable("kinds", _("各类单位"), heads, [
      ...kinds.map(({ sector, standing, expected }) =>
        line(shown(texts.sectors[sector], sector), standing, expected)
      ),
      ...(kinds.length > 1 ? [line(_("全部"), all, listed?.expected)] : []),
    ]),
    element("div", { class: "overview-lists" }, ...lists),
    element("p", { class: "overview-source" }, sourceText(figures)),
    element("p", { class: "overview-actions" }, button(_("打印这一页"), print)),
  ];
}

function numbers(figures: Figures): HTMLElement {
  const { all, listed } = figures;
  const change = figures.shownChange(all);
  const one = (label: string, value: string, about: string) =>
    element(
      "div",
      {},
      element("dt", {}, label),
      element("dd", {}, element("strong", {}, value), element("small", {}, about)),
    );
  return element(
    "dl",
    { class: "overview-numbers" },
    listed
      ? one(
        _("已交单位"),
        `${listed.expected - listed.missing.length}/${listed.expected}`,
        _("还有 {number} 个没有交", { number: listed.missing.length }),
      )
      : one(_("已交"), String(all.count), _("份自评；没有应交名单")),
    one(
      _("已评完"),
      String(all.complete),
      _("还有 {number} 份没有评完或者待确认", { number: all.count - all.complete }),
    ),
    one(
      _("平均分"),
      scoreText(figures.shownMean(all)),
      all.scores
        ? _("最低 {min}，最高 {max}", { min: hundred(all.scores.min), max: hundred(all.scores.max) })
        : _("还没有评完的"),
    ),
    one(
      _("较上一周期"),
      signed(change),
      all.change ? _("{number} 个单位可比", { number: all.change.count }) : _("没有可比的单位"),
    ),
    one(
      _("逾期整改"),
      _("{number} 项", { number: all.overdue.remedies }),
      _("涉及 {number} 个单位", { number: all.overdue.units }),
    ),
  );
}

function spreadCell({ scores }: Standing, total: number): HTMLTableCellElement {
  if (!scores) return element("td", {}, "—");
  const [q1, q3] = [hundred(scores.q1), hundred(scores.q3)];
  const label = _("最低 {min}，中位数 {median}，最高 {max}", {
    min: hundred(scores.min),
    median: hundred(scores.median),
    max: hundred(scores.max),
  });
  return element("td", { class: "overview-drawn" }, `${q1}–${q3}`, spreadPicture(scores, total, label));
}

function gradesCell(counts: number[], names: string[]): HTMLTableCellElement {
  const label = counts.map((count, n) => `${names[n]} ${count}`).join("，");
  return element("td", { class: "overview-drawn" }, counts.join("/"), barsPicture(counts, label));
}

function gapNode(
  { texts }: OverviewData,
  { count }: Standing,
  gap: Standing["gaps"][number],
  withKind: boolean,
): HTMLElement {
  const kind = withKind ? `${plainText(texts.sectors[gap.sector], gap.sector)} · ` : "";
  const part = withKind ? _("{number} 个单位", { number: gap.count }) : `${gap.count}/${count}`;
  return element(
    "span",
    {},
    kind,
    shown(texts.requirements[gap.id], gap.id),
    element("small", {}, ` ${part}`),
  );
}

function moveList(title: string, { texts }: OverviewData, moves: Move[]): HTMLElement {
  return list(
    title,
    moves.map(({ row, before, by }) =>
      element(
        "span",
        {},
        row.assessment.unit,
        element("small", {}, ` ${plainText(texts.sectors[row.assessment.sector])} `),
        `${scoreText(before.score.displayed)} → ${scoreText(row.score.displayed)} (${signed(by)})`,
      )
    ),
  );
}

function missingList(names: string[]): HTMLElement {
  const more = names.length - MISSING_SHOWN;
  const text = names.slice(0, MISSING_SHOWN).join(_("、")) +
    (more > 0 ? _("……还有 {number} 个", { number: more }) : "");
  const title = element("h3", {}, _("还没有交的单位"));
  return element("section", {}, title, element("p", {}, text || _("没有。")));
}

function list(title: string, entries: (Node | string)[]): HTMLElement {
  return element(
    "section",
    {},
    element("h3", {}, title),
    entries.length
      ? element("ol", {}, ...entries.map((entry) => element("li", {}, entry)))
      : element("p", {}, _("没有。")),
  );
}

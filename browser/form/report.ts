import { type Block, writeDocument } from "../export/docx.ts";
import { paperFonts } from "../export/paper-fonts.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { _ } from "../ui/texts.ts";

/** How far a requirement is: met, to be put right, not applicable, or not answered yet. */
export type Outcome = "met" | "gap" | "na" | "open";

/** A requirement with its answer, its number, its outcome, and whether something is, or was, to be put right. */
export interface ReportRow extends Told {
  number: string;
  outcome: Outcome;
  remedy: boolean;
}

/** A measure: what is shown of its score, and its requirements that apply. */
export interface ReportMeasure {
  title: string;
  score: string;
  rows: ReportRow[];
}

/** All that is told in a report; texts as the page shows them. */
export interface ReportContent {
  unit: string;
  period: string;
  sector: string;
  /** The score so far, or the score with its grade. */
  standing: string;
  /** Whose rules the score goes by. */
  disclaimer: string;
  toConfirm: number;
  /** What is still to be put right, and what of that was due before today. */
  open: number;
  overdue: number;
  day: string;
  measures: ReportMeasure[];
}

/** A unit's report on its assessment (自评报告): where it stands, what is done, what falls short, what is done about it. */
export function report(content: ReportContent): Block[] {
  const { unit, period, sector, measures, toConfirm, overdue } = content;
  const rows = measures.flatMap((measure) => measure.rows);
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome);
  const [met, left, open] = [of("met"), of("na"), of("open")];
  const remedies = rows.filter(({ remedy }) => remedy);
  return [
    { kind: "title", text: unit ? _("{unit}自评报告", { unit }) : _("自评报告") },
    heading(_("一、基本情况")),
    paragraph(
      _("单位类型：{sector}。", { sector }),
      period && _("自评周期：{period}。", { period }),
      _("适用的要求 {number} 条。", { number: rows.length - left.length }),
      _("已做到 {met} 条，待整改 {gaps} 条。", { met: met.length, gaps: content.open }),
      remedies.length > content.open &&
        _("已完成整改 {number} 项。", { number: remedies.length - content.open }),
      open.length > 0 && _("还没有自评 {number} 条。", { number: open.length }),
      toConfirm > 0 && _("沿用上期结果、还没有确认 {number} 条。", { number: toConfirm }),
      overdue > 0 && _("逾期没有完成的整改 {number} 项。", { number: overdue }),
    ),
    paragraph(content.standing),
    paragraph(content.disclaimer),
    {
      kind: "table",
      caption: _("各项措施"),
      header: [_("措施"), _("得分"), _("已做到"), _("待整改"), _("不适用")],
      widths: [48, 12, 12, 12, 12],
      rows: measures.map((measure) => {
        const count = (outcome: Outcome) =>
          String(measure.rows.filter((row) => row.outcome === outcome).length);
        return [measure.title, measure.score, count("met"), count("gap"), count("na")];
      }),
    },
    heading(_("二、已经做到的")),
    ...(met.length ? measures.flatMap(done) : [paragraph(_("没有。"))]),
    heading(_("三、存在的不足和整改措施")),
    ...(remedies.length
      ? [
        list("", remedies, ["text", "rating", "note", "action", "post", "due", "done"]),
      ]
      : [paragraph(_("目前没有待整改的要求。"))]),
    ...(left.length ? [heading(_("四、不适用的要求")), list("", left, ["text", "na"])] : []),
    ...(open.length ? [heading(_("附：还没有自评的要求")), list("", open, ["text"])] : []),
    ...(unit ? [{ kind: "right" as const, text: unit }] : []),
    { kind: "right", text: content.day },
  ];
}

/** The same in a few words, for a chat. */
export function message({ unit, period, sector, standing, overdue }: ReportContent): string {
  return [
    [unit, period, _("自查结果")].filter(Boolean).join(" "),
    `${sector} · ${standing}`,
    overdue > 0 && _("逾期没有完成的整改 {number} 项。", { number: overdue }),
  ].filter(Boolean).join("\n");
}

/** The bytes of the report as a Word document, laid out as official papers are. */
export function reportFile(content: ReportContent, language: string): Uint8Array<ArrayBuffer> {
  return writeDocument(report(content), paperFonts(language), language);
}

function done({ title, rows }: ReportMeasure): Block[] {
  const met = rows.filter(({ outcome }) => outcome === "met");
  // What is noted beside something that is done is no shortfall.
  return met.length
    ? [list(title, met, ["text", "rating", "note", "evidence"], { note: _("情况说明") })]
    : [];
}

/** A table of requirements with these columns, as wide as in a spreadsheet; `labels` stand in place of theirs. */
function list(
  caption: string,
  rows: ReportRow[],
  names: string[],
  labels: Record<string, string> = {},
): Block {
  const columns = columnsOf("report").filter(({ name }) => names.includes(name));
  return {
    kind: "table",
    caption,
    header: [_("序号"), ...columns.map(({ name, label }) => labels[name] ?? label)],
    widths: [11, ...columns.map(({ width }) => width)],
    rows: rows.map((row) => [row.number, ...columns.map(({ value }) => String(value(row) ?? ""))]),
  };
}

function heading(text: string): Block {
  return { kind: "heading", text };
}

function paragraph(...sentences: (string | false)[]): Block {
  return { kind: "paragraph", text: sentences.filter(Boolean).join("") };
}

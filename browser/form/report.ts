import { type Block, writeDocument } from "../export/docx.ts";
import { paperFonts } from "../export/paper-fonts.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { _, filled, type Values } from "../ui/texts.ts";

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

/** A plan's own wording (data/report.yml, selfcheck/plan/report.py); what it leaves out is worded as usual. */
export interface Wording {
  title?: string;
  untitled?: string;
  opening?: string[];
  headings?: { facts?: string; met?: string; gaps?: string; not_applicable?: string; unanswered?: string };
  facts?: string[];
  closing?: string[];
  message?: string[];
}

/** A unit's report on its assessment (自评报告): where it stands, what is done, what falls short, what is done about it. */
export function report(content: ReportContent, own: Wording): Block[] {
  const { unit, measures } = content;
  const rows = measures.flatMap((measure) => measure.rows);
  const of = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome);
  const [met, left, open] = [of("met"), of("na"), of("open")];
  const remedies = rows.filter(({ remedy }) => remedy);
  const values = valuesOf(content);
  const title = unit ? own.title ?? _("{unit}自评报告") : own.untitled ?? _("自评报告");
  const headings = own.headings ?? {};
  return [
    { kind: "title", text: filled(title, values) },
    ...paragraphs(own.opening, values),
    heading(headings.facts ?? _("一、基本情况")),
    { kind: "paragraph", text: joined(told(own.facts ?? usualFacts(), values)) },
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
    heading(headings.met ?? _("二、已经做到的")),
    ...(met.length ? measures.flatMap(done) : [paragraph(_("没有。"))]),
    heading(headings.gaps ?? _("三、存在的不足和整改措施")),
    ...(remedies.length
      ? [
        list("", remedies, ["text", "rating", "note", "action", "post", "due", "done"]),
      ]
      : [paragraph(_("目前没有待整改的要求。"))]),
    ...(left.length
      ? [heading(headings.not_applicable ?? _("四、不适用的要求")), list("", left, ["text", "na"])]
      : []),
    ...(open.length
      ? [heading(headings.unanswered ?? _("附：还没有自评的要求")), list("", open, ["text"])]
      : []),
    ...paragraphs(own.closing, values),
    ...(unit ? [{ kind: "right" as const, text: unit }] : []),
    { kind: "right", text: content.day },
  ];
}

/** The same in a few words, for a chat. */
export function message(content: ReportContent, own: Wording): string {
  const usual = [
    _("{unit} {period} 自查结果"),
    "{sector} · {standing}",
    _("逾期没有完成的整改 {overdue} 项。"),
  ];
  return told(own.message ?? usual, valuesOf(content)).join("\n");
}

/** The bytes of the report as a Word document, laid out as official papers are. */
export function reportFile(
  content: ReportContent,
  own: Wording,
  language: string,
): Uint8Array<ArrayBuffer> {
  return writeDocument(report(content, own), paperFonts(language), language);
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

function paragraph(text: string): Block {
  return { kind: "paragraph", text };
}

function paragraphs(texts: string[] = [], values: Values): Block[] {
  return told(texts, values).map(paragraph);
}

/** The sentences of the first part, where a plan has none of its own. */
function usualFacts(): string[] {
  return [
    _("单位类型：{sector}。"),
    _("自评周期：{period}。"),
    _("适用的要求 {applicable} 条。"),
    _("已做到 {met} 条，待整改 {gaps} 条。"),
    _("已完成整改 {closed} 项。"),
    _("还没有自评 {unanswered} 条。"),
    _("沿用上期结果、还没有确认 {to_confirm} 条。"),
    _("逾期没有完成的整改 {overdue} 项。"),
  ];
}

/** What a wording may have filled in: selfcheck/plan/report.py names the places. */
function valuesOf(content: ReportContent): Values {
  const rows = content.measures.flatMap((measure) => measure.rows);
  const count = (outcome: Outcome) => rows.filter((row) => row.outcome === outcome).length;
  return {
    unit: content.unit,
    period: content.period,
    sector: content.sector,
    date: content.day,
    standing: content.standing,
    applicable: rows.length - count("na"),
    met: count("met"),
    gaps: content.open,
    closed: rows.filter(({ remedy }) => remedy).length - content.open,
    overdue: content.overdue,
    not_applicable: count("na"),
    unanswered: count("open"),
    to_confirm: content.toConfirm,
  };
}

/** Sentences, filled in; one is left out when all that would be filled in is empty or none. */
function told(sentences: string[], values: Values): string[] {
  return sentences.filter((sentence) => {
    const places = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => values[name]);
    return !places.length || places.some(Boolean);
  }).map((sentence) => filled(sentence, values).replace(/ {2,}/g, " ").trim());
}

/** Sentences one after another: between Chinese ones there is no space. */
function joined(sentences: string[]): string {
  return sentences.map((each) => /[\u3000-\u9fff\uff00-\uffef]$/.test(each) ? each : `${each} `).join("")
    .trim();
}

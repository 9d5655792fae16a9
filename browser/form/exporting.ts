import { formatAssessment } from "../core/assessment.ts";
import { formatCollection } from "../core/collection.ts";
import { toCsv } from "../core/csv.ts";
import { fileName } from "../core/file-name.ts";
import { now, today } from "../core/local-time.ts";
import { pressing } from "../core/remedies.ts";
import { scoreSector } from "../core/scoring.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element, one } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import { measureText, standingText } from "../ui/score-text.ts";
import { loadBlank, loadWorkbooks } from "../workbook/on-demand.ts";
import type { Form, Row } from "./form.ts";
import type { Notices } from "./notices.ts";
import type {} from "./report-bundle.ts";
import type { Outcome, ReportContent, Wording } from "./report.ts";
import { dialog } from "../ui/dialog.ts";
import { nameFor, saveFile } from "../ui/saving.ts";
import { numberOf, ratingLabelOf, textOf, titleOf } from "./shown-texts.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** Files made from the assessment on the page. */
export class Exporting {
  constructor(
    private readonly session: Session,
    private readonly form: Form,
    private readonly notices: Notices,
  ) {}

  /** The same as text, where a browser cannot save files. */
  copy(): void {
    this.session.flush();
    const said = _("已复制。可以粘贴到聊天或邮件里，再用“粘贴文本”打开。");
    this.offer(_("复制为文本"), formatAssessment(this.session.assessment), 8, said);
  }

  /** Shows a text to be copied, as many lines of it; `said` once it is. */
  private offer(title: string, text: string, rows: number, said: string): void {
    const box = element("textarea", { rows, readonly: true, "aria-label": _("自查内容") });
    box.value = text;
    const copied = () => this.notices.show("copied", said);
    dialog(title, [box], [{
      label: _("复制"),
      act: () => {
        // The clipboard interface is missing from file:// and from old in-app browsers.
        if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, () => {});
      },
    }]);
    box.select();
    if (!navigator.clipboard && document.execCommand("copy")) copied();
  }

  /** Every assessment of the plan on this computer, in one file that can be opened again. */
  all(): void {
    this.session.flush();
    const list = this.session.list(true);
    const every = list.ok ? list.records.map(({ assessment }) => assessment) : [];
    const parts = [...formatCollection(this.session.data.plan, every, now())];
    const name = {
      unit: _("本机全部自查"),
      sector: "",
      period: "",
      date: today(),
      extension: "json",
    } as const;
    saveFile(fileName(name), parts.join(""));
  }

  /** The answers that apply, as a CSV file. */
  csv(): void {
    saveFile(nameFor(this.session.assessment, "csv"), toCsv(columnsOf("assessment"), this.told()));
  }

  /** The site's own workbook, filled in: it can be filled in further and handed in or opened again. */
  async excel(): Promise<void> {
    const { assessment } = this.session;
    const [{ fillWorkbook }, blank] = await Promise.all([
      loadWorkbooks(),
      loadBlank(assessment.sector, document.documentElement.lang),
    ]);
    saveFile(nameFor(assessment, "xlsx"), fillWorkbook(blank, assessment));
    this.session.noteOffered();
  }

  /** The report on the assessment, as a Word document. */
  async report(): Promise<void> {
    const { reportFile } = await this.loadReport();
    const { assessment } = this.session;
    const bytes = reportFile(this.reportContent(), wording(), document.documentElement.lang);
    saveFile(nameFor(assessment, "docx"), new Blob([bytes]));
  }

  /** Where the unit stands in a few words, to be copied into a chat. */
  async message(): Promise<void> {
    const { message } = await this.loadReport();
    this.offer(_("复制结果"), message(this.reportContent(), wording()), 4, _("已复制。"));
  }

  private async loadReport(): Promise<NonNullable<typeof globalThis.selfCheckReport>> {
    await loadScript("self-check-report.js");
    return globalThis.selfCheckReport!;
  }

  private reportContent(): ReportContent {
    this.session.flush();
    const { assessment, data } = this.session;
    const score = scoreSector(data, assessment.facets, assessment.answers);
    const gaps = new Set(score.gaps), remedies = new Set(score.remedies);
    const told = new Map(this.told().map((row) => [row.id, row]));
    return {
      unit: assessment.unit,
      period: assessment.period,
      sector: (one(document, "h1").firstChild?.textContent ?? "").trim(),
      standing: standingText(data, score, this.form.outcome(score)),
      disclaimer: (one(this.form.root, ".disclaimer").firstChild?.textContent ?? "").trim(),
      toConfirm: score.toConfirm.length,
      open: score.open.length,
      overdue: pressing(score.open, assessment.answers, today()).overdue.length,
      day: today(),
      measures: data.sector.measures.map(({ id, requirements }) => ({
        title: titleOf(this.form, id),
        score: measureText(data, score.measures[id]),
        rows: requirements.flatMap(({ id }) => {
          const row = told.get(id);
          return row
            ? [{
              ...row,
              number: numberOf(this.form.rows.get(id)!),
              outcome: outcomeOf(row, gaps),
              remedy: remedies.has(id),
            }]
            : [];
        }),
      })).filter(({ rows }) => rows.length),
    };
  }

  /** The requirements that apply to this unit, with their answers. */
  private told(): Told[] {
    return [...this.form.rows.values()].filter(({ node }) => !node.hidden).map((row) => ({
      id: row.id,
      measure: this.measureOf(row),
      text: textOf(row),
      rating: ratingLabelOf(row),
      answer: this.session.assessment.answers[row.id],
    }));
  }

  private measureOf(row: Row): string {
    return titleOf(this.form, row.node.closest<HTMLElement>("[data-measure]")!.dataset.measure!);
  }
}

/** How the plan words a report, where it says so. */
function wording(): Wording {
  return JSON.parse(document.getElementById("report-wording")?.textContent || "{}") as Wording;
}

/** Whether a requirement is met, short of that, not applicable, or still open. */
function outcomeOf({ id, rating, answer }: Told, gaps: Set<string>): Outcome {
  if (answer?.na !== undefined) return answer.na ? "na" : "open";
  if (gaps.has(id)) return "gap";
  return answer?.rating === undefined && !rating ? "open" : "met";
}

import { formatAssessment } from "../core/assessment.ts";
import { type Column, toCsv } from "../core/csv.ts";
import { scoreSector } from "../core/scoring.ts";
import type {} from "../export/xlsx-bundle.ts";
import type { Sheet } from "../export/xlsx.ts";
import { element } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import type { Form, Row } from "./form.ts";
import type { Notices } from "./notices.ts";
import { dialog } from "../ui/dialog.ts";
import { nameFor, saveFile } from "../ui/saving.ts";
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
    const text = formatAssessment(this.session.assessment);
    const box = element("textarea", { rows: 8, readonly: true, "aria-label": _("自查内容") });
    box.value = text;
    const copied = () =>
      this.notices.show("copied", _("已复制。可以粘贴到聊天或邮件里，再用“粘贴文本”打开。"));
    dialog(_("复制为文本"), [box], [{
      label: _("复制"),
      act: () => {
        // The clipboard interface is missing from file:// and from old in-app browsers.
        if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, () => {});
      },
    }]);
    box.select();
    if (!navigator.clipboard && document.execCommand("copy")) copied();
  }

  /** The answers that apply, as a CSV file. */
  csv(): void {
    saveFile(nameFor(this.session.assessment, "csv"), toCsv(Object.values(this.columns()), [...this.rows()]));
  }

  /** The workbook writer is loaded when it is first asked for. */
  async excel(): Promise<void> {
    await loadScript("self-check-xlsx.js");
    const bytes = globalThis.selfCheckXlsx!.buildWorkbook([this.answers(), this.gaps(), this.evidence()]);
    saveFile(nameFor(this.session.assessment, "xlsx"), bytes);
  }

  /** What is told of a requirement, by name: each list takes the columns it is about. */
  private columns() {
    const answer = (row: Row) => this.session.assessment.answers[row.id];
    return {
      id: { label: _("编号"), width: 8, value: (row: Row) => row.id },
      measure: { label: _("措施"), width: 18, value: (row: Row) => this.measureOf(row) },
      text: { label: _("要求"), width: 46, value: (row: Row) => row.text },
      rating: { label: _("自评"), width: 12, value: (row: Row) => row.ratingLabel },
      na: { label: _("不适用的理由"), width: 20, value: (row: Row) => answer(row)?.na },
      note: { label: _("存在问题（备注）"), width: 30, value: (row: Row) => answer(row)?.note },
      evidence: { label: _("材料名称和存放处"), width: 36, value: (row: Row) => answer(row)?.evidence },
      action: { label: _("整改措施"), width: 36, value: (row: Row) => answer(row)?.action },
      post: { label: _("责任岗位"), width: 16, value: (row: Row) => answer(row)?.post },
      due: { label: _("完成时限"), width: 12, value: (row: Row) => answer(row)?.due },
    } satisfies Record<string, Column<Row> & { width: number }>;
  }

  private answers(): Sheet {
    return this.sheet(_("自评表"), Object.values(this.columns()), [...this.rows()]);
  }

  private gaps(): Sheet {
    const { assessment } = this.session;
    const { gaps } = scoreSector(this.session.data, assessment.facets, assessment.answers);
    const { id, text, rating, note, action, post, due } = this.columns();
    const rows = gaps.flatMap((name) => this.form.rows.get(name) ?? []);
    return this.sheet(_("整改清单"), [id, text, rating, note, action, post, due], rows);
  }

  private evidence(): Sheet {
    const { id, text, evidence } = this.columns();
    const rows = [...this.rows()].filter((row) => this.session.assessment.answers[row.id]?.evidence);
    return this.sheet(_("佐证材料清单"), [id, text, evidence], rows);
  }

  private sheet(name: string, columns: (Column<Row> & { width: number })[], rows: Row[]): Sheet {
    return {
      name,
      header: columns.map(({ label }) => label),
      widths: columns.map(({ width }) => width),
      rows: rows.map((row) => columns.map(({ value }) => value(row))),
    };
  }

  /** The requirements that apply to this unit. */
  private *rows(): Iterable<Row> {
    for (const row of this.form.rows.values()) if (!row.node.hidden) yield row;
  }

  private measureOf(row: Row): string {
    return this.form.measureTitle(row.node.closest<HTMLElement>("[data-measure]")!.dataset.measure!);
  }
}

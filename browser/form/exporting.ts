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
    saveFile(nameFor(this.session.assessment, "csv"), toCsv(this.columns(), [...this.rows()]));
  }

  /** The workbook writer is loaded when it is first asked for. */
  async excel(): Promise<void> {
    await loadScript("self-check-xlsx.js");
    const bytes = globalThis.selfCheckXlsx!.buildWorkbook([this.answers(), this.gaps(), this.evidence()]);
    saveFile(nameFor(this.session.assessment, "xlsx"), bytes);
  }

  private columns(): Column<Row>[] {
    const { assessment } = this.session;
    const answer = (row: Row) => assessment.answers[row.id];
    return [
      { label: _("编号"), value: (row) => row.id },
      { label: _("措施"), value: (row) => this.measureOf(row) },
      { label: _("要求"), value: (row) => row.text },
      { label: _("自评"), value: (row) => row.ratingLabel },
      { label: _("不适用的理由"), value: (row) => answer(row)?.na },
      { label: _("备注"), value: (row) => answer(row)?.note },
      { label: _("材料名称和存放处"), value: (row) => answer(row)?.evidence },
      { label: _("整改措施"), value: (row) => answer(row)?.action },
      { label: _("责任岗位"), value: (row) => answer(row)?.post },
      { label: _("完成时限"), value: (row) => answer(row)?.due },
    ];
  }

  private answers(): Sheet {
    return this.sheet(_("自评表"), this.columns(), [...this.rows()], [8, 18, 46, 12, 20, 30, 30, 30, 16, 12]);
  }

  private gaps(): Sheet {
    const { assessment } = this.session;
    const { gaps } = scoreSector(this.session.data, assessment.facets, assessment.answers);
    const columns = this.columns().filter((_column, n) => [0, 2, 3, 7, 8, 9].includes(n));
    const rows = gaps.flatMap((id) => this.form.rows.get(id) ?? []);
    return this.sheet(_("整改清单"), columns, rows, [8, 46, 12, 40, 18, 14]);
  }

  private evidence(): Sheet {
    const columns = this.columns().filter((_column, n) => [0, 2, 6].includes(n));
    const rows = [...this.rows()].filter((row) => this.session.assessment.answers[row.id]?.evidence);
    return this.sheet(_("佐证材料清单"), columns, rows, [8, 46, 50]);
  }

  private sheet(name: string, columns: Column<Row>[], rows: Row[], widths: number[]): Sheet {
    return {
      name,
      header: columns.map(({ label }) => label),
      widths,
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

import { formatAssessment } from "../core/assessment.ts";
import { formatCollection } from "../core/collection.ts";
import { toCsv } from "../core/csv.ts";
import { fileName } from "../core/file-name.ts";
import { now, today } from "../core/local-time.ts";
import { columnsOf, type Told } from "../ui/columns.ts";
import { element } from "../ui/dom.ts";
import { loadBlank, loadWorkbooks } from "../workbook/on-demand.ts";
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
  }

  /** The requirements that apply to this unit, with their answers. */
  private told(): Told[] {
    return [...this.form.rows.values()].filter(({ node }) => !node.hidden).map((row) => ({
      id: row.id,
      measure: this.measureOf(row),
      text: row.text,
      rating: row.ratingLabel,
      answer: this.session.assessment.answers[row.id],
    }));
  }

  private measureOf(row: Row): string {
    return this.form.title(row.node.closest<HTMLElement>("[data-measure]")!.dataset.measure!);
  }
}

import { type Assessment, parseAssessment } from "../core/assessment.ts";
import { duplicateForPeriod } from "../core/merge.ts";
import { nextPeriod } from "../core/period.ts";
import type { Removed, Unreadable } from "../core/storage.ts";
import { localTime, now } from "../core/local-time.ts";
import { aboutText } from "../ui/about-text.ts";
import { dialog } from "../ui/dialog.ts";
import { all, button, element, fill, one } from "../ui/dom.ts";
import { Keeping } from "./keeping.ts";
import type { Notices } from "./notices.ts";
import type { Session } from "./session.ts";
import { _ } from "../ui/texts.ts";

/** What the manager leaves to others. */
export interface FileActions {
  save: () => void;
  open: () => void;
  share: () => void;
  saveAll: () => void;
  exportExcel: () => void;
  exportCsv: () => void;
  report: () => void;
  message: () => void;
  copyText: () => void;
  pasteText: () => void;
  saveRaw: (record: Unreadable) => void;
}

/** The list of stored assessments of this sector, and what can be done with them. */
export class Manager {
  private readonly box: HTMLDetailsElement;
  private readonly list: HTMLElement;
  private readonly keeping: Keeping;

  constructor(
    root: HTMLElement,
    private readonly session: Session,
    private readonly notices: Notices,
    private readonly files: FileActions,
  ) {
    this.keeping = new Keeping(session);
    this.box = one<HTMLDetailsElement>(root, ".manager");
    this.list = one(root, ".manager__list");
    this.box.addEventListener("toggle", () => this.show());
  }

  /** Lets the user open files. */
  open(): void {
    this.files.open();
  }

  /** Draws the list anew, if it is open: it means reading every stored assessment. */
  show(): void {
    if (!this.box.open) return;
    const list = this.session.list();
    const records = list.ok ? list.records : [];
    const focused = all(this.list, "button").findIndex((node) => node === document.activeElement);
    fill(
      this.list,
      records.length
        ? element(
          "ul",
          { class: "records" },
          ...records.map((record) => {
            const { unit, period, saved_at } = record.assessment;
            const current = this.session.isCurrent(record.id);
            const saved = _("保存于 {time}", { time: localTime(saved_at) });
            return element(
              "li",
              { "aria-current": current ? "true" : undefined },
              element(
                "span",
                {},
                `${aboutText(record.assessment)} · ${saved}`,
              ),
              current
                ? element("strong", {}, _("（正在填写）"))
                : button(_("打开"), () => this.session.use(record), {
                  "aria-label": `${_("打开")} ${unit} ${period}`,
                }),
              button(_("删除"), () => this.offerUndo(this.keeping.remove(record.id)), {
                "aria-label": `${_("删除")} ${unit} ${period}`,
              }),
            );
          }),
        )
        : element("p", { class: "hint" }, _("还没有保存的自查。填写第一项以后自动保存在本浏览器。")),
      ...(list.ok ? list.unreadable : []).flatMap((record) => this.aside(record)),
      this.actions(
        _("填写"),
        button(_("新建"), () => this.session.begin()),
        button(_("复制到下一周期"), () => this.duplicate()),
        button(_("分工到岗位"), this.files.share),
        button(_("打开文件"), this.files.open),
        button(_("粘贴文本"), this.files.pasteText),
      ),
      this.actions(
        _("交给办公室"),
        button(_("保存到文件"), this.files.save),
        button(_("导出 Excel"), this.files.exportExcel),
        button(_("自评报告（Word）"), this.files.report),
        button(_("复制结果"), this.files.message),
      ),
      this.actions(
        _("备份和其他"),
        button(_("全部保存到一个文件"), this.files.saveAll),
        button(_("复制为文本"), this.files.copyText),
        button(_("导出 CSV"), this.files.exportCsv),
        button(_("保存到文件并从本机删除"), () => this.fileAndRemove()),
      ),
      this.shared(),
    );
    all(this.list, "button")[focused]?.focus();
  }

  private actions(title: string, ...buttons: HTMLElement[]): HTMLElement {
    return element(
      "div",
      { class: "manager__actions", role: "group", "aria-label": title },
      element("strong", {}, title),
      ...buttons,
    );
  }

  /** After a removal: the user may take it back. */
  offerUndo(removed: Removed | undefined): void {
    if (!removed) return;
    this.show();
    // Each has its own way back, however many are removed in a row.
    this.notices.show("removed", [_("已从本浏览器删除。"), nameOf(removed)].join(" "), [{
      label: _("撤销"),
      act: () => this.keeping.restore(removed) || this.offerUndo(removed),
    }], true);
  }

  /** Removes only when the user has seen the file: no page is told whether a download came about. */
  private fileAndRemove(): void {
    this.files.save();
    dialog(_("文件存好了吗？"), [
      element("p", {}, _("浏览器不会告诉本页文件是否存好。请先在下载的文件里看到它，再从本机删除。")),
    ], [{
      label: _("已存好，从本机删除"),
      act: () => {
        this.session.noteFiled();
        this.offerUndo(this.keeping.removeCurrent());
      },
    }]);
  }

  private duplicate(): void {
    this.session.flush();
    const { assessment } = this.session;
    const period = nextPeriod(assessment.period);
    if (!this.keeping.add(duplicateForPeriod(assessment, period, now()))) return;
    this.notices.show(
      "duplicated",
      period
        ? _("已复制上一周期的自评，新的自评周期是“{period}”，不对就改正；再逐条或者按措施确认。", { period })
        : _("已复制上一周期的自评，请填写新的自评周期，再逐条或者按措施确认。"),
    );
    const box = one<HTMLInputElement>(document, ".unit-facts [name=period]");
    box.focus();
    box.select();
  }

  private shared(): HTMLElement {
    const box = element("input", { type: "checkbox" });
    box.checked = this.session.temporary;
    box.addEventListener("change", () => {
      if (this.keeping.keepOnlyHere(box.checked)) return;
      this.notices.show(
        "left",
        _("另一个窗口改动过这份自查，那一份还保存在原处。改回原来的选择，就能看到并删除它。"),
      );
    });
    return element("label", { class: "temporary" }, box, _("多人共用电脑：只保留到关闭本窗口"));
  }

  /** A record that cannot be read, or was put aside: as it was under an earlier version of the plan it can be had again. */
  private aside(record: Unreadable): HTMLElement[] {
    const former = formerOf(record, this.session.data.plan.version);
    if (former && former.sector !== this.session.data.sector.id) return [];
    const { version } = former?.plan ?? { version: 0 };
    const kept = _("方案数据第 {version} 版时的填写，留作备份。", { version });
    return [element(
      "p",
      { class: "unreadable" },
      former
        ? `${aboutText(former)} · ${kept}`
        : record.reason === "put-aside"
        ? _("有一份旧的自评表因内容不完整被另存。")
        : _("有一份自评表无法读取。"),
      former && button(_("恢复为另一份自查"), () => this.keeping.bringBack(former)),
      button(_("下载原始内容"), () => this.files.saveRaw(record)),
      button(_("删除这份自评表"), () => this.offerUndo(this.keeping.remove(record.id))),
    )];
  }
}

/** What a record that was put aside holds, if it is whole and of an earlier version of the plan. */
function formerOf({ reason, raw }: Unreadable, version: number): Assessment | null {
  const parsed = reason === "put-aside" ? parseAssessment(JSON.parse(raw).assessment) : null;
  return parsed?.ok && !parsed.refused.length && parsed.assessment.plan.version < version
    ? parsed.assessment
    : null;
}

/** Unit and period of a record that was removed, if it can be read. */
function nameOf({ raw }: Removed): string {
  try {
    const { unit, period } = JSON.parse(raw).assessment;
    return [unit, period].filter(Boolean).join(" · ");
  } catch {
    return "";
  }
}

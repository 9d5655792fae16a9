import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { Session } from "../form/session.ts";
import { _ } from "../ui/texts.ts";
import { type Extra, EXTRAS, isThere, type Job, JOBS, sheetsOf } from "./jobs.ts";
import { nameOfJob, printSheets } from "./printing.ts";

/** Asks what to print, and prints it. */
export function ask(form: Form, session: Session): void {
  const labels: Record<Job, string> = {
    checklist: _("空白核对清单（打勾用）"),
    filled: _("自评表（已填写，横向）"),
    gaps: _("整改清单"),
    evidence: _("佐证材料清单"),
    pack: _("会议资料包（议程、核对清单、整改清单、会议记录）"),
  };
  const additions: Record<Extra, string> = {
    record: _("会议记录"),
    signatures: _("签字栏"),
    terms: _("术语附录"),
    original: _("方案原文"),
  };
  const jobs = JOBS.map((job) => choice("radio", job, labels[job], job === "checklist"));
  const extras = EXTRAS.filter(isThere)
    .map((extra) => choice("checkbox", extra, additions[extra], extra === "signatures"));
  dialog(_("打印"), [
    element("fieldset", { class: "choices" }, element("legend", {}, _("打印什么")), ...jobs),
    element("fieldset", { class: "choices" }, element("legend", {}, _("另外加上")), ...extras),
    element("p", { class: "hint" }, _("用A4纸。只印适用于本单位的要求。")),
  ], [{
    label: _("打印"),
    act: () => {
      const job = chosen(jobs)[0] as Job;
      const sheets = sheetsOf(job, new Set(chosen(extras) as Extra[]), form, session);
      printSheets(sheets, job === "filled", nameOfJob(session.assessment, sheets[0]));
    },
  }]);
}

function choice(type: "radio" | "checkbox", value: string, label: string, checked: boolean): HTMLElement {
  const box = element("input", { type, name: `print-${type}`, value });
  box.checked = checked;
  return element("label", { class: "rating" }, box, label);
}

function chosen(labels: HTMLElement[]): string[] {
  return labels.flatMap((label) => {
    const box = label.querySelector("input")!;
    return box.checked ? [box.value] : [];
  });
}

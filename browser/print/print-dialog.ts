import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { Session } from "../form/session.ts";
import { _ } from "../ui/texts.ts";
import { type Extra, EXTRAS, isThere, type JobName, JOBS, sheetsOf } from "./jobs.ts";
import { nameOfJob, printSheets } from "./printing.ts";

/** Asks what to print, and prints it. */
export function ask(form: Form, session: Session): void {
  const jobs = Object.entries<{ label: () => string }>(JOBS)
    .map(([name, { label }]) => choice("radio", name, label(), name === "checklist"));
  const extras = Object.entries(EXTRAS)
    .filter(([name]) => isThere(name as Extra))
    .map(([name, label]) => choice("checkbox", name, label(), name === "signatures"));
  dialog(_("打印"), [
    element("fieldset", { class: "choices" }, element("legend", {}, _("打印什么")), ...jobs),
    element("fieldset", { class: "choices" }, element("legend", {}, _("另外加上")), ...extras),
    element("p", { class: "hint" }, _("用A4纸。只印适用于本单位的要求。")),
  ], [{
    label: _("打印"),
    act: () => {
      const name = chosen(jobs)[0] as JobName;
      const sheets = sheetsOf(name, new Set(chosen(extras) as Extra[]), form, session);
      printSheets(sheets, "wide" in JOBS[name], nameOfJob(session.assessment, sheets[0]));
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

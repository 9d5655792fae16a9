import { dialog } from "../ui/dialog.ts";
import { all, element } from "../ui/dom.ts";
import type { Form } from "../form/form.ts";
import type { Session } from "../form/session.ts";
import { titleOf } from "../form/shown-texts.ts";
import { _ } from "../ui/texts.ts";
import { earlierIn } from "../form/earlier.ts";
import { changedPlan } from "../form/plan-version.ts";
import {
  type Extra,
  EXTRAS,
  isThere,
  type JobName,
  JOBS,
  likely,
  offered,
  type Present,
  type Scope,
  sheetsOf,
} from "./jobs.ts";
import { nameOfJob, printSheets } from "./printing.ts";

/** Asks what to print, and of which requirements, and prints it. */
export async function ask(form: Form, session: Session): Promise<void> {
  const present: Present = {
    answers: Object.keys(session.assessment.answers).length > 0,
    earlier: earlierIn(session),
    plan: await changedPlan(form.root, session),
  };
  const proposed = likely(session);
  const jobs = offered(present).map((name) =>
    choice("radio", "job", name, JOBS[name].label(), name === proposed)
  );
  const extras = Object.entries(EXTRAS)
    .filter(([name]) => isThere(name as Extra))
    .map(([name, label]) => choice("checkbox", "extra", name, label(), name === "signatures"));
  const scopes = [
    choice("radio", "scope", "all", _("全部适用的要求"), true),
    choice("radio", "scope", "open", _("只印待整改的"), false),
    choice("radio", "scope", "measures", _("只印选中的措施"), false),
  ];
  const measures = all(form.root, "[data-measure]:not([hidden])").map(({ dataset: { measure = "" } }) =>
    choice("checkbox", "measure", measure, withPost(titleOf(form, measure), session, measure), false)
  );
  const list = element("div", { hidden: true }, ...measures);
  const scope = element("fieldset", { class: "choices" }, element("legend", {}, _("范围")), ...scopes, list);
  scope.addEventListener("change", () => list.hidden = chosen(scopes)[0] !== "measures");
  dialog(_("打印"), [
    element("fieldset", { class: "choices" }, element("legend", {}, _("打印什么")), ...jobs),
    scope,
    element("fieldset", { class: "choices" }, element("legend", {}, _("另外加上")), ...extras),
    element("p", { class: "hint" }, _("用A4纸。只印适用于本单位的要求。")),
  ], [{
    label: _("打印"),
    act: () => {
      const job = chosen(jobs)[0] as JobName;
      const [name = "all"] = chosen(scopes);
      const some = chosen(measures);
      const of: Scope = name === "open" ? name : name === "measures" && some.length ? new Set(some) : "all";
      const order = { job, extras: new Set(chosen(extras) as Extra[]), scope: of };
      const sheets = sheetsOf(order, form, session, present);
      printSheets(sheets, "wide" in JOBS[job], nameOfJob(session.assessment, sheets[0]));
    },
  }]);
}

/** A measure's title with the post that fills it in, if there is one. */
function withPost(title: string, { assessment }: Session, measure: string): string {
  const post = assessment.posts?.[measure];
  return post ? `${title}（${post}）` : title;
}

function choice(
  type: "radio" | "checkbox",
  what: string,
  value: string,
  label: string,
  checked: boolean,
): HTMLElement {
  const box = element("input", { type, name: `print-${what}`, value });
  box.checked = checked;
  return element("label", { class: "rating" }, box, label);
}

function chosen(labels: HTMLElement[]): string[] {
  return labels.flatMap((label) => {
    const box = label.querySelector("input")!;
    return box.checked ? [box.value] : [];
  });
}

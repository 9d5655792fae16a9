import type { Assessment } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { answerText } from "./answer-text.ts";
import type { Form, Row } from "./form.ts";
import type { Notices } from "./notices.ts";
import { byKind, changedPlan, type PlanChange } from "./plan-version.ts";
import type { Session } from "./session.ts";
import { linkTo } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** Says once that the plan has changed since the assessment on the page was filled in, and offers to show how. */
export class PlanChanges {
  private told = "";

  constructor(
    private readonly root: HTMLElement,
    private readonly form: Form,
    private readonly session: Session,
    private readonly notices: Notices,
  ) {}

  /** To be called when the assessment may have become another. */
  async look(): Promise<void> {
    const { place: { id }, data, memory } = this.session;
    if (!id || this.told === id) return;
    this.told = id;
    const since = await changedPlan(this.root, this.session);
    if (!since) return;
    const { version, changes } = since;
    this.notices.show(
      "plan",
      _(
        "这份自查是按方案数据第 {version} 版填写的，现在是第 {now} 版，有 {number} 处变化。改动以后，那时填写的内容会另留一份，在“我的自查”里。",
        { version, now: data.plan.version, number: changes.length },
      ),
      [
        { label: _("查看变化"), act: () => this.show(changes) },
        { label: _("不再提示"), act: () => memory.note("filled-under", id, null) },
      ],
    );
  }

  private show(changes: PlanChange[]): void {
    dialog(
      _("方案的变化"),
      byKind(changes).flatMap(({ title, changes }) => [
        element("h3", {}, `${title} ${changes.length}`),
        element(
          "ul",
          { class: "plan-changes" },
          ...changes.map((change) =>
            element("li", {}, ...describe(this.form, this.session.assessment, change))
          ),
        ),
      ]),
      [],
    );
  }
}

/** Old text, new text, and one's own answer under it. */
function describe(form: Form, { answers }: Assessment, { before, after }: PlanChange): HTMLElement[] {
  const old = before.map(({ number, text }) => element("p", {}, element("del", {}, `${number} ${text}`)));
  const now = after.flatMap((id) => {
    const row = form.rows.get(id);
    if (!row) return [element("p", {}, id)];
    const answer = stateOf(row, answers);
    return [element("p", {}, linkTo(row, leave), ` ${_("自评")}${_("：")}${answer}`)];
  });
  return [...old, ...now];
}

/** One's own answer to a requirement as it is now, and whether it waits to be confirmed. */
export function stateOf(row: Row, answers: Assessment["answers"]): string {
  const answer = own(answers, row.id);
  return [answerText(row, answer), answer?.confirm && _("待确认")].filter(Boolean).join(" ");
}

/** A link out of the dialog closes it. */
function leave({ target }: Event): void {
  (target as Element).closest("dialog")?.dispatchEvent(new Event("cancel"));
}

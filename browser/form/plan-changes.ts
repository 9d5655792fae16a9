import type { Assessment } from "../core/assessment.ts";
import { own } from "../core/records.ts";
import { dialog } from "../ui/dialog.ts";
import { element } from "../ui/dom.ts";
import { loadScript } from "../ui/on-demand.ts";
import { answerText } from "./answer-text.ts";
import type { Form } from "./form.ts";
import type { Notices } from "./notices.ts";
import type { Session } from "./session.ts";
import { linkTo } from "./shown-texts.ts";
import { _ } from "../ui/texts.ts";

/** What has changed for some requirements since a version of the plan (selfcheck/pages/plan_changes.py). */
export interface PlanChange {
  kind: "reworded" | "moved" | "split" | "merged" | "new" | "dropped";
  before: { id: string; number: string; text: string }[];
  /** Full ids; those of other sectors too. */
  after: string[];
}

declare global {
  /** By version of the plan. */
  var selfCheckChanges: Record<string, PlanChange[]> | undefined;
}

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
    const script = this.root.dataset.changes;
    const { id } = this.session.place;
    if (!script || !id || this.told === id) return;
    this.told = id;
    const version = this.versionOf(id);
    if (version >= this.session.data.plan.version) return;
    try {
      await loadScript(script);
    } catch {
      return; // the answers are there all the same; the next page tries again
    }
    const changes = globalThis.selfCheckChanges?.[version];
    if (!changes) return;
    this.notices.show(
      "plan",
      _("这份自查是按方案数据第 {version} 版填写的，现在是第 {now} 版，有 {number} 处变化。", {
        version,
        now: this.session.data.plan.version,
        number: changes.length,
      }),
      [{ label: _("查看变化"), act: () => this.show(changes) }, {
        label: _("不再提示"),
        act: () => this.session.memory.note("filled-under", id, null),
      }],
    );
  }

  /** The version that the stored record names, or that it named before it was saved under the present one. */
  private versionOf(id: string): number {
    const { store, memory, data } = this.session;
    const stored = store.load(id);
    const version = stored.ok ? stored.assessment.plan.version : data.plan.version;
    if (version >= data.plan.version) return Number(memory.noted("filled-under", id) ?? version);
    memory.note("filled-under", id, String(version));
    return version;
  }

  private show(changes: PlanChange[]): void {
    const kinds: Record<PlanChange["kind"], string> = {
      reworded: _("改写"),
      moved: _("移动"),
      split: _("拆分"),
      merged: _("合并"),
      new: _("新增"),
      dropped: _("不再要求"),
    };
    const lines = (kind: PlanChange["kind"]) =>
      changes.filter((change) => change.kind === kind).map((change) =>
        element("li", {}, ...describe(this.form, this.session.assessment, change))
      );
    dialog(
      _("方案的变化"),
      Object.entries(kinds).flatMap(([kind, title]) => {
        const items = lines(kind as PlanChange["kind"]);
        return items.length
          ? [
            element("h3", {}, `${title} ${items.length}`),
            element("ul", { class: "plan-changes" }, ...items),
          ]
          : [];
      }),
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
    const answer = own(answers, id);
    const state = answer?.confirm ? _("待确认") : "";
    return [
      element(
        "p",
        {},
        linkTo(row, leave),
        ` ${_("自评")}${_("：")}${answerText(row, answer)} ${state}`,
      ),
    ];
  });
  return [...old, ...now];
}

/** A link out of the dialog closes it. */
function leave({ target }: Event): void {
  (target as Element).closest("dialog")?.dispatchEvent(new Event("cancel"));
}

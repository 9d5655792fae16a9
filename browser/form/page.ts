import { answeredWith, type PlanData } from "../core/plan-data.ts";
import { isNotApplicable, lacks, scoreSector, type SectorScore, valueOf } from "../core/scoring.ts";
import { all, button, one } from "../ui/dom.ts";
import type { Confirming } from "./confirming.ts";
import { type Detail, DETAILS, Form, type Row } from "./form.ts";
import { keysAreOn, letter, listenToKeys, switchKeys } from "./keyboard.ts";
import { localTime } from "../core/local-time.ts";
import type { Manager } from "./manager.ts";
import { Notices } from "./notices.ts";
import type { Stored } from "../core/storage.ts";
import type { Results } from "./results.ts";
import { standingText } from "../ui/score-text.ts";
import { saveAssessment } from "../ui/saving.ts";
import { Parts } from "./parts.ts";
import { tellOfSaving } from "./saving-notice.ts";
import { Session } from "./session.ts";
import { Standing } from "./standing.ts";
import { _ } from "../ui/texts.ts";

/** Milliseconds after the last change before the results below the form are drawn anew. */
const REST = 200;

/** Ties the form, the session and the views together. */
export class Page {
  private readonly form: Form;
  private readonly session: Session;
  private readonly notices: Notices;
  private readonly parts: Parts;
  private readonly standing: Standing;
  /** The results below the form, and what confirms whole measures: from when there is something to show. */
  private results: Results | undefined;
  private confirming: Confirming | undefined;
  /** The list of assessments, from when it is first opened. */
  private manager: Manager | undefined;
  private readonly template: HTMLTemplateElement;
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement, private readonly data: PlanData, signal: AbortSignal) {
    this.form = new Form(root, data);
    this.session = new Session(data);
    this.notices = new Notices(one(root, ".self-check__notices"));
    this.parts = new Parts(this.session, this.notices);
    this.standing = new Standing(root);
    this.template = one<HTMLTemplateElement>(root, "template.answer-details");
    this.standing.actions.append(
      button(_("下一条"), () => this.next(undefined)),
      button(_("保存到文件"), () => this.save()),
      button(_("打印"), () => this.parts.print(this.form), { "data-print": true }),
      button(_("按键说明"), () => this.help()),
    );
    for (const row of this.form.rows.values()) this.addToggle(row);
    for (const node of all(root, "[data-live]")) node.hidden = false;
    root.classList.add("is-live");

    this.session.changed = () => this.showAll();
    this.session.saved = (result) => {
      tellOfSaving(result, this.session, this.notices, this.standing, (stored) => this.join(stored));
      if (result.ok) this.manager?.show();
    };
    this.listen(signal);
    this.session.start();
    this.showAll();
  }

  private listen(signal: AbortSignal): void {
    const { root, session } = this;
    root.addEventListener("input", (event) => this.input(event.target as HTMLInputElement));
    one(root, "form").addEventListener("submit", (event) => event.preventDefault());
    listenToKeys(root, this.form, {
      toggleDetails: (row) => this.toggle(row, !row.isOpen),
      clear: (row) => this.clear(row),
      next: (row) => this.next(row),
      help: () => this.help(),
    });
    // `signal` of addEventListener is younger than Chromium 86.
    const listenAt = (target: EventTarget, type: string, act: (event: Event) => void) => {
      target.addEventListener(type, act);
      signal.addEventListener("abort", () => target.removeEventListener(type, act));
    };
    listenAt(globalThis, "storage", () => {
      session.follow();
      this.manager?.show();
    });
    one(root, ".manager").addEventListener("toggle", () => this.manager ?? this.manage());
    listenAt(globalThis, "pagehide", () => session.flush());
    listenAt(globalThis, "beforeunload", (event) => {
      session.flush();
      if (!session.isAtRisk) return;
      event.preventDefault();
      (event as BeforeUnloadEvent).returnValue = true; // what browsers before Chromium 119 listen to
    });
    listenAt(document, "visibilitychange", () => session.flush());
    listenAt(document, "keydown", (event) => {
      const { ctrlKey, metaKey } = event as KeyboardEvent;
      if (letter(event as KeyboardEvent) !== "s" || !(ctrlKey || metaKey)) return;
      event.preventDefault();
      this.save();
    });
  }

  /** Saving to a file needs no further script: it must work whatever else fails. */
  private save(): void {
    this.session.flush();
    saveAssessment(this.session.assessment);
    if (!this.session.isAtRisk) return;
    // No page is told whether a download came about, and here nothing else keeps the answers.
    this.notices.show("filed", _("请在下载的文件里确认这份文件已经存好，再关闭本页。"), [
      { label: _("已存好"), act: () => this.session.noteFiled() },
    ]);
  }

  /** Shows the list of assessments, and what can be done with them and with files. */
  private manage(): void {
    this.parts.files(({ managerOf }) => {
      const actions = { save: () => this.save(), attempt: (act: () => void) => this.parts.attempt(act) };
      this.manager = managerOf(this.root, this.form, this.session, this.notices, actions);
      this.manager.show();
    });
  }

  /** Joins this page with what another window has stored. */
  private join(stored: Stored): void {
    this.parts.files(({ joinFrom }) => this.session.join(stored, joinFrom));
  }

  private input(target: HTMLInputElement): void {
    const { session } = this;
    const row = this.form.rowOf(target);
    if (row) {
      if (target.closest(".ratings")) this.rate(row, target);
      else if ((DETAILS as readonly string[]).includes(target.name)) {
        session.answer(row.id, { [target.name]: row.detail(target.name as Detail) });
      }
      this.refresh(row);
      this.follow(row);
    } else if (target.closest(".unit-facts")) {
      session.assessment[target.name as "unit" | "period"] = target.value;
      session.touch();
      this.results?.forgetEarlier();
      this.paint();
    } else if (target.closest(".facet")) {
      session.assessment.facets = this.form.facets();
      session.touch();
      this.form.fit(session.assessment.facets);
      this.paint();
    }
  }

  private rate(row: Row, target: HTMLInputElement): void {
    if ("na" in target.dataset && target.checked) {
      const isFree = row.requirement.na === "free";
      this.session.answer(row.id, { rating: undefined, na: row.detail("na") ?? (isFree ? "—" : undefined) });
      // The reason completes it, unless none is asked for; until then the requirement stays unanswered.
      if (!isFree) this.askFor(row, "na");
    } else {
      const rating = row.rating();
      // A count takes the place of "not applicable", an empty box does not.
      if (target.type === "number" && row.naChoice.checked && rating === undefined) return;
      row.naChoice.checked = false;
      this.session.answer(row.id, { rating, na: undefined });
      const { needs } = row.requirement;
      if (needs && lacks(row.requirement, this.data.scales, this.session.assessment.answers[row.id])) {
        this.askFor(row, needs);
      }
    }
  }

  private askFor(row: Row, field: Detail): void {
    this.toggle(row, true)?.querySelector<HTMLInputElement>(`[name=${field}]`)?.focus();
  }

  private clear(row: Row): void {
    this.session.answer(row.id, { rating: undefined, na: undefined });
    this.redraw(row);
    this.follow(row);
  }

  private confirm(row: Row): void {
    this.session.answer(row.id, {});
    this.refresh(row);
    this.follow(row);
  }

  /** Shows what was answered with this row. */
  private follow(row: Row): void {
    for (const id of answeredWith(this.data, row.id)) if (id !== row.id) this.redraw(this.form.rows.get(id)!);
  }

  /** Shows the answer of one row as it is stored. */
  private redraw(row: Row): void {
    row.show(this.session.assessment.answers[row.id]);
    this.refresh(row);
  }

  private addToggle(row: Row): void {
    const toggle = button(_("备注和材料"), () => this.toggle(row, !row.isOpen), {
      class: "details-toggle",
      "aria-expanded": "false",
    });
    const confirm = button(_("确认上期结果"), () => this.confirm(row), { class: "confirm" });
    one(row.node, ".ratings").append(confirm, toggle);
  }

  private toggle(row: Row, open: boolean): HTMLElement | null {
    const details = row.toggle(open, this.template, this.session.assessment.answers[row.id]);
    one(row.node, ".details-toggle").setAttribute("aria-expanded", String(open));
    const actions = details?.querySelector(".details__actions");
    if (actions && !actions.firstChild) actions.append(button(_("清除本条自评"), () => this.clear(row)));
    this.refresh(row);
    if (open) {
      details?.querySelector<HTMLElement>("label:not([hidden]) > input, label:not([hidden]) > textarea")
        ?.focus();
    }
    return details;
  }

  /**
   * Goes to the next requirement after `from` that is not rated, or to the first one; when all are, to those that were
   * carried over and wait to be confirmed.
   */
  private next(from: Row | undefined): void {
    const { unanswered, toConfirm } = this.score();
    const open = unanswered.length ? unanswered : toConfirm;
    const order = [...this.form.rows.keys()];
    const start = from ? order.indexOf(from.id) : -1;
    const id = open.find((candidate) => order.indexOf(candidate) > start) ?? open[0];
    const row = id === undefined ? undefined : this.form.rows.get(id);
    if (!row) return this.notices.show("next", _("适用的要求都已自评并确认。"));
    row.choices[0].focus();
    row.node.scrollIntoView({ block: "center" });
  }

  private help(): void {
    this.parts.files(({ explainKeys }) => explainKeys(keysAreOn(), switchKeys));
  }

  private score(): SectorScore {
    const { facets, answers } = this.session.assessment;
    return scoreSector(this.data, facets, answers);
  }

  /** Shows one row's state, and in the next frame everything that is computed from it. */
  private refresh(row: Row): void {
    const answer = this.session.assessment.answers[row.id];
    const value = isNotApplicable(answer, row.requirement)
      ? null
      : valueOf(row.requirement, this.data.scales, answer);
    const gap = value !== null && value < 1;
    row.fitDetails(row.naChoice.checked, gap);
    row.mark(answer, gap);
    this.paint();
  }

  /** The line in sight is renewed with the next frame, the lists far below when the hand rests. */
  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      const score = this.score();
      this.showConfirming(score.toConfirm);
      this.standing.show(standingText(this.data, score, this.form.outcome(score)));
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.showResults(score), REST);
    });
  }

  private showConfirming(ids: string[]): void {
    if (this.confirming || !ids.length) return this.confirming?.show(ids);
    this.parts.files(({ Confirming }) => {
      const redraw = (id: string) => this.redraw(this.form.rows.get(id)!);
      this.confirming ??= new Confirming(this.root, this.session, this.notices, redraw);
      this.confirming.show(this.score().toConfirm);
    });
  }

  private showAll(): void {
    const { assessment } = this.session;
    this.results?.forgetEarlier();
    this.form.field("unit").value = assessment.unit;
    this.form.field("period").value = assessment.period;
    this.form.showFacets(assessment.facets);
    this.form.fit(assessment.facets);
    for (const row of this.form.rows.values()) this.redraw(row);
    this.standing.showSaved(
      this.session.isStored ? _("已保存 {time}", { time: localTime(assessment.saved_at) }) : _("尚未填写"),
    );
    this.manager?.show();
  }

  /** Shows the results below the form, from when something has been filled in. */
  private showResults(score: SectorScore): void {
    if (this.results) this.results.show(score);
    else if (score.answered || this.session.isStored) {
      this.parts.results((Results) => {
        this.results ??= new Results(this.root, this.form, this.session);
        this.results.show(this.score());
      });
    }
  }
}

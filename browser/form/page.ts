import type { PlanData } from "../core/plan-data.ts";
import { pressing } from "../core/remedies.ts";
import { scoreSector, type SectorScore } from "../core/scoring.ts";
import { all, button, one } from "../ui/dom.ts";
import { BUTTON } from "../ui/look.ts";
import { Answering } from "./answering.ts";
import { Form } from "./form.ts";
import { Going, revealTarget } from "./going.ts";
import { letter } from "./letter.ts";
import { localTime, today } from "../core/local-time.ts";
import type { Manager } from "./manager.ts";
import { Notices } from "./notices.ts";
import type { Results } from "./results.ts";
import { type StandingPart, standingParts } from "../ui/score-text.ts";
import { saveAssessment } from "../ui/saving.ts";
import { Parts } from "./parts.ts";
import { type Saved, Session } from "./session.ts";
import { Standing } from "./standing.ts";
import { _ } from "../ui/texts.ts";

/** Milliseconds after the last change before the results are drawn anew. */
const REST = 200;

/** Ties the form, the session and the views together. */
export class Page {
  private readonly form: Form;
  private readonly session: Session;
  private readonly notices: Notices;
  private readonly parts: Parts;
  private readonly standing: Standing;
  private readonly answering: Answering;
  private readonly going: Going;
  /** What is shown of the answers, from when there are some. */
  private results: Results | undefined;
  /** The list of assessments, from when it is first opened. */
  private manager: Manager | undefined;
  private isPainting = false;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly root: HTMLElement, private readonly data: PlanData, signal: AbortSignal) {
    this.form = new Form(root, data);
    this.session = new Session(data);
    this.notices = new Notices(one(root, ".self-check__notices"));
    this.parts = new Parts(this.notices);
    this.going = new Going(this.form, this.notices, () => this.score());
    this.standing = new Standing(root, (part) => this.go(part));
    this.answering = new Answering(root, data, this.form, this.session, () => this.paint());
    this.addActions();
    for (const node of all(root, "[data-live]")) node.hidden = false;
    root.classList.add("is-live");

    this.session.changed = () => this.showAll();
    this.session.saved = (result) => this.tell(result);
    this.listen(signal);
    this.session.start();
    this.showAll();
    revealTarget();
  }

  private addActions(): void {
    const save = () => button(_("保存到文件"), () => this.save());
    const print = () =>
      button(_("打印"), () => this.parts.print(this.form, this.session), { "data-print": true });
    const keys = button(_("按键说明"), () => this.help());
    this.standing.actions.prepend(button(_("下一条"), () => this.going.next()), save(), print());
    one(this.root, ".standing__side").classList.add(BUTTON);
    one(this.root, ".side__actions").append(save(), print(), keys);
    const open = button(_("打开文件"), () => this.manage((manager) => manager.open()));
    one(this.root, ".unit-facts__open").append(open);
  }

  private listen(signal: AbortSignal): void {
    const { root, session } = this;
    // The keys are there before the first of them is pressed.
    root.addEventListener("focusin", () => this.parts.results(() => {}), { once: true });
    root.addEventListener("input", (event) => this.input(event.target as HTMLInputElement));
    root.addEventListener("submit", (event) => event.preventDefault());
    // `signal` of addEventListener is younger than Chromium 86.
    const listenAt = (target: EventTarget, type: string, act: (event: Event) => void) => {
      target.addEventListener(type, act);
      signal.addEventListener("abort", () => target.removeEventListener(type, act));
    };
    const commands = { answering: this.answering, going: this.going, help: () => this.help() };
    let press: ((event: Event) => void) | undefined;
    listenAt(document, "keydown", (event) => {
      const { ctrlKey, metaKey } = event as KeyboardEvent;
      if ((ctrlKey || metaKey) && letter(event as KeyboardEvent) === "s") {
        event.preventDefault();
        this.save();
      } else if (press) press(event);
      else if (!(event.target as HTMLElement).matches("textarea, [type=text], [type=search]")) {
        this.parts.results(({ keyListener }) => (press ??= keyListener(root, this.form, commands))(event));
      }
    });
    listenAt(globalThis, "hashchange", revealTarget);
    listenAt(globalThis, "storage", () => {
      session.follow();
      this.manager?.show();
    });
    one(root, ".manager").addEventListener("toggle", () => this.manager ?? this.manage());
    listenAt(globalThis, "beforeunload", (event) => {
      session.flush();
      if (!session.isAtRisk) return;
      event.preventDefault();
      (event as BeforeUnloadEvent).returnValue = true; // what browsers before Chromium 119 listen to
    });
    for (const type of ["pagehide", "visibilitychange"]) listenAt(globalThis, type, () => session.flush());
  }

  /** Says whether what is on the page is stored. */
  private tell(result: Saved): void {
    if (!result.ok) {
      this.standing.showSaved(_("未保存"));
      return this.parts.files(({ tellOfFailure }) => tellOfFailure(result, this.session, this.notices));
    }
    this.notices.hide("storage");
    this.showSaved();
    this.manager?.show();
  }

  private showSaved(): void {
    const { isStored, isOnlyHere, assessment } = this.session;
    const saved = _("已保存 {time}", { time: localTime(assessment.saved_at) });
    const also = isOnlyHere ? " · " + _("有改动未存文件") : "";
    this.standing.showSaved(isStored ? saved + also : _("尚未填写"));
  }

  /** Saving to a file needs no further script: it must work whatever else fails. */
  private save(): void {
    this.session.flush();
    saveAssessment(this.session.assessment);
    this.session.noteOffered();
    this.showSaved();
    if (!this.session.isAtRisk) return;
    // No page is told whether a download came about, and here nothing else keeps the answers.
    this.notices.show("filed", _("请在下载的文件里确认这份文件已经存好，再关闭本页。"), [
      { label: _("已存好"), act: () => this.session.noteFiled() },
    ]);
  }

  /** Shows the list of assessments, and what can be done with them and with files. */
  private manage(act: (manager: Manager) => void = () => {}): void {
    if (this.manager) return act(this.manager);
    this.parts.files(({ managerOf }) => {
      const actions = { save: () => this.save(), attempt: (act: () => void) => this.parts.attempt(act) };
      this.manager ??= managerOf(this.root, this.form, this.session, this.notices, actions);
      this.manager.show();
      act(this.manager);
    });
  }

  private input(target: HTMLInputElement): void {
    const { session } = this;
    const row = this.form.rowOf(target);
    if (row) this.answering.input(row, target);
    else if (target.closest(".unit-facts")) {
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

  /** Leads to what a part of the bar tells of. */
  private go(part: StandingPart["name"]): void {
    const { unanswered, toConfirm } = this.score();
    const isRemedy = part === "open" || part === "overdue" || part === "soon";
    if (part === "confirm") this.going.among(toConfirm);
    else if (part === "answered" && unanswered.length) this.going.among(unanswered);
    else if (!this.results) this.going.next();
    else {
      if (isRemedy) this.results.showOnly(part);
      this.going.to(one(this.root, isRemedy ? "#_gaps" : "#_results"));
    }
  }

  private help(): void {
    this.parts.results(({ explainKeys }) => explainKeys());
  }

  private score(): SectorScore {
    const { facets, answers } = this.session.assessment;
    return scoreSector(this.data, facets, answers);
  }

  /** The bar in sight is renewed at once, so that the page is laid out once for all of it; the lists when the hand rests. */
  private paint(): void {
    if (this.isPainting) return;
    this.isPainting = true;
    queueMicrotask(() => {
      this.isPainting = false;
      const score = this.score();
      const press = pressing(score.open, this.session.assessment.answers, today());
      this.standing.show(standingParts(this.data, score, this.form.outcome(score), press));
      clearTimeout(this.rest);
      this.rest = setTimeout(() => this.showResults(score), REST);
    });
  }

  private showAll(): void {
    const { assessment } = this.session;
    this.results?.forgetEarlier();
    this.form.field("unit").value = assessment.unit;
    this.form.field("period").value = assessment.period;
    this.form.showFacets(assessment.facets);
    this.form.fit(assessment.facets);
    for (const row of this.form.rows.values()) this.answering.redraw(row);
    this.showSaved();
    this.manager?.show();
  }

  /** Shows the results, from when something has been filled in. */
  private showResults(score: SectorScore): void {
    if (this.results) this.results.show(score);
    else if (score.answered || this.session.isStored) {
      this.parts.results(({ Results }) => {
        const redraw = (id: string) => this.answering.redraw(this.form.rows.get(id)!);
        this.results ??= new Results(this.root, this.form, this.session, this.notices, redraw);
        this.results.show(this.score());
      });
    }
  }
}

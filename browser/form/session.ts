import type { Answer, Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { momentAfter } from "../core/history.ts";
import { now } from "../core/local-time.ts";
import type { joinFrom } from "../core/merge.ts";
import { answeredWith, type PlanData } from "../core/plan-data.ts";
import { newAssessment } from "../core/new-assessment.ts";
import {
  type ListResult,
  openStore,
  type Removed,
  type SaveResult,
  type Store,
  type Stored,
} from "../core/storage.ts";
import { TabMemory } from "./tab-memory.ts";

/** What the rest of the page is told after a save. */
export type Saved = SaveResult | { ok: true; id: ""; revision: 0 };

const WAIT = 300; // milliseconds between the last keystroke and the save

/**
 * The assessment on the page and where it is kept. It knows nothing of the page: views listen to `changed`
 * (the assessment is another one or came from elsewhere) and `saved`.
 */
export class Session {
  assessment: Assessment;
  /** Kept only until this window is closed. */
  temporary = false;
  changed: () => void = () => {};
  saved: (result: Saved) => void = () => {};
  private id = "";
  private revision = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** Something is on the page that is not stored. */
  private dirty = false;
  /** What is on the page is in a file that the user has saved. */
  private filed = false;
  /** What is on the page is more than could be read again, from a file too. */
  private tooLarge = false;
  /** The assessment as this tab and the storage had it in common last, as text. */
  private base = "";
  private readonly lasting: Store;
  private readonly passing: Store;
  private readonly memory: TabMemory;

  constructor(readonly data: PlanData) {
    this.lasting = openStore(() => localStorage, data.plan.id);
    this.passing = openStore(() => sessionStorage, data.plan.id);
    this.memory = new TabMemory(`${data.plan.id}:${data.sector.id}`);
    this.assessment = newAssessment(this.data);
  }

  private get store(): Store {
    return this.temporary ? this.passing : this.lasting;
  }

  /** Whether the assessment on the page is the stored one of that id. */
  isCurrent(id: string): boolean {
    return id !== "" && id === this.id;
  }

  /** Whether closing the page would lose something: it is neither stored nor in a file. */
  get isAtRisk(): boolean {
    return this.dirty && !this.filed;
  }

  /** Whether the assessment on the page has been stored at all. */
  get isStored(): boolean {
    return this.id !== "";
  }

  /** The stored assessments of this page's sector, or of every one; `use` takes only those of this one. */
  list(everySector = false): ListResult {
    const result = this.store.list();
    if (!result.ok || everySector) return result;
    const { id } = this.data.sector;
    return { ...result, records: result.records.filter(({ assessment }) => assessment.sector === id) };
  }

  /** Opens what was open last in this tab, else what was saved last. */
  start(): void {
    this.temporary = this.memory.get("temporary") === "yes";
    const list = this.list();
    if (!list.ok) return this.saved(list);
    const last = this.memory.get("open");
    const found = list.records.find(({ id }) => id === last) ?? list.records[0];
    if (found) this.use(found);
  }

  /**
   * Puts a stored assessment on the page, as it is stored now; its answers follow what has changed in the plan since.
   * False when what is on the page would be lost by it: it stays, and `saved` has told why it could not be stored.
   */
  use(stored: Stored): boolean {
    if (!this.settle()) return false;
    const present = this.store.load(stored.id);
    this.show(present.ok ? present : stored);
    return true;
  }

  /** An empty assessment on the page, with nothing stored before something is filled in; false as in `use`. */
  begin(assessment: Assessment = newAssessment(this.data)): boolean {
    if (!this.settle()) return false;
    this.put("", 0, assessment);
    return true;
  }

  /** Stores a further assessment and puts it on the page; gives its id, or "" where it could not. */
  add(assessment: Assessment): string {
    if (!this.begin(assessment)) return "";
    this.dirty = true;
    this.flush();
    return this.id;
  }

  /** Stores what is on the page as a further assessment: its own record was removed. */
  separate(): void {
    this.id = "";
    this.revision = 0;
    this.dirty = true;
    this.flush();
  }

  /** Notes that what is on the page has gone into a file. */
  noteFiled(): void {
    this.filed = !this.tooLarge;
  }

  /** Stores what is on the page. False when it is neither stored nor in a file, and must not make way for other content. */
  private settle(): boolean {
    this.flush();
    return !this.isAtRisk;
  }

  private show({ id, revision, assessment }: Stored): void {
    this.put(id, revision, carryOver(this.data, assessment).assessment);
    this.memory.set("open", this.id);
  }

  private put(id: string, revision: number, assessment: Assessment): void {
    this.id = id;
    this.revision = revision;
    this.assessment = assessment;
    this.base = JSON.stringify(assessment);
    this.dirty = this.filed = false;
    this.changed();
  }

  /** Puts other content in place of the assessment on the page, under the same record. */
  replace(assessment: Assessment): void {
    this.assessment = assessment;
    this.dirty = true;
    this.filed = false;
    this.flush();
    this.changed();
  }

  /**
   * Changes one answer, and those that are given with it; `undefined` fields are taken out. Every change says when,
   * and confirms.
   */
  answer(id: string, fields: Partial<Answer>, confirmed = true): void {
    const { confirm, ...before } = this.assessment.answers[id] ?? {} as Answer;
    const at = momentAfter(this.assessment.answers[id], now());
    const after: Answer = { ...before, ...(confirm && !confirmed ? { confirm } : {}), ...fields, at };
    for (const name of Object.keys(after) as (keyof Answer)[]) {
      if (after[name] === undefined) delete after[name];
    }
    for (const each of answeredWith(this.data, id)) {
      if (Object.keys(after).length === 1) delete this.assessment.answers[each];
      else this.assessment.answers[each] = { ...after };
    }
    this.touch();
  }

  /** Notes that something has changed; it is stored a moment later. What comes from a file keeps its own time. */
  touch(): void {
    // Never earlier than before, even if the clock was ahead then: the file saved last has to count.
    this.assessment.saved_at = momentAfter({ at: this.assessment.saved_at }, now());
    this.dirty = true;
    this.filed = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Stores at once what is not stored yet. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    let result = this.id
      ? this.store.save(this.id, this.revision, this.assessment)
      : this.store.create(this.assessment);
    // Something has damaged the record: it stays for its owner to look at, and this becomes a further one.
    if (!result.ok && result.code === "unreadable") result = this.store.create(this.assessment);
    this.tooLarge = !result.ok && result.code === "too-large";
    if (result.ok) {
      this.dirty = false;
      this.base = JSON.stringify(this.assessment);
      this.id = result.id;
      this.revision = result.revision;
      this.memory.set("open", this.id);
    }
    this.saved(result);
  }

  /** Another tab has written: takes over its state when nothing here is waiting to be stored. */
  follow(): void {
    if (!this.id || this.dirty) return;
    const stored = this.store.load(this.id);
    if (!stored.ok) {
      // Removed there: this page says so, and still has it.
      if (stored.code === "missing") this.saved({ ok: false, code: "conflict", stored: null });
    } else if (stored.revision === this.revision) this.saved(stored);
    else if (stored.past.includes(this.revision)) this.show(stored);
    else {
      // Written at the same moment, without having seen what this tab wrote: all of this page counts as changed.
      this.base = JSON.stringify(newAssessment(this.data));
      this.dirty = true;
      this.saved({ ok: false, code: "conflict", stored });
    }
  }

  /** After a conflict: joins what this page has changed with what is stored, in the given way, and stores that. */
  join(stored: Stored, joined: typeof joinFrom): void {
    const present = this.store.load(stored.id);
    const { revision, assessment } = present.ok ? present : stored;
    this.assessment = joined(this.data, JSON.parse(this.base), this.assessment, assessment);
    this.base = JSON.stringify(carryOver(this.data, assessment).assessment);
    this.revision = revision;
    this.dirty = true;
    this.flush();
    this.changed();
  }

  /** After a conflict: lets this page's unsaved changes go. */
  drop(stored: Stored): void {
    this.dirty = false;
    this.use(stored);
  }

  /** Removes a stored assessment; what comes back undoes it. */
  remove(id: string): Removed | undefined {
    if (this.isCurrent(id) && !this.settle()) return;
    const result = this.store.remove(id);
    if (!result.ok) {
      if (result.code !== "missing") this.saved(result);
      return;
    }
    if (this.isCurrent(id)) {
      const list = this.list();
      if (list.ok && list.records[0]) this.show(list.records[0]);
      else this.put("", 0, newAssessment(this.data));
    }
    return result.removed;
  }

  /** Removes the assessment on the page from where it is stored. */
  removeCurrent(): Removed | undefined {
    this.flush();
    return this.id ? this.remove(this.id) : undefined;
  }

  /** Puts back what was removed and shows it; false where that fails: `saved` is told why, and it is still to be kept. */
  restore(removed: Removed): boolean {
    const result = this.store.restore(removed);
    const stored = result.ok && this.store.load(removed.id);
    if (stored && stored.ok) this.use(stored);
    else this.saved(result);
    return result.ok;
  }

  /**
   * Moves the assessment on the page between the lasting storage and this window's own. False when the record it had
   * stays behind as well: another window has changed it meanwhile.
   */
  keepOnlyHere(temporary: boolean): boolean {
    this.follow();
    this.flush();
    const { store: before, id, revision, dirty } = this;
    this.temporary = temporary;
    if (id || dirty) this.separate();
    if (this.dirty) {
      // It finds no place there, and stays where it is.
      Object.assign(this, { temporary: !temporary, id, revision, dirty });
      this.changed();
      return true;
    }
    this.memory.set("temporary", temporary ? "yes" : "no");
    const removed = id ? before.remove(id, revision) : undefined;
    this.changed();
    return !removed || removed.ok || removed.code === "missing";
  }
}

import type { Answer, Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { momentAfter } from "../core/history.ts";
import { now } from "../core/local-time.ts";
import { answeredWith, type PlanData } from "../core/plan-data.ts";
import { newAssessment } from "../core/new-assessment.ts";
import { type ListResult, openStore, type SaveResult, type Store, type Stored } from "../core/storage.ts";
import { Memory } from "../core/memory.ts";

/** What the rest of the page is told after a save. */
export type Saved = SaveResult | { ok: true; id: ""; revision: 0 };

/** Where what is on the page stands beside what is stored; whoever keeps assessments (keeping.ts) changes it too. */
export interface Place {
  /** The stored record, or "" for none, and its revision. */
  id: string;
  revision: number;
  /** Something is on the page that is not stored. */
  dirty: boolean;
  /** What is on the page is in a file that the user has saved. */
  filed: boolean;
  /** The assessment as this tab and the storage had it in common last, as text. */
  base: string;
}

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
  readonly place: Place = { id: "", revision: 0, dirty: false, filed: false, base: "" };
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What is on the page is more than could be read again, from a file too. */
  private tooLarge = false;
  private readonly lasting: Store;
  private readonly passing: Store;
  readonly memory: Memory;

  constructor(readonly data: PlanData) {
    this.lasting = openStore(() => localStorage, data.plan.id);
    this.passing = openStore(() => sessionStorage, data.plan.id);
    this.memory = new Memory(`${data.plan.id}:${data.sector.id}`);
    this.assessment = newAssessment(this.data);
  }

  /** Where assessments are kept now. */
  get store(): Store {
    return this.temporary ? this.passing : this.lasting;
  }

  /** Whether the assessment on the page is the stored one of that id. */
  isCurrent(id: string): boolean {
    return id !== "" && id === this.place.id;
  }

  /** Whether closing the page would lose something: it is neither stored nor in a file. */
  get isAtRisk(): boolean {
    return this.place.dirty && !this.place.filed;
  }

  /** Whether the assessment on the page has been stored at all. */
  get isStored(): boolean {
    return this.place.id !== "";
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

  /** Notes that what is on the page is in a file, as its user has seen. */
  noteFiled(): void {
    this.place.filed = !this.tooLarge;
  }

  /** Notes that a file was made of what is on the page: whether it was kept no page is told. */
  noteOffered(): void {
    this.memory.note("filed", this.place.id, String(this.place.revision));
  }

  /** Whether something has changed since a file was made last. */
  get isOnlyHere(): boolean {
    return this.memory.noted("filed", this.place.id) !== String(this.place.revision);
  }

  /** Stores what is on the page. False when it is neither stored nor in a file, and must not make way for other content. */
  settle(): boolean {
    this.flush();
    return !this.isAtRisk;
  }

  /** Puts a stored assessment on the page. */
  show({ id, revision, assessment }: Stored): void {
    this.put(id, revision, carryOver(this.data, assessment).assessment);
    this.memory.set("open", this.place.id);
  }

  /** Puts an assessment on the page, stored as that record or, with "", not at all. */
  put(id: string, revision: number, assessment: Assessment): void {
    this.place.id = id;
    this.place.revision = revision;
    this.assessment = assessment;
    this.place.base = JSON.stringify(assessment);
    this.place.dirty = this.place.filed = false;
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
    this.place.dirty = true;
    this.place.filed = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Stores at once what is not stored yet. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.place.dirty) return;
    let result = this.place.id
      ? this.store.save(this.place.id, this.place.revision, this.assessment)
      : this.store.create(this.assessment);
    // Something has damaged the record: it stays for its owner to look at, and this becomes a further one.
    if (!result.ok && result.code === "unreadable") result = this.store.create(this.assessment);
    this.tooLarge = !result.ok && result.code === "too-large";
    if (result.ok) {
      this.place.dirty = false;
      this.place.base = JSON.stringify(this.assessment);
      this.place.id = result.id;
      this.place.revision = result.revision;
      this.memory.set("open", this.place.id);
    }
    this.saved(result);
  }

  /** Another tab has written: takes over its state when nothing here is waiting to be stored. */
  follow(): void {
    if (!this.place.id || this.place.dirty) return;
    const stored = this.store.load(this.place.id);
    if (!stored.ok) {
      // Removed there: this page says so, and still has it.
      if (stored.code === "missing") this.saved({ ok: false, code: "conflict", stored: null });
    } else if (stored.revision === this.place.revision) this.saved(stored);
    else if (stored.past.includes(this.place.revision)) this.show(stored);
    else {
      // Written at the same moment, without having seen what this tab wrote: all of this page counts as changed.
      this.place.base = JSON.stringify(newAssessment(this.data));
      this.place.dirty = true;
      this.saved({ ok: false, code: "conflict", stored });
    }
  }
}

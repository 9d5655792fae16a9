import { type Answer, type Assessment, FORMAT } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { merge } from "../core/merge.ts";
import type { PlanData } from "../core/plan-data.ts";
import { emptyRecord } from "../core/records.ts";
import {
  type ListResult,
  openStore,
  type Removed,
  type SaveResult,
  type Store,
  type Stored,
} from "../core/storage.ts";

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
  private dirty = false;
  private readonly lasting: Store;
  private readonly passing: Store;

  constructor(readonly data: PlanData) {
    this.lasting = openStore(() => localStorage, data.plan.id);
    this.passing = openStore(() => sessionStorage, data.plan.id);
    this.assessment = this.empty();
  }

  private get store(): Store {
    return this.temporary ? this.passing : this.lasting;
  }

  /** Whether the assessment on the page is the stored one of that id. */
  isCurrent(id: string): boolean {
    return id !== "" && id === this.id;
  }

  /** Whether the assessment on the page has been stored at all. */
  get isStored(): boolean {
    return this.id !== "";
  }

  /** The stored assessments of this page's sector; the records of other sectors are left alone. */
  list(): ListResult {
    const own = (result: ListResult): ListResult =>
      result.ok
        ? {
          ...result,
          records: result.records.filter(({ assessment }) => assessment.sector === this.data.sector.id),
        }
        : result;
    return own(this.store.list());
  }

  /** Opens what was open last in this tab, else what was saved last. */
  start(): void {
    try {
      this.temporary = sessionStorage.getItem(this.key("temporary")) === "yes";
    } catch {
      // Without session storage nothing was kept there either.
    }
    const list = this.list();
    if (!list.ok) return this.saved(list);
    const last = this.remembered();
    const found = list.records.find(({ id }) => id === last) ?? list.records[0];
    if (found) this.use(found);
  }

  /** Puts a stored assessment on the page; its answers follow what has changed in the plan since. */
  use({ id, revision, assessment }: Stored): void {
    this.flush();
    this.id = id;
    this.revision = revision;
    this.assessment = carryOver(this.data, assessment).assessment;
    this.remember();
    this.changed();
  }

  /** An empty assessment on the page; nothing is stored before something is filled in. */
  begin(assessment: Assessment = this.empty()): void {
    this.flush();
    this.id = "";
    this.revision = 0;
    this.assessment = assessment;
    this.changed();
  }

  /** Stores a further assessment and puts it on the page. */
  add(assessment: Assessment): void {
    this.begin(assessment);
    this.dirty = true;
    this.flush();
  }

  /** Puts other content in place of the assessment on the page, under the same record. */
  replace(assessment: Assessment): void {
    this.assessment = assessment;
    this.dirty = true;
    this.flush();
    this.changed();
  }

  /** Changes one answer; `undefined` fields are taken out. Every change says when, and confirms. */
  answer(id: string, fields: Partial<Answer>, confirmed = true): void {
    const { confirm, ...before } = this.assessment.answers[id] ?? {} as Answer;
    const after: Answer = { ...before, ...(confirm && !confirmed ? { confirm } : {}), ...fields, at: now() };
    for (const name of Object.keys(after) as (keyof Answer)[]) {
      if (after[name] === undefined) delete after[name];
    }
    if (Object.keys(after).length === 1) delete this.assessment.answers[id];
    else this.assessment.answers[id] = after;
    this.touch();
  }

  /** Notes that something has changed; it is stored a moment later. */
  touch(): void {
    this.dirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT);
  }

  /** Stores at once what is not stored yet. */
  flush(): void {
    clearTimeout(this.timer);
    if (!this.dirty) return;
    this.assessment.saved_at = now();
    const result = this.id
      ? this.store.save(this.id, this.revision, this.assessment)
      : this.store.create(this.assessment);
    if (result.ok) {
      this.dirty = false;
      this.id = result.id;
      this.revision = result.revision;
      this.remember();
    }
    this.saved(result);
  }

  /** Another tab has written: takes over its state when nothing here is waiting to be stored. */
  follow(): void {
    if (!this.id || this.dirty) return;
    const stored = this.store.load(this.id);
    if (stored.ok && stored.revision !== this.revision) this.use(stored);
  }

  /** After a conflict: joins this page's answers with the stored ones, the newer of each, and stores that. */
  join(stored: Stored): void {
    this.assessment = merge(this.data, stored.assessment, this.assessment);
    this.id = stored.id;
    this.revision = stored.revision;
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
    if (this.isCurrent(id)) this.flush();
    const result = this.store.remove(id);
    if (!result.ok) {
      if (result.code !== "missing") this.saved(result);
      return;
    }
    if (this.isCurrent(id)) {
      this.id = "";
      const list = this.list();
      if (list.ok && list.records[0]) this.use(list.records[0]);
      else this.begin();
    }
    return result.removed;
  }

  /** Removes the assessment on the page from where it is stored. */
  removeCurrent(): Removed | undefined {
    this.flush();
    return this.id ? this.remove(this.id) : undefined;
  }

  /** Puts back what was removed and shows it; where that fails, `saved` is told why. */
  restore(removed: Removed): void {
    const result = this.store.restore(removed);
    const stored = result.ok && this.store.load(removed.id);
    if (stored && stored.ok) this.use(stored);
    else this.saved(result);
  }

  /** Moves the assessment on the page between the lasting storage and this window's own. */
  keepOnlyHere(temporary: boolean): void {
    this.flush();
    const before = this.store;
    const id = this.id;
    this.temporary = temporary;
    try {
      sessionStorage.setItem(this.key("temporary"), temporary ? "yes" : "no");
    } catch {
      // The choice then holds for this page only.
    }
    this.id = "";
    this.revision = 0;
    this.dirty = id !== "";
    this.flush();
    if (id && !this.dirty) before.remove(id);
    this.changed();
  }

  private empty(): Assessment {
    return {
      format: FORMAT,
      plan: { ...this.data.plan },
      unit: "",
      sector: this.data.sector.id,
      period: "",
      facets: emptyRecord(),
      answers: emptyRecord(),
      saved_at: now(),
    };
  }

  /** Which assessment is open is this tab's matter: two tabs may show two of them. */
  private remember(): void {
    try {
      sessionStorage.setItem(this.key("open"), this.id);
    } catch {
      // The page then opens the one saved last.
    }
  }

  private remembered(): string | null {
    try {
      return sessionStorage.getItem(this.key("open"));
    } catch {
      return null;
    }
  }

  private key(what: string): string {
    return `self-check-${what}:${this.data.plan.id}:${this.data.sector.id}`;
  }
}

/** The present moment as it stands in files. */
export function now(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, "Z");
}

import type { Assessment } from "../core/assessment.ts";
import { carryOver } from "../core/carry-over.ts";
import { joinFrom } from "../core/merge.ts";
import { newAssessment } from "../core/new-assessment.ts";
import type { Removed, Stored } from "../core/storage.ts";
import type { Session } from "./session.ts";

/** What is done to whole assessments beside filling one in: further ones, others' changes, removing and restoring. */
export class Keeping {
  constructor(private readonly session: Session) {}

  /** Stores a further assessment and puts it on the page; gives its id, or "" where it could not. */
  add(assessment: Assessment): string {
    if (!this.session.begin(assessment)) return "";
    this.session.place.dirty = true;
    this.session.flush();
    return this.session.place.id;
  }

  /** Puts what was filled in under an earlier version of the plan on the page again, as a further assessment. */
  bringBack(former: Assessment): void {
    const id = this.add(carryOver(this.session.data, former).assessment);
    if (id) this.session.memory.note("filled-under", id, String(former.plan.version));
  }

  /** Stores what is on the page as a further assessment: its own record was removed. */
  separate(): void {
    Object.assign(this.session.place, { id: "", revision: 0, dirty: true });
    this.session.flush();
  }

  /** Puts other content in place of the assessment on the page, under the same record. */
  replace(assessment: Assessment): void {
    this.session.assessment = assessment;
    Object.assign(this.session.place, { dirty: true, filed: false });
    this.session.flush();
    this.session.changed();
  }

  /** After a conflict: joins what this page has changed with what is stored, and stores that. */
  join(stored: Stored): void {
    const { session } = this;
    const present = session.store.load(stored.id);
    const { revision, assessment } = present.ok ? present : stored;
    const base = JSON.stringify(carryOver(session.data, assessment).assessment);
    session.assessment = joinFrom(
      session.data,
      JSON.parse(session.place.base),
      session.assessment,
      assessment,
    );
    Object.assign(session.place, { base, revision, dirty: true });
    session.flush();
    session.changed();
  }

  /** After a conflict: lets this page's unsaved changes go. */
  drop(stored: Stored): void {
    this.session.place.dirty = false;
    this.session.use(stored);
  }

  /** Removes a stored assessment; what comes back undoes it. */
  remove(id: string): Removed | undefined {
    if (this.session.isCurrent(id) && !this.session.settle()) return;
    const result = this.session.store.remove(id);
    if (!result.ok) {
      if (result.code !== "missing") this.session.saved(result);
      return;
    }
    for (const what of ["filed", "filled-under"] as const) this.session.memory.note(what, id, null);
    if (this.session.isCurrent(id)) {
      const list = this.session.list();
      if (list.ok && list.records[0]) this.session.show(list.records[0]);
      else this.session.put("", 0, newAssessment(this.session.data));
    }
    return result.removed;
  }

  /** Removes the assessment on the page from where it is stored. */
  removeCurrent(): Removed | undefined {
    this.session.flush();
    return this.session.place.id ? this.remove(this.session.place.id) : undefined;
  }

  /** Puts back what was removed and shows it; false where that fails: `saved` is told why, and it is still to be kept. */
  restore(removed: Removed): boolean {
    const result = this.session.store.restore(removed);
    const stored = result.ok && this.session.store.load(removed.id);
    if (stored && stored.ok) this.session.use(stored);
    else this.session.saved(result);
    return result.ok;
  }

  /**
   * Moves the assessment on the page between the lasting storage and this window's own. False when the record it had
   * stays behind as well: another window has changed it meanwhile.
   */
  keepOnlyHere(temporary: boolean): boolean {
    const { session } = this;
    session.follow();
    session.flush();
    const before = session.store, { id, revision, dirty } = session.place;
    session.temporary = temporary;
    if (id || dirty) this.separate();
    if (session.place.dirty) {
      // It finds no place there, and stays where it is.
      session.temporary = !temporary;
      Object.assign(session.place, { id, revision, dirty });
      session.changed();
      return true;
    }
    session.memory.set("temporary", temporary ? "yes" : "no");
    const removed = id ? before.remove(id, revision) : undefined;
    session.changed();
    return !removed || removed.ok || removed.code === "missing";
  }
}

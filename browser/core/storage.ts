import {
  type Assessment,
  type FileRefusal,
  formatAssessment,
  parseAssessment,
  type Refusal,
} from "./assessment.ts";
import { storagePrefix } from "./storage-key.ts";

/** The part of the browser's `Storage` that is used: localStorage, or sessionStorage on a shared computer. */
export interface StorageLike {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** An assessment as it lies in the browser. Each save raises its revision, to a number that no other tab chooses. */
export interface Stored {
  id: string;
  revision: number;
  /** The revisions it was made from, the last one first. Two tabs can write at one moment, unseen by each other. */
  past: number[];
  assessment: Assessment;
  /** Parts of the record that could not be read; when it is loaded, it is put aside with them. */
  refused: Refusal[];
}

/** A record that cannot be read, or was put aside, with its text so that the user can have it again. */
export interface Unreadable {
  id: string;
  reason: FileRefusal | "corrupt" | "put-aside";
  raw: string;
}

/** A removed record, for undoing the removal. */
export interface Removed {
  id: string;
  raw: string;
}

/** "quota": no room left; "blocked": the browser refuses storage, or it failed in some other way. */
export type StorageFailure = { ok: false; code: "quota" | "blocked" };
/** The assessment, or the file it would be saved to, could not be read again. */
export type TooLarge = { ok: false; code: "too-large" };
/** There is no record of that id. */
export type Missing = { ok: false; code: "missing" };
/** The record is there and cannot be read; it is left as it is. */
export type UnreadableFailure = { ok: false; code: "unreadable" } & Unreadable;
/** Somebody else (another tab) saved or removed it since; `stored` is what is there now. Nothing was written. */
export type Conflict = { ok: false; code: "conflict"; stored: Stored | null };

/** What `list` gives. */
export type ListResult = { ok: true; records: Stored[]; unreadable: Unreadable[] } | StorageFailure;
/** What `load` gives. */
export type LoadResult = ({ ok: true } & Stored) | Missing | UnreadableFailure | StorageFailure;
/** What `save`, `create` and `restore` give. */
export type SaveResult =
  | { ok: true; id: string; revision: number }
  | Conflict
  | UnreadableFailure
  | TooLarge
  | StorageFailure;
/** What `remove` gives. */
export type RemoveResult = { ok: true; removed: Removed } | Conflict | Missing | StorageFailure;

/** Where assessments are kept. A method that fails says why and changes nothing. */
export interface Store {
  /** All records of this plan, the last saved first. */
  list(): ListResult;
  /** One record; where parts of it cannot be read, its text is put aside once and what was read takes its place. */
  load(id: string): LoadResult;
  /** A new record. */
  create(assessment: Assessment): SaveResult;
  /**
   * Writes over the revision that was loaded; over any other it answers with a conflict and writes nothing. Nothing
   * is written that reading would refuse.
   */
  save(id: string, revision: number, assessment: Assessment): SaveResult;
  /** Takes a record away (an unreadable one too); give the revision to be sure nobody has changed it since. */
  remove(id: string, revision?: number): RemoveResult;
  /** Puts a removed record back, unless its place is taken. */
  restore(removed: Removed): SaveResult;
}

const MAX_PAST = 20;
const MAX_REVISION = 2 ** 52;
const STEP = 2 ** 20;

/**
 * The assessments of one plan, each under a key of its own that starts with `self-check:<plan id>:`; no other key
 * is read or written. `open` gives the storage and may throw. No method throws, and none that fails changes
 * what is stored.
 */
export function openStore(open: () => StorageLike, planId: string): Store {
  const prefix = storagePrefix(planId);

  function attempt<T>(work: (area: StorageLike) => T): T | StorageFailure {
    try {
      return work(open());
    } catch (error) {
      return { ok: false, code: isQuota(error) ? "quota" : "blocked" };
    }
  }

  function write(area: StorageLike, id: string, text: string): void {
    area.setItem(prefix + id, text);
    // Some browsers accept a write in private mode and forget it.
    if (area.getItem(prefix + id) !== text) throw new Error("not stored");
  }

  function read(area: StorageLike, id: string): LoadResult {
    const raw = area.getItem(prefix + id);
    if (raw === null) return { ok: false, code: "missing" };
    const broken = (reason: Unreadable["reason"]): LoadResult => ({
      ok: false,
      code: "unreadable",
      id,
      reason,
      raw,
    });
    if (id.includes("~")) return broken("put-aside");
    let record;
    try {
      record = JSON.parse(raw);
    } catch {
      return broken("corrupt");
    }
    const revision = record?.revision;
    if (!Number.isInteger(revision) || revision < 0 || revision > MAX_REVISION) return broken("corrupt");
    const past: unknown[] = Array.isArray(record.past) ? record.past : [];
    const parsed = parseAssessment(record.assessment);
    if (!parsed.ok) return broken(parsed.code);
    return {
      ok: true,
      id,
      revision,
      past: past.filter((one): one is number => typeof one === "number").slice(0, MAX_PAST),
      assessment: parsed.assessment,
      refused: parsed.refused,
    };
  }

  function writeRecord(area: StorageLike, id: string, record: Omit<Stored, "id" | "refused">): void {
    write(area, id, JSON.stringify(record));
  }

  /** Puts a record aside of which parts cannot be read, once: writing over it would lose them. */
  function mend(area: StorageLike, { id, revision, past, assessment, refused }: Stored): void {
    if (!refused.length) return;
    write(area, `${id}~${revision}`, area.getItem(prefix + id)!);
    writeRecord(area, id, { revision, past, assessment });
  }

  /** What is stored under the id if it is not the revision that the caller knows (0: nothing yet). */
  function conflict(
    current: LoadResult,
    revision: number,
  ): Conflict | UnreadableFailure | StorageFailure | null {
    if (current.ok) {
      const { ok: _ok, ...stored } = current;
      return current.revision === revision ? null : { ok: false, code: "conflict", stored };
    }
    if (current.code !== "missing") return current;
    return revision === 0 ? null : { ok: false, code: "conflict", stored: null };
  }

  const store: Store = {
    list: () =>
      attempt((area): ListResult => {
        const keys = Array.from({ length: area.length }, (_, n) => area.key(n));
        const records: Stored[] = [];
        const unreadable: Unreadable[] = [];
        for (const key of keys) {
          if (!key?.startsWith(prefix)) continue;
          const { ok: _ok, ...one } = read(area, key.slice(prefix.length));
          if ("assessment" in one) records.push(one);
          else if ("raw" in one) unreadable.push({ id: one.id, reason: one.reason, raw: one.raw });
        }
        const time = (stored: Stored) => Date.parse(stored.assessment.saved_at);
        return { ok: true, records: records.sort((a, b) => time(b) - time(a)), unreadable };
      }),

    load: (id) =>
      attempt((area) => {
        const record = read(area, id);
        try {
          if (record.ok) mend(area, record);
        } catch {
          // No room: the next save tries it again, and says so.
        }
        return record;
      }),

    create: (assessment) => store.save(newId(), 0, assessment),

    save: (id, revision, assessment) =>
      attempt((area): SaveResult => {
        const current = read(area, id);
        const refusal = conflict(current, revision);
        if (refusal) return refusal;
        // As the text of a file, which is longer than the record.
        const checked = parseAssessment(formatAssessment(assessment));
        if (!checked.ok) return { ok: false, code: "too-large" };
        if (current.ok) mend(area, current);
        const before = area.getItem(prefix + id)!;
        const next = revisionAfter(revision);
        const past = current.ok ? [revision, ...current.past].slice(0, MAX_PAST) : [];
        writeRecord(area, id, { revision: next, past, assessment: checked.assessment });
        // As it was under an earlier version of the plan, where there is room for that too.
        if (current.ok && current.assessment.plan.version < assessment.plan.version) {
          attempt(() => write(area, `${id}~${revision}`, before));
        }
        return { ok: true, id, revision: next };
      }),

    remove: (id, revision) =>
      attempt((area): RemoveResult => {
        const raw = area.getItem(prefix + id);
        if (raw === null) return { ok: false, code: "missing" };
        const refusal = revision !== undefined && conflict(read(area, id), revision);
        if (refusal && refusal.code === "conflict") return refusal;
        area.removeItem(prefix + id);
        return { ok: true, removed: { id, raw } };
      }),

    restore: ({ id, raw }) =>
      attempt((area): SaveResult => {
        const refusal = conflict(read(area, id), 0);
        if (refusal) return refusal;
        write(area, id, raw);
        const restored = read(area, id);
        return { ok: true, id, revision: restored.ok ? restored.revision : 0 };
      }),
  };
  return store;
}

/** A count of the saves in steps of a million, and a random part. */
function revisionAfter(revision: number): number {
  return Math.floor((Math.floor(revision / STEP) + 1 + Math.random()) * STEP);
}

function newId(): string {
  return Date.now().toString(36) + Math.random().toString(36).slice(2, 10);
}

function isQuota(error: unknown): boolean {
  const { name, code } = Object(error);
  return code === 22 || /quota/i.test(String(name));
}

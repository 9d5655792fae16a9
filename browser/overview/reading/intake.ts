import { type Assessment, type FileRefusal, parseAssessment, type Refusal } from "../../core/assessment.ts";
import { lastChange } from "../../core/history.ts";
import { previewOpening } from "../../core/merge.ts";
import { isFuture, today } from "../../core/local-time.ts";
import { looseName, plainName } from "../../core/names.ts";
import { periodKey } from "../../core/period.ts";
import type { PlanData } from "../../core/plan-data.ts";
import { scoreSector, type SectorScore } from "../../core/scoring.ts";
import { pressing } from "../../core/remedies.ts";
import type { ZipRefusal } from "../../core/zip.ts";
import type { OfficeRefusal } from "../../workbook/reasons.ts";
import { AnswerStore, type AssessmentHead, type StoredAnswers } from "./stored-answers.ts";

/** Why a file, or a part of a container, was not read. */
export type Reason =
  | FileRefusal
  | ZipRefusal
  | OfficeRefusal
  | "empty"
  | "other-archive"
  | "not-utf8"
  | "unreadable"
  | "folder-unreadable"
  | "other-plan"
  | "other-sector"
  | "no-unit"
  | "cut-off";

/** What has to be known about a file that was read. */
export type Note =
  | { code: "older-plan"; version: number; moved: number }
  | { code: "newer-plan"; version: number }
  | { code: "left-out"; number: number }
  | { code: "orphans"; number: number }
  | { code: "to-confirm"; number: number }
  | { code: "future"; date: string }
  | { code: "similar-name"; name: string };

/** One assessment that was read, with what it comes to under the page's plan. */
export interface Row {
  /** Its place in the order of reading. */
  number: number;
  /** Where it came from. */
  name: string;
  assessment: AssessmentHead;
  stored: StoredAnswers;
  /** When anything in it was changed last, as milliseconds. */
  changed: number;
  /** How many gaps were to be put right before today. */
  overdue: number;
  score: SectorScore;
  /** The unit's name as it is compared. */
  unit: string;
  /** The period's name as it is compared: the first one read of all that mean the same. */
  period: string;
}

/** What became of one file. `older`: another one of the same unit, sector and period was saved later. */
export interface Item {
  name: string;
  outcome: "read" | "older" | "refused";
  reason?: Reason;
  /** The file that counts in its place. */
  instead?: string;
  notes: Note[];
  row?: Row;
}

/** Everything that was taken in; nothing one file holds stops the rest. */
export class Intake {
  readonly items: Item[] = [];
  private readonly sectors: Map<string, PlanData>;
  private readonly today = today();
  private readonly store = new AnswerStore();
  private readonly current = new Map<string, Item>();
  private readonly periods = new Map<string, string>();
  /** The names of units by what they have in common however they are written. */
  private readonly names = new Map<string, string>();

  constructor(sectors: PlanData[]) {
    this.sectors = new Map(sectors.map((data) => [data.sector.id, data]));
  }

  /** The assessments that count, in the order of reading. */
  get rows(): Row[] {
    return this.items.flatMap(({ outcome, row }) => outcome === "read" && row ? [row] : []);
  }

  /** Takes in the text of one file, or a value parsed from a container, of which `refused` was left out before. */
  accept(name: string, source: unknown, refused: Refusal[] = []): Item {
    if (typeof source === "string" && !source.trim()) return this.refuse(name, "empty");
    const parsed = parseAssessment(source);
    if (!parsed.ok) return this.refuse(name, parsed.code);
    const data = this.sectors.get(parsed.assessment.sector) ?? this.sectors.values().next().value;
    if (!data) return this.refuse(name, "other-sector");
    const preview = previewOpening(data, parsed.assessment, [...refused, ...parsed.refused]);
    if (!preview.ok) return this.refuse(name, preview.code);
    const { assessment } = preview;
    if (!plainName(assessment.unit)) return this.refuse(name, "no-unit");

    const score = scoreSector(data, assessment.facets, assessment.answers);
    const notes: Note[] = [];
    const { version } = parsed.assessment.plan;
    if (version < data.plan.version) notes.push({ code: "older-plan", version, moved: preview.moved.length });
    if (preview.newerPlan) notes.push({ code: "newer-plan", version });
    if (preview.refused.length) notes.push({ code: "left-out", number: preview.refused.length });
    const orphans = preview.retired.length + preview.unknown.length;
    if (orphans) notes.push({ code: "orphans", number: orphans });
    if (score.toConfirm.length) notes.push({ code: "to-confirm", number: score.toConfirm.length });
    const changed = lastChange(assessment);
    if (isFuture(changed, Date.now())) {
      notes.push({ code: "future", date: new Date(changed).toISOString().slice(0, 10) });
    }
    const similar = this.similarName(assessment);
    if (similar) notes.push({ code: "similar-name", name: similar });
    const { answers, history, ...head } = assessment;
    const row: Row = {
      number: this.items.length,
      name,
      assessment: head,
      stored: this.store.add({ answers, history }),
      changed,
      overdue: pressing(score.open, answers, this.today).overdue.length,
      score,
      unit: plainName(assessment.unit),
      period: this.periodName(assessment.period),
    };
    return this.place({ name, outcome: "read", notes, row }, row);
  }

  /** Notes a file that cannot be read. */
  refuse(name: string, reason: Reason): Item {
    const item: Item = { name, outcome: "refused", reason, notes: [] };
    this.items.push(item);
    return item;
  }

  private periodName(period: string): string {
    const key = periodKey(period);
    if (!this.periods.has(key)) this.periods.set(key, plainName(period));
    return this.periods.get(key)!;
  }

  /** The name of another unit of the sector that may be this one's, written otherwise; they are never put together. */
  private similarName({ sector, unit }: Assessment): string | undefined {
    const name = plainName(unit);
    const key = `${sector} ${looseName(unit)}`;
    const before = this.names.get(key);
    if (before === undefined) this.names.set(key, name);
    return before === name ? undefined : before;
  }

  /** Of two of the same unit, sector and period the one saved later counts; at the same moment the first. */
  private place(item: Item, row: Row): Item {
    const subject = JSON.stringify([row.assessment.sector, row.unit, row.period]);
    const before = this.current.get(subject);
    this.items.push(item);
    if (!before?.row) this.current.set(subject, item);
    else {
      const later = row.changed > before.row.changed;
      const [counts, older] = later ? [item, before] : [before, item];
      older.outcome = "older";
      older.instead = counts.name;
      this.current.set(subject, counts);
    }
    return item;
  }
}

/** How many files had each outcome, and how many were saved under an older version of the plan. */
export function tally(items: Item[]): Record<Item["outcome"] | "carried", number> {
  const counts = { read: 0, older: 0, refused: 0, carried: 0 };
  for (const { outcome, notes } of items) {
    counts[outcome]++;
    if (notes.some(({ code }) => code === "older-plan")) counts.carried++;
  }
  return counts;
}

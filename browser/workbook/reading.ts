import { type Answer, type Assessment, type Refusal, type RefusalCode, UNDATED } from "../core/assessment.ts";
import { momentAfter, timeOf } from "../core/history.ts";
import type { ZipEntry } from "../core/zip.ts";
import { emptyRecord, own } from "../core/records.ts";
import { columnName } from "../export/sheet-xml.ts";
import { type About, type AboutRefusal, readAbout } from "./about.ts";
import { type Book, type BookRefusal, type Cell, readBook, type Sheet } from "./cells.ts";
import {
  DAYS,
  FACET,
  FIELD_NAMES,
  type FieldName,
  FIELDS,
  isDay,
  shown,
  STATES,
  TEXTS,
  UNIT,
  UNIT_FIELD,
  WANTED,
} from "./fields.ts";
import { cellText, count, day, meaning } from "./words.ts";

/** What a filled-in workbook says: an assessment, still to be checked like any file, and the cells that were not taken. */
export type WorkbookResult =
  | { ok: true; assessment: Assessment; refused: Refusal[] }
  | { ok: false; code: AboutRefusal | BookRefusal };

/**
 * Reads the answers of a workbook, step by step; `entries` are the archive's files, `saved` is the date for one that does
 * not say when it was saved.
 */
export function* readWorkbook(entries: ZipEntry[], saved: string): Generator<void, WorkbookResult, void> {
  const book = yield* readBook(entries, WANTED);
  if (typeof book === "string") return { ok: false, code: book };
  const about = readAbout(book);
  if (typeof about === "string") return { ok: false, code: about };
  const reader = new Reader(about, book, instant(book.modified) ?? saved);
  for (const sheet of book.sheets) reader.read(sheet);
  return { ok: true, assessment: reader.end(), refused: reader.refused };
}

/** A moment as files name it; undefined for a text that is none. */
function instant(text: string | undefined): string | undefined {
  const time = text ? Date.parse(text) : NaN;
  return isNaN(time) ? undefined : new Date(time).toISOString().replace(/\.\d+Z$/, "Z");
}

/** The date of what takes the place of `before`: always later, although it was given in the same second. */
function after(before: string, now: string): string {
  return timeOf({ at: before }) < timeOf({ at: now }) ? now : momentAfter({ at: before }, UNDATED);
}

class Reader {
  refused: Refusal[] = [];
  private readonly result: Assessment;
  private readonly answers = emptyRecord<Answer>();
  private readonly seen = new Map<string, string>();
  private changed = false;

  constructor(private readonly about: About, private readonly book: Book, private readonly saved: string) {
    const { base, plan, sector } = about;
    this.result = base ? { ...base, facets: { ...base.facets } } : {
      format: "self-check/1",
      plan,
      unit: "",
      sector,
      period: "",
      facets: {},
      answers: {},
      saved_at: saved,
    };
  }

  /** Takes the entries of a sheet that names its columns; the others hold none. */
  read(sheet: Sheet): void {
    const head =
      [...sheet.rows].flatMap(([row, cells]) =>
        [...cells].filter(([, { value }]) => value === FIELDS).map(([column]) => ({
          row,
          cells,
          ids: column,
        }))
      )[0];
    if (!head) return;
    const columns = new Map<string, number>();
    for (const [column, { value }] of head.cells) columns.set(String(value), column);
    for (const [row, cells] of sheet.rows) {
      const at = (name: string) => {
        const column = columns.get(name);
        return {
          cell: column === undefined ? undefined : cells.get(column),
          place: `${sheet.name}!${columnName((column ?? 1) - 1)}${row}`,
        };
      };
      const id = String(cells.get(head.ids)?.value ?? "");
      if (id === UNIT) this.readUnit(at);
      else if (id.startsWith(FACET)) this.readFacet(id.slice(FACET.length), at);
      else if (id && !id.startsWith("#")) this.readAnswer(id, at, `${sheet.name}!${row}`);
      else if (!id && row > head.row) this.readStray(at);
    }
  }

  /** The assessment, once all sheets are read. */
  end(): Assessment {
    const { base, requirements } = this.about;
    for (const [id, answer] of Object.entries(base?.answers ?? {})) {
      // Of a row that is no longer there, or never was: as the form wrote it.
      if (!this.seen.has(id)) this.answers[id] = answer;
    }
    // What repeats another cell has no result where the program that saved the workbook does not compute.
    for (const [id, { same }] of Object.entries(requirements)) {
      const answer = own(this.answers, same);
      if (!same || this.seen.has(id) || answer === own(base?.answers ?? {}, same)) continue;
      if (answer) this.answers[id] = { ...answer };
      else delete this.answers[id];
    }
    const saved_at = this.changed && base ? after(base.saved_at, this.saved) : this.result.saved_at;
    return { ...this.result, answers: this.answers, saved_at };
  }

  private refuse(path: string, code: RefusalCode): void {
    this.refused.push({ path, code });
  }

  /** A cell's entry; nothing for an empty one, and for one that is broken, which is named. */
  private entry({ cell, place }: { cell: Cell | undefined; place: string }): string | number {
    if (cell?.broken) this.refuse(place, "no-result");
    return !cell || cell.broken ? "" : typeof cell.value === "string" ? cellText(cell.value) : cell.value;
  }

  private readUnit(at: At): void {
    const { base } = this.about;
    for (const [name, field] of [["unit", UNIT_FIELD], ["period", "rating"]] as const) {
      const text = String(this.entry(at(field)));
      if (base && cellText(base[name]) === text) continue;
      this.result[name] = text;
      this.changed = true;
    }
  }

  private readFacet(id: string, at: At): void {
    const { about, result } = this;
    const place = at("rating");
    const text = String(this.entry(place));
    const before = own(result.facets, id);
    const option = text ? meaning(own(about.options, id) ?? {}, text) : undefined;
    if (text && option === undefined) return this.refuse(place.place, "unknown-option");
    // What the form could not show it has not shown: an option that the plan does not have.
    if (option === before || (!text && own(own(about.optionLabels, id) ?? {}, before ?? "") === undefined)) {
      return;
    }
    if (option !== undefined) result.facets[id] = option;
    else delete result.facets[id];
    this.changed = true;
  }

  private readAnswer(id: string, at: At, row: string): void {
    const entries = emptyRecord<string | number>();
    const { same } = this.about.requirements[id] ?? {};
    for (const name of FIELD_NAMES) {
      const field = at(name);
      // The copy of another cell, which no program has computed yet.
      if (same && field.cell?.formula && field.cell.broken) return;
      const value = this.entry(field);
      if (value !== "") entries[name] = value;
    }
    const text = JSON.stringify(entries);
    const before = this.seen.get(id);
    if (before !== undefined) {
      // A copied row that says the same, or nothing, is no question.
      if (before !== text && text !== "{}") this.refuse(row, "twice");
      return;
    }
    this.seen.set(id, text);
    if (this.checked(at)) this.refuse(at("checked").place, "not-taken");
    const was = this.about.base && own(this.about.base.answers, id);
    if (was && this.isUntouched(shown(this.about, id, was), entries)) this.answers[id] = was;
    else this.take(id, entries, was, at);
  }

  private checked(at: At): boolean {
    const { cell } = at("checked");
    return cell !== undefined && cell.value !== "";
  }

  private isUntouched(
    before: Partial<Record<FieldName, string | number>>,
    entries: Record<string, string | number>,
  ): boolean {
    return FIELD_NAMES.every((name) => {
      const one = before[name] ?? "", other = own(entries, name) ?? "";
      if (one === other) return true;
      return isDay(name) && one === day(other, this.book.from1904);
    });
  }

  private take(id: string, entries: Record<string, string | number>, was: Answer | undefined, at: At): void {
    const fields: Partial<Answer> = this.rated(id, entries, at);
    for (const name of TEXTS) {
      const value = own(entries, name);
      if (value !== undefined) fields[name] = String(value);
    }
    for (const name of DAYS) {
      const value = own(entries, name);
      const found = value === undefined ? undefined : day(value, this.book.from1904);
      if (found) fields[name] = found;
      else if (value !== undefined) this.refuse(at(name).place, "bad-date");
    }
    const word = own(entries, "state");
    const state = word === undefined ? "open" : meaning(own(this.about.ratings, STATES) ?? {}, String(word));
    if (state === undefined) this.refuse(at("state").place, "bad-value");
    else if (state !== "open") fields.state = state as Answer["state"];
    // It has no column: the earlier period stays with what arose in it.
    if (Object.keys(fields).length && was?.since) fields.since = was.since;
    if (Object.keys(fields).length) {
      this.answers[id] = { ...fields, at: was ? after(was.at, this.saved) : this.saved };
    }
    this.changed ||= was !== undefined || Object.keys(fields).length > 0;
  }

  /** The rating, or the reason why the requirement does not apply. */
  private rated(id: string, entries: Record<string, string | number>, at: At): Partial<Answer> {
    const { ratings, notApplicable, requirements } = this.about;
    const rating = own(entries, "rating"), reason = own(entries, "na");
    const { scale, na } = own(requirements, id) ?? { scale: "", na: "" };
    const none = Object.fromEntries(notApplicable.map((label) => [label, "na"]));
    if (typeof rating === "string" && meaning(none, rating)) {
      if (reason !== undefined) return { na: String(reason) };
      if (na === "free") return { na: "—" };
      this.refuse(at("rating").place, "no-reason");
      return {};
    }
    if (reason !== undefined) this.refuse(at("na").place, "not-taken");
    if (rating === undefined) return {};
    const labels = own(ratings, scale);
    const found = labels
      ? meaning(labels, String(rating))
      : typeof rating === "number"
      ? rating
      : count(rating);
    if (found !== undefined) return { rating: found };
    this.refuse(at("rating").place, "unknown-rating");
    return {};
  }

  /** Entries in a row that has lost its id. */
  private readStray(at: At): void {
    for (const name of FIELD_NAMES) {
      const { cell, place } = at(name);
      if (cell && !cell.formula && cell.value !== "") this.refuse(place, "no-row");
    }
  }
}

type At = (field: string) => { cell: Cell | undefined; place: string };

import { type Room, unpack, type ZipEntry } from "../core/zip.ts";
import { attribute, plainText, type Tag, tags } from "./xml.ts";

/** What a cell holds: a text, a number, or nothing that can be read. */
export interface Cell {
  value: string | number;
  /** It is computed, or was to be. */
  formula: boolean;
  /** An error, or a formula without a result. */
  broken: boolean;
}

/** The cells of a sheet that hold anything, by row and column, both counted from 1. */
export interface Sheet {
  name: string;
  rows: Map<number, Map<number, Cell>>;
}

/** What is read of a workbook. */
export interface Book {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macs did. */
  from1904: boolean;
  /** When it was saved, as the program that did so says. */
  modified: string | undefined;
}

/** Far more than a unit writes: the files of a workbook together, unpacked. */
const MOST = 16 * 1024 * 1024;
const MAX_CELLS = 200_000;

/** Why a workbook cannot be read at all. */
export type BookRefusal = "workbook-broken" | "workbook-too-large";

/**
 * Reads, step by step, those of a workbook's sheets in which one of the texts `wanted` stands; the others are left alone.
 * Without `wanted` it reads them all. `entries` are the archive's files.
 */
export function* readBook(
  entries: ZipEntry[],
  wanted?: string[],
): Generator<void, Book | BookRefusal, void> {
  const room: Room = { left: MOST };
  const byPath = new Map(
    entries.map((entry) => [entry.name.replace(/\\/g, "/").replace(/^\//, "").toLowerCase(), entry]),
  );
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    const workbook = [...tags(yield* text("xl/workbook.xml"))];
    const paths = new Map<string, string>();
    for (const tag of tags(yield* text("xl/_rels/workbook.xml.rels"))) {
      const target = attribute(tag, "Target");
      if (tag.name === "Relationship" && target) {
        paths.set(
          attribute(tag, "Id") ?? "",
          target[0] === "/" ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`,
        );
      }
    }
    const shared = byPath.has("xl/sharedstrings.xml") ? sharedTexts(yield* text("xl/sharedStrings.xml")) : [];
    const marks = wanted && marksOf(shared, wanted);
    const sheets: Sheet[] = [];
    const left = { cells: MAX_CELLS };
    for (const tag of workbook) {
      const path = tag.name === "sheet" && tag.kind !== "close" &&
        paths.get(attribute(tag, "(?:[\\w.-]+:)?id") ?? "");
      if (!path || !byPath.has(path.toLowerCase())) continue;
      const xml = yield* text(path);
      const rows: Sheet["rows"] = !marks || marks.test(xml) ? cellsOf(xml, shared, left) : new Map();
      sheets.push({ name: attribute(tag, "name") ?? "", rows });
      if (left.cells < 0) return "workbook-too-large";
      yield;
    }
    if (!sheets.length) return "workbook-broken";
    const properties = workbook.find(({ name }) => name === "workbookPr");
    const core = byPath.has("docprops/core.xml") ? yield* text("docProps/core.xml") : "";
    return {
      sheets,
      from1904: /^(1|true)$/.test((properties && attribute(properties, "date1904")) ?? ""),
      modified: [...tags(core)].find(({ name, kind }) => name === "modified" && kind === "open")?.text.trim(),
    };
  } catch (error) {
    return error instanceof TooLarge ? "workbook-too-large" : "workbook-broken";
  }

  /** The text of one part. Throws when it is not there, no UTF-8, or too large. */
  function* text(path: string): Generator<void, string, void> {
    const entry = byPath.get(path.toLowerCase());
    if (!entry) throw new Error(path);
    const bytes = yield* unpack(entry, room, MOST, () => false);
    if (bytes === "too-large" || bytes === "zip-too-large") throw new TooLarge();
    if (typeof bytes === "string") throw new Error(bytes);
    return decoder.decode(bytes);
  }
}

/** What the XML of a sheet holds in which one of these texts stands: the text, or its number among the shared ones. */
function marksOf(shared: string[], wanted: string[]): RegExp {
  const numbers = shared.flatMap((text, n) => wanted.includes(text) ? [n] : []).join("|") || "-";
  return new RegExp(
    `>\\s*(?:${wanted.join("|")})\\s*<|t=.s.[^<>]*>\\s*<[\\w.:-]*v>\\s*(?:${numbers})\\s*<`,
  );
}

class TooLarge extends Error {}

/** The texts that cells name by their number. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  const text = new TextReader();
  for (const tag of tags(xml)) {
    if (tag.name === "si" && tag.kind !== "close") texts.push(text.begin());
    else if (texts.length) texts[texts.length - 1] = text.take(tag);
  }
  return texts;
}

/** Puts a text together from its runs; what only says how a word sounds is no part of it. */
class TextReader {
  private whole = "";
  private isSound = false;

  begin(): string {
    return this.whole = "";
  }

  take(tag: Tag): string {
    if (tag.name === "rPh") this.isSound = tag.kind === "open";
    else if (tag.name === "t" && tag.kind === "open" && !this.isSound) this.whole += cellText(tag.text);
    return this.whole;
  }
}

/** A cell's text: workbooks write characters that XML cannot hold as _x000D_. */
function cellText(xml: string): string {
  return plainText(xml).replace(/_x([\dA-Fa-f]{4})_/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
}

function cellsOf(xml: string, shared: string[], left: { cells: number }): Sheet["rows"] {
  const rows: Sheet["rows"] = new Map();
  let row = 0, column = 0, kind = "", raw = "", hasFormula = false, inFormula = false, hasValue = false;
  const inline = new TextReader();
  const end = () => {
    const cell = valueOf(kind, raw, shared, hasFormula, hasValue);
    if (!cell || left.cells-- <= 0) return;
    const cells = rows.get(row) ?? new Map<number, Cell>();
    // A damaged file may hold a place twice; the first counts, as for the programs that show it.
    if (!cells.has(column)) rows.set(row, cells.set(column, cell));
  };
  for (const tag of tags(xml)) {
    const { name } = tag;
    if (name === "row" && tag.kind !== "close") {
      row = Number(attribute(tag, "r")) || row + 1;
      column = 0;
    } else if (name === "c" && tag.kind !== "close") {
      column = columnOf(attribute(tag, "r")) || column + 1;
      kind = attribute(tag, "t") ?? "n";
      raw = inline.begin();
      hasFormula = hasValue = inFormula = false;
    } else if (name === "c") end();
    else if (name === "f") {
      hasFormula = true;
      inFormula = tag.kind === "open";
    } else if (name === "v" && tag.kind === "open") {
      raw = tag.text;
      hasValue = tag.text !== "" || kind === "str";
    } else if (!inFormula && kind === "inlineStr") {
      raw = inline.take(tag);
      hasValue = raw !== "";
    }
  }
  return rows;
}

function valueOf(
  kind: string,
  raw: string,
  shared: string[],
  formula: boolean,
  hasValue: boolean,
): Cell | null {
  if (!hasValue) return formula ? { value: "", formula, broken: true } : null;
  const cell = (value: string | number, broken = false): Cell => ({ value, formula, broken });
  switch (kind) {
    case "s":
      return raw.trim() in shared ? cell(shared[Number(raw)]) : cell("", true);
    case "inlineStr":
      return cell(raw);
    case "str":
      return cell(cellText(raw));
    case "b":
      return cell(raw.trim() === "1" ? "TRUE" : "FALSE");
    case "e":
      return cell("", true);
    case "d":
      return cell(plainText(raw).slice(0, 10));
    default: {
      const number = Number(raw);
      return raw.trim() && Number.isFinite(number) ? cell(number) : cell("", true);
    }
  }
}

/** 1 for A, 27 for AA; 0 for none. */
function columnOf(place: string | undefined): number {
  let column = 0;
  for (const letter of /^\$?([A-Za-z]{1,3})/.exec(place ?? "")?.[1].toUpperCase() ?? "") {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column;
}

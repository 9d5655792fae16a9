import * as v from "valibot";
import { parseJson } from "./json.ts";
import { isRealDay } from "./local-time.ts";
import { emptyRecord } from "./records.ts";

/** One unit's answers for one sector and one period, as saved in a file: ids, never display text. */
export interface Assessment {
  format: "self-check/1";
  plan: { id: string; version: number };
  /** The unit's name: a body, never a person. */
  unit: string;
  sector: string;
  period: string;
  /** Facet id -> option id. */
  facets: Record<string, string>;
  /** Which post fills in a measure, by the measure's id: a post, never a person. */
  posts?: Record<string, string>;
  /** By full requirement id; answers to requirements the plan does not have are kept too. */
  answers: Record<string, Answer>;
  /** Replaced answers by requirement id, newest first. */
  history?: Record<string, Answer[]>;
  saved_at: string;
}

/** The answer to one requirement: a rating or a reason why it does not apply, and what was noted beside it. */
export interface Answer {
  /** A rating's id, or the count. */
  rating?: string | number;
  /** Why the requirement does not apply; the rating is then ignored. */
  na?: string;
  note?: string;
  evidence?: string;
  /** For a gap: what to put right, by which post, by when (YYYY-MM-DD). */
  action?: string;
  post?: string;
  due?: string;
  /** How far that is, where it has begun; once closed, on which day and what shows it. */
  state?: "under-way" | "closed";
  closed_on?: string;
  proof?: string;
  /** The earlier period in which it arose. */
  since?: string;
  /** Carried over from an earlier period or version of the plan. */
  confirm?: true;
  at: string;
}

/** A part of the file that was left out: where it stood, and a stable code for why. */
export interface Refusal {
  path: string;
  code: RefusalCode;
}

/** Why a part of a file was left out. */
export type RefusalCode =
  | "wrong-type"
  | "too-long"
  | "too-many"
  | "bad-value"
  | "bad-date"
  | "bad-key"
  | "unknown-field"
  | "unknown-rating"
  | "unknown-option"
  | "no-result"
  | "no-reason"
  | "no-row"
  | "not-taken"
  | "twice"
  | "and-more";

/** Why a file as a whole cannot be read. */
export type FileRefusal =
  | "too-large"
  | "not-json"
  | "not-an-assessment"
  | "other-format"
  | "newer-format"
  | "no-plan"
  | "no-sector";

/** An assessment with what was left out of it, or why the file is none. */
export type ParseResult =
  | { ok: true; assessment: Assessment; refused: Refusal[] }
  | { ok: false; code: FileRefusal };

/** The format that is written, and the only one that is read. */
export const FORMAT = "self-check/1";
/** The date of an answer whose own date could not be read: older than any other, so that it replaces none. */
export const UNDATED = "1970-01-01T00:00:00Z";
/** How many replaced answers of a requirement are kept. */
export const MAX_HISTORY = 20;
/** The most bytes that a file may have: no form writes more, and a film chosen by mistake would stop the browser. */
export const MAX_BYTES = 5 * 1024 * 1024;
const MAX_ANSWERS = 5000;
const MAX_REFUSALS = 500;

// The message of each check is the code of the refusal.
const string = v.string("wrong-type");
const text = v.pipe(string, v.maxLength(20_000, "too-long"));
const id = v.pipe(string, v.maxLength(100, "too-long"), v.regex(/^[a-z][a-z0-9-]*$/, "bad-value"));
const date = v.pipe(
  string,
  v.regex(/^\d{4}-(0\d|1[0-2])-[0-3]\d$/, "bad-date"),
  v.check(isRealDay, "bad-date"),
);
const instant = v.pipe(
  string,
  v.regex(/^\d{4}-(0\d|1[0-2])-[0-3]\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/, "bad-date"),
  v.check(isRealDay, "bad-date"),
);

/** How each field of an answer must look; the JSON Schema is made from these. */
export const answerFields = {
  rating: v.union(
    [id, v.pipe(v.number(), v.minValue(0, "bad-value"), v.check((n) => n < Infinity, "bad-value"))],
    "bad-value",
  ),
  na: v.pipe(text, v.regex(/\S/, "bad-value")),
  note: text,
  evidence: text,
  action: text,
  post: text,
  due: date,
  state: v.picklist(["under-way", "closed"], "bad-value"),
  closed_on: date,
  proof: text,
  since: text,
  confirm: v.literal(true, "bad-value"),
  at: instant,
};

/** How the plain fields of an assessment must look. */
export const headFields = {
  unit: text,
  sector: id,
  period: text,
  saved_at: instant,
};

/** The plan an assessment answers to. */
export const planFields = {
  id,
  version: v.pipe(
    v.number("wrong-type"),
    v.integer("bad-value"),
    v.minValue(1, "bad-value"),
    v.maxValue(999_999_999, "bad-value"),
  ),
};

/** How the post of a measure must look. */
export const postField = text;
/** How an option of a facet must look. */
export const optionField = id;
/** What the id of a facet or a measure looks like; `constructor` is no facet but JavaScript's own. */
export const FACET_KEY = /^(?!constructor$)[a-z][a-z0-9-]{0,99}$/;
/** What the full id of a requirement looks like: `sector.requirement`. */
export const REQUIREMENT_KEY = /^[a-z][a-z0-9-]{0,99}\.[a-z][a-z0-9-]{0,99}$/;

type Json = Record<string, unknown>;

/**
 * Reads a saved file (its text, or a value already parsed). Nothing in it is trusted: a bad answer or field
 * is left out and listed in `refused`, the rest is kept; a file that is none at all gives a code. Never throws.
 */
export function parseAssessment(source: unknown): ParseResult {
  let raw: unknown;
  try {
    // A value goes through its text too: what comes out shares nothing with it and has no accessors.
    const json = typeof source === "string" ? source : JSON.stringify(source);
    if (json.length > MAX_BYTES || new TextEncoder().encode(json).length > MAX_BYTES) {
      return fail("too-large");
    }
    raw = parseJson(json);
  } catch {
    return fail("not-json");
  }
  if (!isObject(raw)) return fail("not-an-assessment");
  const version = typeof raw.format === "string" && /^self-check\/([1-9]\d{0,8})$/.exec(raw.format);
  if (!version) return fail("other-format");
  if (version[1] !== "1") return fail("newer-format");

  const reader = new Reader();
  const plan = reader.fields(raw.plan, planFields, "plan");
  if (plan?.id === undefined || plan.version === undefined) return fail("no-plan");
  const { format: _f, plan: _p, facets, answers, history, posts, ...rest } = raw;
  const head = reader.fields(rest, headFields, "");
  if (!head?.sector) return fail("no-sector");
  const assessment: Assessment = {
    format: FORMAT,
    plan: { id: plan.id, version: plan.version },
    unit: head.unit ?? "",
    sector: head.sector,
    period: head.period ?? "",
    facets: reader.map(facets, "facets", FACET_KEY, (value, path) => reader.value(id, value, path)),
    answers: reader.map(answers, "answers", REQUIREMENT_KEY, (value, path) => reader.answer(value, path)),
    saved_at: head.saved_at ?? UNDATED,
  };
  const replaced = reader.map(
    history,
    "history",
    REQUIREMENT_KEY,
    (value, path) => reader.history(value, path),
  );
  if (Object.keys(replaced).length) assessment.history = replaced;
  const shared = reader.map(posts, "posts", FACET_KEY, (value, path) => reader.value(text, value, path));
  if (Object.keys(shared).length) assessment.posts = shared;
  return { ok: true, assessment, refused: reader.refused };
}

/** The text of the file a user saves. */
export function formatAssessment(assessment: Assessment): string {
  return JSON.stringify(assessment, null, 2) + "\n";
}

/** Takes parts out of parsed JSON and keeps the list of what it refused. */
class Reader {
  refused: Refusal[] = [];

  refuse(path: string, code: RefusalCode): undefined {
    const { refused } = this;
    if (refused.length < MAX_REFUSALS) refused.push({ path, code });
    else if (refused.length === MAX_REFUSALS) refused.push({ path: "", code: "and-more" });
  }

  value<S extends v.GenericSchema>(schema: S, value: unknown, path: string): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, value, { abortEarly: true });
    return result.success ? result.output : this.refuse(path, result.issues[0].message as RefusalCode);
  }

  /** The good fields among those that `schemas` names. */
  fields<S extends Record<string, v.GenericSchema>>(
    value: unknown,
    schemas: S,
    path: string,
  ): { [K in keyof S]?: v.InferOutput<S[K]> } | undefined {
    if (!isObject(value)) return this.refuse(path, "wrong-type");
    const result: Json = {};
    for (const [key, field] of Object.entries(value)) {
      const at = join(path, key);
      if (!Object.keys(schemas).includes(key)) this.refuse(at, "unknown-field");
      else {
        const good = this.value(schemas[key], field, at);
        if (good !== undefined) result[key] = good;
      }
    }
    return result as { [K in keyof S]?: v.InferOutput<S[K]> };
  }

  answer(value: unknown, path: string): Answer | undefined {
    const fields = this.fields(value, answerFields, path);
    if (!fields) return;
    if (isObject(value) && value.at === undefined) this.refuse(join(path, "at"), "bad-date");
    return { ...fields, at: fields.at ?? UNDATED };
  }

  history(value: unknown, path: string): Answer[] | undefined {
    if (!Array.isArray(value)) return this.refuse(path, "wrong-type");
    if (value.length > MAX_HISTORY) this.refuse(path, "too-many");
    const answers = value.slice(0, MAX_HISTORY).map((one, n) => this.answer(one, join(path, String(n))));
    return answers.filter((answer): answer is Answer => answer !== undefined);
  }

  /** The good entries of a map; a missing map is empty. */
  map<T>(
    value: unknown,
    path: string,
    keys: RegExp,
    read: (value: unknown, path: string) => T | undefined,
  ): Record<string, T> {
    const result = emptyRecord<T>();
    if (value === undefined) return result;
    if (!isObject(value)) {
      this.refuse(path, "wrong-type");
      return result;
    }
    const entries = Object.entries(value);
    if (entries.length > MAX_ANSWERS) this.refuse(path, "too-many");
    for (const [key, one] of entries.slice(0, MAX_ANSWERS)) {
      const at = join(path, key);
      const good = keys.test(key) ? read(one, at) : this.refuse(at, "bad-key");
      if (good !== undefined) result[key] = good;
    }
    return result;
  }
}

function fail(code: FileRefusal): ParseResult {
  return { ok: false, code };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A path for the list of refusals; a key from a file may be of any length. */
function join(path: string, key: string): string {
  return (path && path + "/") + key.slice(0, 200);
}

import type { Assessment } from "./assessment.ts";
import { parseJson } from "./json.ts";

/** The format of a file that holds many assessments. */
export const COLLECTION = "self-check-collection/1";

/** What the first characters of a file say about it: whether it holds many assessments, in whatever layout. */
export function isCollection(start: string): boolean {
  return /^\uFEFF?\s*\{[^[]*"(format"\s*:\s*"self-check-collection\\?\/|assessments"\s*:\s*\[)/.test(start);
}

/**
 * The text of one file with many assessments, in parts. It is JSON: `{format, plan, saved_at, assessments}`, each
 * assessment as a file of its own would hold it. Each stands on a line of its own, so that a reader need not hold
 * the whole text at once.
 */
export function* formatCollection(
  plan: { id: string; version: number },
  assessments: Iterable<Assessment>,
  savedAt: string,
): Generator<string> {
  const head = JSON.stringify({ format: COLLECTION, plan, saved_at: savedAt });
  yield `${head.slice(0, -1)},"assessments":[\n`;
  let separator = "";
  for (const assessment of assessments) {
    yield separator + JSON.stringify(assessment);
    separator = ",\n";
  }
  yield `${separator && "\n"}]}\n`;
}

/** How such a file ends, or why it is refused. */
export type CollectionEnd =
  | "complete"
  | "cut-off"
  | "not-json"
  | "other-format"
  | "newer-format"
  | "too-large";

/** Characters of a line: beyond them the browser would stand still. */
const MAX_LINE = 6_000_000;

/** A combined file in any layout of JSON, read as a whole. */
export function parseCollection(text: string): { end: CollectionEnd; assessments: unknown[] } {
  const whole = parsed(text) as
    | { format?: unknown; assessments?: unknown }
    | undefined;
  const refuse = (end: CollectionEnd) => ({ end, assessments: [] });
  if (whole === undefined) return refuse("not-json");
  const refusal = formatRefusal(whole?.format);
  if (refusal) return refuse(refusal);
  return Array.isArray(whole.assessments)
    ? { end: "complete", assessments: whole.assessments }
    : refuse("other-format");
}

/** Reads a combined file in the layout of `formatCollection` part by part, without holding it. */
export class CollectionLines {
  /** Whether the file is laid out in another way. */
  isOther = false;
  private rest = "";
  private state: "head" | "items" | "end" = "head";
  private tail = "";
  private refusal: CollectionEnd | undefined;

  constructor(private readonly maxLine = MAX_LINE) {}

  /** Whether no further part would change anything. */
  get isOver(): boolean {
    return this.isOther || this.refusal !== undefined;
  }

  /** Takes the next part. Gives the assessments of its lines; of a line that is no JSON by itself, its text. */
  push(part: string): unknown[] {
    if (this.isOver) return [];
    this.rest += part;
    // Without a line's end nothing is complete; to look for one again from the start would take ever longer.
    const lines = part.includes("\n") ? this.rest.split("\n") : [this.rest];
    this.rest = lines.pop()!;
    const found: unknown[] = [];
    for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
      if (this.isOver) break;
      if (this.state === "head") this.readHead(line);
      else if (/^[\]}\s]+$/.test(line)) {
        this.tail += line.replace(/\s/g, "");
        if (this.tail === "]}") this.state = "end";
      } else {
        const item = line.replace(/^,|,$/g, "").trim();
        if (item) found.push(parsed(item) ?? item);
      }
    }
    if (!this.rest.trim()) this.rest = "";
    else if (this.rest.length > this.maxLine) {
      if (this.state === "head") this.isOther = true;
      else this.refusal = "too-large";
    }
    return found;
  }

  /** To be asked at the end of the file: how it ends, and what its last line holds, as `push` gives it. */
  end(): { end: CollectionEnd; rest: unknown[] } {
    const rest = this.push("\n");
    if (this.state === "head" && !this.refusal) this.isOther = true;
    return { end: this.refusal ?? (this.state === "end" ? "complete" : "cut-off"), rest };
  }

  /** Whether the first line opens the list, as `formatCollection` writes it. */
  private readHead(line: string): void {
    const head = parsed(line + "]}") as { format?: unknown; assessments?: unknown };
    if (!Array.isArray(head?.assessments) || head.assessments.length) this.isOther = true;
    else {
      this.refusal = formatRefusal(head.format);
      this.state = "items";
    }
  }
}

function parsed(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function formatRefusal(format: unknown): "other-format" | "newer-format" | undefined {
  if (format === COLLECTION) return undefined;
  return /^self-check-collection\/[1-9]\d*$/.test(String(format)) ? "newer-format" : "other-format";
}

import type { Assessment } from "../core/assessment.ts";

/** The format of a file that holds many assessments. */
const COLLECTION = "self-check-collection/1";

/** What the first bytes of a file say about it. */
export function isCollection(start: string): boolean {
  return /^\uFEFF?\s*\{\s*"format"\s*:\s*"self-check-collection\//.test(start);
}

/**
 * The text of one file with many assessments, in parts. It is JSON: `{format, plan, saved_at, assessments}`, each
 * assessment as a file of its own would hold it. Each stands on a line of its own, so that a reader need not hold
 * the whole text at once.
 */
export function* formatCollection(
  plan: { id: string; version: number },
  assessments: Assessment[],
  savedAt: string,
): Generator<string> {
  const head = JSON.stringify({ format: COLLECTION, plan, saved_at: savedAt });
  yield `${head.slice(0, -1)},"assessments":[\n`;
  for (let n = 0; n < assessments.length; n++) {
    yield JSON.stringify(assessments[n]) + (n < assessments.length - 1 ? ",\n" : "\n");
  }
  yield "]}\n";
}

/** What a reader of a collection has to say at its end. */
export type CollectionEnd =
  | "complete"
  | "cut-off"
  | "not-json"
  | "other-format"
  | "newer-format"
  | "too-large";

/** Characters of a line, and of a file that has to be read as a whole: beyond them the browser would stand still. */
const LIMITS = { line: 6_000_000, whole: 200_000_000 };

/**
 * Reads such a file part by part. Each `push` gives the assessments that are complete by then: texts, or values
 * where the file is laid out in another way and had to be read as a whole.
 */
export class CollectionReader {
  private rest = "";
  private state: "head" | "items" | "end" | "whole" = "head";
  private refusal: CollectionEnd | undefined;

  constructor(private readonly limits = LIMITS) {}

  /** Whether no further part would change anything. */
  get isOver(): boolean {
    return this.refusal !== undefined;
  }

  /** Takes the next part of the file and gives the assessments that are complete by now, as texts. */
  push(part: string): string[] {
    if (this.refusal) return [];
    this.rest += part;
    if (this.rest.length > (this.state === "items" ? this.limits.line + part.length : this.limits.whole)) {
      this.refusal = "too-large";
      this.rest = "";
      return [];
    }
    // Without a line's end nothing is complete; to look for one again from the start would take ever longer.
    if (this.state === "whole" || !part.includes("\n")) return [];
    const lines = this.rest.split("\n");
    this.rest = lines.pop()!;
    const found: string[] = [];
    for (const line of lines.map((one) => one.trim())) {
      if (this.state === "head") {
        if (!this.readHead(line)) {
          this.state = "whole";
          this.rest = [...lines, this.rest].join("\n");
          return [];
        }
      } else if (line === "]}") this.state = "end";
      else if (line) found.push(line.replace(/,$/, ""));
    }
    return this.refusal ? [] : found;
  }

  /** What is left at the end of the file. */
  end(): { end: CollectionEnd; rest: unknown[] } {
    if (this.refusal) return { end: this.refusal, rest: [] };
    if (this.state === "end" || this.rest.trim() === "]}") return { end: "complete", rest: [] };
    if (this.state === "items") return { end: "cut-off", rest: [] };
    try {
      const whole = JSON.parse(this.rest);
      const refusal = formatRefusal(whole?.format);
      if (refusal) return { end: refusal, rest: [] };
      if (!Array.isArray(whole.assessments)) return { end: "other-format", rest: [] };
      return { end: "complete", rest: whole.assessments };
    } catch {
      return { end: "not-json", rest: [] };
    }
  }

  /** Whether the first line opens the list, as `formatCollection` writes it. */
  private readHead(line: string): boolean {
    try {
      const head = JSON.parse(line.replace(/^\uFEFF/, "") + "]}");
      if (!Array.isArray(head.assessments)) return false;
      this.refusal = formatRefusal(head.format);
      this.state = "items";
      return true;
    } catch {
      return false;
    }
  }
}

function formatRefusal(format: unknown): "other-format" | "newer-format" | undefined {
  if (format === COLLECTION) return undefined;
  return /^self-check-collection\/[1-9]\d*$/.test(String(format)) ? "newer-format" : "other-format";
}
